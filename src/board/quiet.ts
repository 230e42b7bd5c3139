import { later } from '../timing/timers.ts';
import { sentences } from './failure.ts';

/** Attributes of every element that are no properties of it, and those that frameworks write. */
const COMMON = /^(class$|tabindex|aria-|data-|v-|_)/;

/** Acts in a second, once the page has loaded: until then its scripts may still hand in what it lacks. */
export function whenQuiet(act: () => Promise<unknown>): void {
  const now = () => void sentences(act);
  later(() => (document.readyState === 'complete' ? now() : addEventListener('load', now, { once: true })), 1000);
}

/** Looks for attributes that an element does not have, and for what is inside it and should not be: words for them load late. */
export function lookForOdd(element: HTMLElement, inside: string): void {
  whenQuiet(async () => {
    const { observedAttributes: own } = element.constructor as unknown as { readonly observedAttributes: string[] };
    const isOdd = (name: string) => !own.includes(name) && !(name in element) && !COMMON.test(name);
    if (element.getAttributeNames().some(isOdd) || element.querySelector(inside))
      (await import('./odd-names.ts')).tellOdd(element);
  });
}
