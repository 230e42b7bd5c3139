/** As Vue does: a proxy of the object and of what is read from it, unless it may not be extended. */
export function wrapped<T extends object>(target: T): T {
  if (!Object.isExtensible(target)) return target;
  return new Proxy(target, {
    get(...args) {
      const value: unknown = Reflect.get(...args);
      return typeof value === 'object' && value !== null ? wrapped(value) : value;
    },
  });
}
