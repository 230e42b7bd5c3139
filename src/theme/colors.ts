/** Names of the colours that a drawing may use. */
export const COLOR_NAMES = [
  'surface',
  'text',
  'muted',
  'hairline',
  'actual',
  'previous',
  'target',
  'good',
  'bad',
  'band-1',
  'band-2',
  'band-3',
  'focus',
] as const;

export type ColorName = (typeof COLOR_NAMES)[number];

export type Colors = Readonly<Record<ColorName, string>>;

/**
 * The colours that the tokens have at this element now, as a canvas takes
 * them (`rgb(…)`). `light-dark()` and `var()` are only resolved by a real
 * property, so a probe is put into the element's shadow tree for the moment
 * of reading. The element must be connected.
 */
export function colorsOf(element: HTMLElement): Colors {
  const probe = document.createElement('span');
  (element.shadowRoot ?? element).append(probe);
  const style = getComputedStyle(probe);
  const colors: Partial<Record<ColorName, string>> = {};
  for (const name of COLOR_NAMES) {
    probe.style.color = `var(--_${name})`;
    colors[name] = style.color;
  }
  probe.remove();
  return colors as Colors;
}

/**
 * Tells when a colour that the tokens have at this element has changed, whatever
 * has changed it: a scheme, a class or a style of the page. A transition that
 * nobody sees starts then. Answers with what ends it.
 */
export function watchColors(element: HTMLElement, changed: () => void): () => void {
  const probe = document.createElement('span');
  const shadows = COLOR_NAMES.map((name) => `0 0 var(--_${name})`);
  Object.assign(probe.style, {
    position: 'absolute',
    visibility: 'hidden',
    forcedColorAdjust: 'none',
    boxShadow: shadows.join(),
    transition: 'box-shadow 1ms',
  });
  probe.addEventListener('transitionrun', changed);
  (element.shadowRoot ?? element).append(probe);
  return () => probe.remove();
}
