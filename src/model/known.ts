/** A number in major units: decimal text without grouping, `1234.50`, or a number. */
export type KnownValue = string | number;

/** Numbers that the page has already, of one figure. What is absent, or an empty text, is not known. */
export interface KnownNumbers {
  readonly actual?: KnownValue | null;
  readonly target?: KnownValue | null;
  /** Sales in the same days one year before. */
  readonly previousYear?: KnownValue | null;
}

/** One bar or column of numbers that the page has already. */
export interface KnownPoint extends KnownNumbers {
  /** Name of the point; its period by default. */
  readonly label?: string;
  /** Key of the point in `figures` and events, such as `user:anna`; its period, else its label, by default. */
  readonly key?: string;
  /** Days of the point alone, in any form of the attribute `period`; those of the tile by default. */
  readonly period?: string;
}

/** All that a tile shows in place of its board's figures. */
export interface Known extends KnownNumbers {
  /** ISO 4217 code, or any word that counts something: `deals`. */
  readonly unit?: string;
  /** Name of the figures. */
  readonly label?: string;
  /** A list, or its text as JSON. */
  readonly points?: string | readonly KnownPoint[];
  /** Any form of the attribute `period`; without it no days are known. */
  readonly period?: string;
  /** ISO date; without it no pace is kept. */
  readonly asOf?: string;
}

/** A number, a day or a period of the page that cannot be read. */
export class WrongValue extends Error {
  /** Attribute or member: `actual`, `points[2].target`. */
  readonly path: string;
  readonly value: string;
  /** A value that would be right. */
  readonly expected: string;

  constructor(path: string, value: unknown, expected: string) {
    super(`${path}: ${String(value)}, expected ${expected}`);
    this.path = path;
    this.value = typeof value === 'object' ? JSON.stringify(value) : String(value);
    this.expected = expected;
  }
}
