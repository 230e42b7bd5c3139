/**
 * A copy of plain data: what a host hands over stays its own, to be changed and
 * never frozen. Unlike `structuredClone` it takes what wraps plain data, such as
 * the proxies of a framework. Data may hold itself.
 */
export function plainCopy<T>(data: T, known = new Map<unknown, unknown>()): T {
  if (typeof data !== 'object' || data === null) return data;
  if (known.has(data)) return known.get(data) as T;
  const copy: unknown = Array.isArray(data) ? [] : {};
  known.set(data, copy);
  return Object.assign(
    copy as T & object,
    mapped(data, (part) => plainCopy(part, known)),
  );
}

function mapped(data: object, copyOf: (part: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, copyOf(part)]));
}
