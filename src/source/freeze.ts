/** Freezes plain data down to its leaves, so that one answer can be shared by all who asked. */
export function deepFreeze<T>(data: T): T {
  if (typeof data === 'object' && data !== null) {
    // An outer shell that is frozen already says nothing about what it holds.
    for (const part of Object.values(Object.freeze(data))) deepFreeze(part);
  }
  return data;
}
