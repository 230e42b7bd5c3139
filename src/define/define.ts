/**
 * Gives an element its tag. A tag that another version of the library has
 * taken stays with it; that is said once per tag.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, element);
  else if (taken !== element)
    console.warn(`<${tag}> is defined already, by another version of target-tiles or by the page.`);
}
