/** Objects that are frozen down to their leaves, which need not be walked again. */
const done = new WeakSet<object>();

/** Freezes plain data down to its leaves, so that one answer can be shared by all who asked. Data may hold itself. */
export function deepFreeze<T>(data: T): T {
  // An outer shell that is frozen already says nothing about what it holds.
  if (data && typeof data === 'object' && !done.has(data)) {
    done.add(data);
    for (const part of Object.values(Object.freeze(data))) deepFreeze(part);
  }
  return data;
}
