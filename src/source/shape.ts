import { SourceError } from './source-error.ts';

/** A value that is not what a port promises, and what would be right, in signs that need no language. */
interface Fault {
  /** Below the value that was checked: `.rows[0].item`. */
  readonly path: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Finds the first fault of unknown data. */
export type Shape = (value: unknown) => Fault | undefined;

/** A value for which `isRight` holds. */
export function fits(expected: string, isRight: (value: unknown) => boolean): Shape {
  return (value) => (isRight(value) ? undefined : { path: '', value, expected });
}

export const text = fits('"…"', (value) => typeof value === 'string');

/** A number that can be added exactly. */
export const whole = fits('0, ±1, ±2, …', Number.isSafeInteger);

export const object = fits('{…}', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** One of a few values. */
export function choice(...values: readonly unknown[]): Shape {
  return fits(values.join(', '), (value) => values.includes(value));
}

export function optional(shape: Shape): Shape {
  return (value) => (value === undefined ? undefined : shape(value));
}

/** For what hosts write `null` as well where there is none. */
export function maybe(shape: Shape): Shape {
  return (value) => (value === undefined || value === null ? undefined : shape(value));
}

/** A list, of `length` where that is given. */
export function list(shape: (value: unknown, index: number) => Fault | undefined, length?: number): Shape {
  return (value) => {
    if (!Array.isArray(value)) return { path: '', value, expected: '[…]' };
    if (length !== undefined && value.length !== length) {
      return { path: '', value: `[…] × ${value.length}`, expected: `[…] × ${length}` };
    }
    for (let index = 0; index < value.length; index++) {
      const fault = shape(value[index], index);
      if (fault) return { ...fault, path: `[${index}]${fault.path}` };
    }
    return undefined;
  };
}

/** An object with these members, among others. */
export function record(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members);
  return (value) => {
    const none = object(value);
    if (none) return none;
    for (const [name, shape] of shapes) {
      const fault = shape((value as Readonly<Record<string, unknown>>)[name]);
      if (fault) return { ...fault, path: `.${name}${fault.path}` };
    }
    return undefined;
  };
}

/** An object whose members are all alike. */
export function table(shape: Shape): Shape {
  return (value) =>
    object(value) ?? record(Object.fromEntries(Object.keys(value!).map((name) => [name, shape])))(value);
}

/** The beginning of any value as text, of lists and plain objects as JSON: lists and texts may be long. */
export function saidOf(value: unknown): string {
  try {
    const list = Array.isArray(value) && value.slice(0, 20);
    const text = String(value);
    return (list || text === '[object Object]' ? JSON.stringify(list || value) : text).slice(0, 60);
  } catch {
    return '{…}'; // an object that cannot say what it is
  }
}

/** Throws `SourceError` `invalid-data`, with the path and the value, for data of another shape. `path` is that of the data. */
export function check(shape: Shape, data: unknown, path: string): void {
  const fault = shape(data);
  if (!fault) return;
  const { value, expected } = fault;
  const said = saidOf(value);
  const detail = { problem: 'bad-value', path: path + fault.path, value: said, expected } as const;
  throw new SourceError('invalid-data', `wrong value: ${detail.path} ${said}, expected ${expected}`, detail);
}
