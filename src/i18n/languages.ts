import { en } from './en.ts';
import type { Messages } from './messages.ts';

type Load = () => Promise<Messages>;

/** Texts by BCP 47 tag, at hand or loaded when first needed: `{ da, 'pt-BR': async () => (await import('./pt-br.js')).texts }`. */
export type Locales = Readonly<Record<string, Messages | Load>>;

/** Texts that were found: none while they load for the first time, English where they could not be loaded. */
export interface Found {
  readonly messages?: Messages;
  /** Language tag of these texts, as their table has it: `en` where English stands in. */
  readonly language?: string;
  /** The load failed, also while it is tried again. */
  readonly missing?: true;
}

interface Loaded extends Found {
  /** Attempt at which the load failed; none while it runs. */
  readonly failedAt?: number | undefined;
}

const ENGLISH = ['en', en] as const;
/** Bokmål for Norwegian that says no form, and for Nynorsk, whose readers read it too. */
const STAND_INS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };
const NOT_YET: Loaded = { failedAt: NaN };

/** Loads whose failure has been told. */
const warned = new WeakSet<Load>();

/** The texts that one board has needed so far. */
export class Languages {
  readonly #changed: () => void;
  readonly #loaded = new WeakMap<Load, Loaded>();

  /** `changed` is called when a load has ended. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Texts for a tag, from the first table that has it, a shorter one
   * (`pt-BR`, then `pt`) or one that stands in (`no`, then `nb`), else English. A load that failed is tried again as
   * soon as `attempt` is another number.
   */
  find(tag: string, tables: readonly (Locales | undefined)[], attempt: number): Found {
    const [language, found] = tables.map((table) => nearest(table ?? {}, tag)).find(Boolean) ?? ENGLISH;
    if (typeof found !== 'function') return { messages: found, language };
    const loaded = this.#loaded.get(found) ?? NOT_YET;
    const { failedAt = attempt } = loaded;
    if (failedAt !== attempt) void this.#load(found, language, attempt);
    return loaded;
  }

  async #load(load: Load, language: string, attempt: number): Promise<void> {
    this.#loaded.set(load, { ...this.#loaded.get(load), failedAt: undefined });
    try {
      const messages = await load();
      // Of a host, which may hand over the module in place of what is in it.
      if (!messages?.units) throw new TypeError('not a table of texts');
      this.#loaded.set(load, { messages, language });
    } catch (error) {
      if (!warned.has(load)) console.warn(`The texts of “${language}” cannot be loaded, so they are English.`, error);
      warned.add(load);
      this.#loaded.set(load, { messages: en, language: 'en', missing: true, failedAt: attempt });
    }
    this.#changed();
  }
}

function nearest(table: Locales, tag: string): readonly [language: string, texts: Messages | Load] | undefined {
  const names = Object.keys(table);
  let name = tag.toLowerCase();
  while (name) {
    const key = names.find((other) => other.toLowerCase() === name);
    if (key) return [key, table[key]!];
    const end = name.lastIndexOf('-');
    name = end > 0 ? name.slice(0, end) : Object.hasOwn(STAND_INS, name) ? STAND_INS[name]! : '';
  }
  return undefined;
}
