/**
 * A copy of plain data: what a host hands over stays its own, to be changed and
 * never frozen. Unlike `structuredClone` it takes what wraps plain data, such as
 * the proxies of a framework. Data may hold itself; its texts are of one normal
 * form (NFC).
 */
export function plainCopy<T>(data: T, known = new Map<unknown, unknown>()): T {
  if (typeof data === 'string') return data.normalize() as T;
  if (typeof data !== 'object' || data === null) return data;
  if (known.has(data)) return known.get(data) as T;
  const copy = (Array.isArray(data) ? [] : {}) as T & object;
  known.set(data, copy);
  for (const name of Object.keys(data) as (keyof T & object)[]) copy[name] = plainCopy(data[name], known);
  return copy;
}
