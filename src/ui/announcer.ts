/**
 * Says sentences to those who listen, through one live region in a shadow
 * root. What is said again is heard again.
 */
export class Announcer {
  readonly #region = document.createElement('div');
  #isOdd = false;

  constructor() {
    this.#region.className = 'heard';
    this.#region.setAttribute('role', 'status');
  }

  /** Text that was said last. */
  get said(): string {
    return (this.#region.textContent ?? '').replace(/\u00a0$/, '');
  }

  /** Puts the region into a root; a region that comes with its text is not read. */
  connect(root: ShadowRoot): void {
    if (this.#region.parentNode !== root) root.append(this.#region);
  }

  say(text: string): void {
    // The same text anew is a change only with something else behind it.
    this.#isOdd = !this.#isOdd;
    this.#region.textContent = text && this.#isOdd ? `${text}\u00a0` : text;
  }
}
