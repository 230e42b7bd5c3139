import { html, nothing, render } from 'lit';

export interface Money {
  /** Currency of the figures; absent until it is chosen. */
  readonly base?: string;
  /** Currencies of the sales, those of most amounts first. */
  readonly currencies: readonly string[];
  /** Exchange rates as the reader has typed them, by currency. */
  readonly rates: ReadonlyMap<string, string>;
}

/** Asks what amounts in several currencies need: that of the figures first, then a rate for each other one. */
export function askMoney(host: HTMLElement, { base, currencies, rates }: Money, on: MoneyEvents) {
  const foreign = currencies.filter((currency) => currency !== base);
  host.hidden = base ? !foreign.length : currencies.length < 2;
  const choice = html`The sales are in ${new Intl.ListFormat('en').format(currencies)}. In which currency are the
  figures?
  ${currencies.map((code) => html`<button class="plain" type="button" @click=${() => on.chosen(code)}>${code}</button>`)}`;
  const fields = foreign.map((code) => {
    const text = rates.get(code) ?? '';
    const isOpen = rateIn(text) === undefined;
    return html`<label
      >1 ${code} =
      <input
        name="rate-${code}"
        inputmode="decimal"
        size="6"
        autocomplete="off"
        .value=${text}
        aria-invalid=${text && isOpen ? 'true' : nothing}
        @change=${(event: Event) => on.rated(code, (event.target as HTMLInputElement).value)}
      />
      ${base}
      ${isOpen ? html`<span class="open">until it is said, what is sold in ${code} is left out</span>` : nothing}</label
    >`;
  });
  render(host.hidden ? nothing : base ? fields : choice, host);
}

export interface MoneyEvents {
  chosen(currency: string): void;
  rated(currency: string, text: string): void;
}

/** A rate as people type it, with a point or a comma; nothing where it is none. */
export function rateIn(text: string): number | undefined {
  const rate = Number(text.trim().replace(',', '.') || NaN);
  return rate > 0 && rate < Infinity ? rate : undefined;
}

/** The attribute `rates` of a board: `GBP=1.15 USD=0.9`. */
export function ratesText({ base, currencies, rates }: Money): string | undefined {
  const said = currencies.flatMap((code) => {
    const rate = code === base ? undefined : rateIn(rates.get(code) ?? '');
    return rate === undefined ? [] : [`${code}=${rate}`];
  });
  return base && said.length ? said.join(' ') : undefined;
}
