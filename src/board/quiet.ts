import { later } from '../timing/timers.ts';
import { sentences } from './failure.ts';

/** Attributes of every element that are no properties of it, and those that frameworks write. */
const COMMON = /^(class$|tabindex|aria-|data-|v-|_)/;

/** Acts in a second, once the page has loaded: until then its scripts may still hand in what it lacks. */
export function whenQuiet(act: () => Promise<unknown>): void {
  const now = () => void sentences(act);
  later(() => (document.readyState === 'complete' ? now() : addEventListener('load', now, { once: true })), 1000);
}

/** Waits until the page has loaded: a script of its own may hand in a moment later what it lacks. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
}

/** Looks for attributes that an element does not have, and for what is inside it and should not be: words for them load late. */
export function lookForOdd(seen: HTMLElement, inside: string): void {
  // One that has left the page meanwhile is not kept for it.
  const found = new WeakRef(seen);
  whenQuiet(async () => {
    const element = found.deref();
    if (!element) return;
    const { observedAttributes: own } = element.constructor as unknown as { readonly observedAttributes: string[] };
    const isOdd = (name: string) =>
      name === 'target' || name === 'title' || (!own.includes(name) && !(name in element) && !COMMON.test(name));
    if (element.getAttributeNames().some(isOdd) || element.querySelector(inside))
      (await import('./odd-names.ts')).tellOdd(element);
  });
}
