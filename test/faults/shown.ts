// All that can be seen, heard or read of a tile, canvas included.

/** Texts on each canvas since it was last wiped. */
const painted = new WeakMap<HTMLCanvasElement, string[]>();

const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  painted.set(this.canvas, [...(painted.get(this.canvas) ?? []), text]);
  fillText.call(this, text, ...place);
};
CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
  if (width * height > 0) painted.delete(this.canvas);
  clearRect.call(this, x, y, width, height);
};
const { set, ...width } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width')!;
Object.defineProperty(HTMLCanvasElement.prototype, 'width', {
  ...width,
  set(this: HTMLCanvasElement, value: number) {
    painted.delete(this); // to set it wipes
    set!.call(this, value);
  },
});

/** Texts and spoken attributes of a tile, one after the other. */
export const wordsOf = (tile: Element): string[] => (tile.shadowRoot ? wordsIn(tile.shadowRoot) : []);

export function wordsIn(root: Node): string[] {
  const words: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) words.push(...wordsAt(walker.currentNode));
  return words;
}

function wordsAt(node: Node): readonly string[] {
  if (!(node instanceof Element)) return node.parentElement?.localName === 'style' ? [] : [node.textContent ?? ''];
  if (node instanceof HTMLCanvasElement) return [...spoken(node), ...(painted.get(node) ?? [])];
  return spoken(node);
}

const spoken = (element: Element) =>
  [...element.attributes].filter(({ name }) => /^(aria-|title$)/.test(name)).map(({ value }) => value);

/** Numbers in a text as it is written in English. */
export const numbersIn = (text: string): number[] =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));

/** The shapes of its picture, without the samples that explain them. */
export const shapesOf = (tile: Element): string[] =>
  [...(tile.shadowRoot?.querySelectorAll('.plot svg path, svg[viewBox] path') ?? [])]
    .filter((path) => !path.closest('#notes'))
    .map((path) => path.getAttribute('d') ?? '');
