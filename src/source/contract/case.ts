/** One rule of a port. Any test runner can run it: it fails by throwing an error that names the difference. */
export interface ContractCase {
  /** The rule, as a title. */
  readonly name: string;
  run(): Promise<void>;
}

/** Throws unless both say the same as plain data; a field that is `undefined` equals one that is absent. */
export function expectSame(actual: unknown, expected: unknown, what = 'answer'): void {
  const [one, other] = [textOf(actual), textOf(expected)];
  if (one !== other) throw new Error(`${what}\n  expected ${other}\n  but got  ${one}`);
}

/** The reason of a promise that has to reject. */
export async function rejectionOf(promise: Promise<unknown>, what = 'request'): Promise<unknown> {
  const answer = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ('reason' in answer) return answer.reason;
  throw new Error(`${what} should have been rejected, but was answered: ${textOf(answer.value)}`);
}

/** Throws where `data` holds what `JSON.stringify` loses: a Map, a Date, NaN, an `undefined` in a list. */
export function expectPlain(data: unknown, path = 'answer'): void {
  if (data === null || typeof data === 'string' || typeof data === 'boolean' || Number.isFinite(data)) return;
  const isPlain = Array.isArray(data) || Object.getPrototypeOf(data ?? 0) === Object.prototype;
  if (!isPlain) throw new Error(`not plain JSON: ${path}: ${String(data)}`);
  for (const [name, part] of Object.entries(data as object)) {
    if (part !== undefined || Array.isArray(data)) expectPlain(part, `${path}.${name}`);
  }
}

/** JSON with sorted names. What JSON lacks is written out, so that it equals nothing else. */
function textOf(data: unknown): string {
  return JSON.stringify(data, (_, part: unknown) => {
    if (part instanceof Error) return `${part.name}: ${part.message}`;
    if (typeof part === 'number' && !Number.isFinite(part)) return `(${part})`;
    if (!part || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map((one: unknown) => (one === undefined ? '(undefined)' : one));
    const entries = Object.entries(part).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
