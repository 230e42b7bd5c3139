/** Reasons that whoever builds the page can mend, in words that no reader of it needs. */
const HINTS: Readonly<Record<string, string>> = {
  'no-board': 'needs a target-board around it, or a src of its own.',
  'no-source': 'has no data source: give it, or the target-board around it, a src or a source.',
  'no-viewer': 'shows whoever is signed in: the attribute viewer of target-board says who that is.',
};

const warned = new WeakMap<Element, string>();

/** Warns in the console of what the page lacks, once for each element and reason. */
export function hintAt(element: Element, reason: string): void {
  const hint = Object.hasOwn(HINTS, reason) ? HINTS[reason] : undefined;
  if (!hint || warned.get(element) === reason) return;
  warned.set(element, reason);
  console.warn(`<${element.localName}> ${hint}`);
}

/** Acts once the page has loaded: until then its scripts may still hand in what it lacks. */
export function whenLoaded(act: () => void): void {
  if (document.readyState === 'complete') act();
  else addEventListener('load', act, { once: true });
}
