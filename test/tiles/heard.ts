/** Roles whose content is said by their name and value alone. */
const WHOLE = ['img', 'meter'];

/** What a reader that listens hears of an element, part by part, in the order of the tree that is drawn. */
export function heard(element: Element): string[] {
  return [...(element.shadowRoot ?? element).childNodes].flatMap(partsOf).reduce(joined, []);
}

interface Part {
  readonly text: string;
  /** Goes on in the same line. */
  readonly runs: boolean;
}

function joined(lines: string[], { text, runs }: Part, at: number, parts: Part[]): string[] {
  if (!text.trim()) return lines;
  const goesOn = runs && parts.slice(0, at).findLast((part) => part.text.trim())?.runs;
  if (goesOn) lines.push(`${lines.pop()} ${text}`);
  else lines.push(text);
  return lines;
}

function partsOf(node: Node): Part[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ text: plain(node.textContent ?? ''), runs: true }];
  if (!(node instanceof Element) || isSilent(node)) return [];
  const role = node.getAttribute('role') ?? '';
  const label = node.getAttribute('aria-label') ?? '';
  if (WHOLE.includes(role))
    return [{ text: plain([label, node.getAttribute('aria-valuetext')].filter(Boolean).join(', ')), runs: false }];
  if (node.localName === 'button') return [{ text: `[${plain(label || (node.textContent ?? ''))}]`, runs: false }];
  const name = label && ['group', 'region'].includes(role) ? [{ text: `(${plain(label)})`, runs: false }] : [];
  const children =
    node instanceof HTMLSlotElement && node.assignedNodes().length ? node.assignedNodes() : [...node.childNodes];
  return [...name, ...children.flatMap(partsOf)];
}

function isSilent(element: Element): boolean {
  if (element.getAttribute('aria-hidden') === 'true' || element.localName === 'style') return true;
  if (element.localName === 'svg' && !element.hasAttribute('role')) return true;
  const { display, visibility } = getComputedStyle(element);
  return display === 'none' || visibility === 'hidden';
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
