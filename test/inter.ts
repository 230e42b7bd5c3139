/** Family name of Inter, a face whose digits are of different widths unless `tabular-nums` is asked for. */
export const INTER = 'Inter of the tests';

/** Loads it from the development packages in the two weights that tiles are set in. */
export async function loadInter(): Promise<void> {
  const faces = [400, 600].map((weight) => {
    const file = new URL(`../node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`, import.meta.url);
    return new FontFace(INTER, `url("${file}")`, { weight: String(weight) });
  });
  for (const face of await Promise.all(faces.map((one) => one.load()))) document.fonts.add(face);
}
