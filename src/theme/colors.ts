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
