import type { TargetBoardElement, TargetSet } from '../src/index.ts';
import { parseMinor } from '../src/model/index.ts';
import { optionFor, ownerOptions, type Company } from './choices.ts';
import { texts, type Texts } from './texts.ts';

const TYPE = 'all-sales.amount';

/** No grouping: "1,000" would be a thousand to one reader and one to another. */
const AMOUNT = /^\d{1,11}(?:[.,]\d{1,2})?$/;

/** A plain form that sets one month's target. It knows the board's repository and nothing of any tile. */
export class TargetForm {
  readonly #form: HTMLFormElement;
  readonly #board: TargetBoardElement;
  #said: Texts = texts.en;
  #set: TargetSet | undefined;

  constructor(form: HTMLFormElement, board: TargetBoardElement, company: Company) {
    this.#form = form;
    this.#board = board;
    this.#field('owner').append(optionFor(company.company.name, 'company'), ...ownerOptions(company, texts.en));
    form.addEventListener('change', ({ target }) => void (target !== this.#field('value') && this.#show()));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
  }

  /** Another day or language. */
  async update(said: Texts): Promise<void> {
    this.#said = said;
    const { locale, asOf } = this.#board;
    const month = this.#field('month');
    const chosen = month.value || String(Number(asOf!.slice(5, 7)) - 1);
    const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    month.replaceChildren(
      ...Array.from({ length: 12 }, (_, index) => new Option(name.format(Date.UTC(2026, index)), String(index))),
    );
    month.value = chosen;
    [...this.#form.querySelectorAll('optgroup')].forEach(
      (group, index) => (group.label = index ? said.users : said.groups),
    );
    await this.#show();
  }

  get #key() {
    return { year: Number(this.#board.asOf!.slice(0, 4)), targetType: TYPE };
  }

  async #show(): Promise<void> {
    const { signal } = new AbortController();
    this.#set = await this.#board.repository!.load(this.#key, { signal });
    const minor = this.#row?.values[Number(this.#field('month').value)];
    this.#input.value = minor === null || minor === undefined ? '' : this.#plain(minor);
    this.#input.removeAttribute('aria-invalid');
    this.#say(minor === null || minor === undefined ? this.#said.none : this.#said.now(this.#money(minor)));
    if (this.#row?.locked) this.#say(this.#said.locked);
  }

  async #save(): Promise<void> {
    const text = this.#input.value.trim();
    this.#input.removeAttribute('aria-invalid');
    if (text && !AMOUNT.test(text)) {
      this.#input.setAttribute('aria-invalid', 'true');
      return this.#say(this.#said.invalid);
    }
    const owner = this.#field('owner');
    const month = this.#field('month');
    const values = { [Number(month.value)]: text ? (parseMinor(text.replace(',', '.'), 2) ?? null) : null };
    try {
      const rows = [{ owner: owner.value as 'company', values }];
      const change = { ...this.#key, base: this.#set!.revision, rows };
      [this.#set] = await this.#board.save([change]);
      this.#say(this.#said.saved(owner.selectedOptions[0]!.text, month.selectedOptions[0]!.text));
    } catch (error) {
      this.#say(this.#row?.locked ? this.#said.locked : this.#said.failed((error as Error).message));
    }
  }

  get #row() {
    return this.#set?.rows.find(({ owner }) => owner === this.#field('owner').value);
  }

  get #input(): HTMLInputElement {
    return this.#form.elements.namedItem('value') as HTMLInputElement;
  }

  #field(name: string): HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLSelectElement;
  }

  #plain(minor: number): string {
    return new Intl.NumberFormat(this.#board.locale, { useGrouping: false }).format(minor / 100);
  }

  #money(minor: number): string {
    const currency = this.#row?.currency ?? 'EUR';
    return new Intl.NumberFormat(this.#board.locale, { style: 'currency', currency }).format(minor / 100);
  }

  #say(text: string): void {
    this.#form.querySelector('output')!.textContent = text;
  }
}
