/**
 * How much CSS `zoom` enlarges an element. The places of a pointer, and of
 * boxes in the window, are enlarged by it; lengths in the element are not.
 */
export function zoomOf(element: EventTarget | null): number {
  return (element as Partial<Element> | null)?.currentCSSZoom ?? 1;
}
