import type { Note } from '../../model/note.ts';

/**
 * Reads attribute values: a wrong one counts as none and is noted, so that
 * the tile can say which it is and what is allowed (`attributes.allowed`).
 */
export class Attributes {
  /** One per wrong value: `wrong-attribute`, value `pace=fast`. */
  notes: readonly Note[] = [];
  /** Allowed words of attributes, by name. */
  readonly allowed = new Map<string, readonly string[]>();

  /** Forgets what was wrong. */
  reset(): void {
    this.notes = [];
  }

  /** The value, if it is one of the allowed words. */
  word<W extends string>(name: string, value: string | null | undefined, allowed: readonly W[]): W | undefined {
    return this.check(name, value, allowed, (text) => allowed.find((word) => word === text));
  }

  /** Words separated by blanks, if all of them are allowed. */
  words<W extends string>(name: string, value: string | null | undefined, allowed: readonly W[]): W[] | undefined {
    return this.check(name, value, allowed, (text) => {
      const words = text.split(/\s+/).map((one) => allowed.find((word) => word === one));
      return words.every((word) => word !== undefined) ? words : undefined;
    });
  }

  /** Value as `read` takes it; nothing, and a note that names `allowed`, where it cannot. */
  check<T>(
    name: string,
    value: string | null | undefined,
    allowed: readonly string[],
    read: (text: string) => T | undefined,
  ): T | undefined {
    const text = value?.trim();
    if (!text) return undefined;
    const known = read(text);
    if (known === undefined) {
      this.allowed.set(name, allowed);
      this.notes = [...this.notes, { code: 'wrong-attribute', value: `${name}=${text}` }];
    }
    return known;
  }
}

/** Ids of a list, or of a text with commas. None counts as all. */
export function readIds(value: string | readonly string[] | null | undefined): readonly string[] | undefined {
  const ids = typeof value === 'string' ? value.split(',').map((id) => id.trim()) : (value ?? []);
  const named = ids.filter(Boolean);
  return named.length ? named : undefined;
}

/** `0.9 1`: two numbers above 0 that do not fall. */
export function readThresholds(text: string): [number, number] | undefined {
  const [behind, onPace, ...more] = text.split(/\s+/).map(Number);
  return behind! > 0 && onPace! >= behind! && !more.length ? [behind!, onPace!] : undefined;
}

/** `75 %` or `75`: a share from 50 to 100 %. */
export function readShare(text: string): number | undefined {
  const percent = Number(text.replace(/\s*%$/, ''));
  return percent >= 50 && percent <= 100 ? percent / 100 : undefined;
}
