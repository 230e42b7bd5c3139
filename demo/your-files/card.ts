import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { lookupForm, type LookupView } from './lookup-form.ts';
import { assigned, FIELD_OPTIONS, fieldOf, KINDS, type FileKind } from './mapping-edit.ts';
import type { OwnFile } from './own-file.ts';

export interface CardEvents {
  /** Something was answered or corrected. */
  changed(own: OwnFile): void;
  removed(own: OwnFile): void;
}

/** What stands below the name of a file: what was read of it, what is wrong, or what is still open. */
export interface Said {
  readonly text: string;
  readonly state: 'open' | 'good' | 'bad' | 'busy';
  readonly notes?: readonly string[];
}

const NEEDS: Readonly<Record<string, string>> = {
  date: 'the date',
  amount: 'the amount',
  value: 'the target',
  year: 'the year',
  period: 'the month or quarter',
  owner: 'whose target it is',
  name: 'the name',
};

/** One file: its name and kind, how it stands, questions, and its first rows with what each column is. */
export function cardOf(own: OwnFile, said: Said, on: CardEvents, lookup?: LookupView): TemplateResult {
  const { file, kind } = own;
  const id = `own-${kind}`;
  return html`<article
    class="own-card"
    data-kind=${kind}
    ?data-wide=${own.suggestion.columns.length > 4}
    aria-labelledby=${id}
  >
    <header>
      <h2 id=${id}>${file.name}</h2>
      ${kindSelect(own, on)} ${sheetSelect(own, on)}
      <button class="quiet" type="button" aria-label="Remove ${file.name}" @click=${() => on.removed(own)}>
        Remove
      </button>
    </header>
    <p class="said" data-state=${said.state} role="status">${said.text}</p>
    ${
      said.notes?.length
        ? html`<ul class="notes">
            ${said.notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
        : nothing
    }
    ${own.organisation ? nothing : html`${questionsOf(own, on)} ${missingOf(own, on)} ${lookup ? lookupForm(own, lookup, () => on.changed(own)) : nothing} ${tableOf(own, on)} ${own.kind === 'names' ? nothing : detailsOf(own, on)}`}
  </article>`;
}

function kindSelect(own: OwnFile, on: CardEvents): TemplateResult {
  const choose = (event: Event) => {
    own.change({ kind: (event.target as HTMLSelectElement).value as FileKind });
    on.changed(own);
  };
  return html`<label
    >These are
    <select @change=${choose} ?disabled=${!!own.organisation}>
      ${Object.entries(KINDS).map(([value, text]) => html`<option value=${value} ?selected=${value === own.kind}>${text}</option>`)}
    </select></label
  >`;
}

function sheetSelect(own: OwnFile, on: CardEvents) {
  if (own.sheets.length < 2) return nothing;
  const choose = (event: Event) => {
    own.change({ sheet: own.sheets[(event.target as HTMLSelectElement).selectedIndex] });
    on.changed(own);
  };
  return html`<label
    >Sheet
    <select @change=${choose}>
      ${own.sheets.map((sheet) => html`<option ?selected=${sheet === own.sheet}>${sheet.name}</option>`)}
    </select></label
  >`;
}

function questionsOf(own: OwnFile, on: CardEvents) {
  const { questions } = own.suggestion;
  if (!questions.length || own.kind === 'names') return nothing;
  return html`<div class="questions">
    ${questions.map(({ about, text, choices }) => {
      const choose = (at: number) => {
        own.answers.set(about, choices[at]!);
        on.changed(own);
      };
      return html`<fieldset>
        <legend>${text}</legend>
        ${choices.map(
          (choice, at) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="${own.kind}-${about}"
                .checked=${own.answers.get(about) === choice}
                @change=${() => choose(at)}
              />
              ${choice.text}</label
            >`,
        )}
      </fieldset>`;
    })}
  </div>`;
}

function missingOf(own: OwnFile, on: CardEvents) {
  if (!own.missing.length) return nothing;
  const names = own.missing.map((field) => NEEDS[field] ?? field).join(' and ');
  const setYear = (event: Event) => chooseYear(Number((event.target as HTMLInputElement).value));
  const chooseYear = (year: number) => {
    if (!(year >= 1900 && year <= 2200)) return;
    own.correct('year', (mapping) => ({
      ...mapping,
      columns: { ...(mapping.columns as object), year: { value: year } },
    }));
    on.changed(own);
  };
  const years = own.missing.includes('year') ? yearsIn(own.file.name) : [];
  const setEvery = () => {
    own.correct('period', (mapping) => ({
      ...mapping,
      columns: { ...(mapping.columns as object), period: { every: 'month' } },
    }));
    on.changed(own);
  };
  return html`<p class="missing">
    Say above its name which column is ${names}.
    ${own.missing.includes('period') ? html`<button class="plain" type="button" @click=${setEvery}>The same for every month</button>` : nothing}
    ${years.map((year) => html`<button class="plain" type="button" @click=${() => chooseYear(year)}>${year}, as its name says</button>`)}
    ${own.missing.includes('year') ? html`<label>Or the year for all rows <input type="number" min="1900" max="2200" @change=${setYear} /></label>` : nothing}
  </p>`;
}

/** Years that the name of a file tells: `FY26` and `2026`. */
const yearsIn = (name: string): readonly number[] => [
  ...new Set(
    [...name.matchAll(/(?<!\d)(?:FY ?)?(20\d\d)(?!\d)|\bFY ?(\d\d)(?!\d)/gi)].map(([, long, short]) =>
      Number(long ?? `20${short}`),
    ),
  ),
];

/** Looks like an amount: digits with separators and signs of money, and no more than one hyphen or slash. */
const MONEY = /^(?!.*[/-].*[/-])[^\p{L}\d]{0,3}\p{L}{0,3}[ .]?\d[\d.,'’\s]*[^\p{L}\d]{0,3}$/u;

/** The first rows, and over each column what it is taken for. */
function tableOf(own: OwnFile, on: CardEvents) {
  const { columns, rows } = own.suggestion;
  if (!columns.length) return nothing;
  return html`<div class="scroll rows" tabindex="0" role="group" aria-label="First rows of ${own.file.name}">
    <table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col" data-used=${fieldOf(name, own.mapping, own.kind) ? 'yes' : 'no'}>${own.kind === 'names' ? nothing : fieldSelect(own, name, on)}<span>${name || '–'}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, 4).map(
          (cells) =>
            html`<tr>
              ${columns.map((name, at) => {
                const cell = cells[at] ?? '';
                const isNumber = typeof cell === 'number' || MONEY.test(cell);
                return html`<td
                  class=${isNumber ? 'number' : ''}
                  data-used=${fieldOf(name, own.mapping, own.kind) ? 'yes' : 'no'}
                >
                  ${cell}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function fieldSelect(own: OwnFile, name: string, on: CardEvents): TemplateResult {
  const now = fieldOf(name, own.mapping, own.kind);
  const choose = (event: Event) => {
    const field = (event.target as HTMLSelectElement).value;
    if (field === 'status' || now === 'status') own.setStages(field === 'status' ? name : '');
    if (field !== 'status')
      own.correct(field.split(':')[0] || `not ${name}`, (mapping) => assigned(mapping, name, field, own.kind));
    on.changed(own);
  };
  const fixed = now === 'across' ? 'A target each' : now === 'part' ? 'Part of the amount' : undefined;
  return html`<select aria-label="What “${name}” is" @change=${choose}>
    ${fixed ? html`<option value=${now} selected>${fixed}</option>` : nothing}
    <option value="" .selected=${live(!now)}>Not used</option>
    ${FIELD_OPTIONS[own.kind].map(({ value, text }) => html`<option value=${value} .selected=${live(value === now)}>${text}</option>`)}
  </select>`;
}

const NUMBERS = [
  ['', 'As found'],
  ['en', '1,234.50'],
  ['nl', '1.234,50'],
  ['de-CH', '1’234.50'],
] as const;
const DATES = ['', 'dd/MM/yyyy', 'MM/dd/yyyy', 'dd-MM-yyyy', 'dd.MM.yyyy', 'yyyy-MM-dd', 'd MMM yyyy', 'serial'];

const ENCODINGS = ['', 'utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'ibm866'];

/** Why it is read so, and how dates and numbers are written. */
function detailsOf(own: OwnFile, on: CardEvents) {
  const { mapping } = own;
  const set = (key: 'numbers' | 'dates' | 'encoding') => (event: Event) => {
    const value = (event.target as HTMLSelectElement).value || undefined;
    own.correct(key, (mapping) => ({ ...mapping, [key]: value }));
    on.changed(own);
  };
  const dates = mapping.dates && !DATES.includes(mapping.dates) ? [...DATES, mapping.dates] : DATES;
  return html`<details>
    <summary>How it is read</summary>
    <ul>
      ${own.reasons.map(({ text }) => html`<li>${text}</li>`)}
    </ul>
    <div class="forms">
      <label
        >Numbers
        <select @change=${set('numbers')}>
          ${NUMBERS.map(([value, text]) => html`<option value=${value} ?selected=${value === (mapping.numbers ?? '')}>${text}</option>`)}
        </select></label
      >
      <label
        >Dates
        <select @change=${set('dates')}>
          ${dates.map((value) => html`<option value=${value} ?selected=${value === (mapping.dates ?? '')}>${value || 'As found'}</option>`)}
        </select></label
      >
      ${
        own.form === 'csv'
          ? html`<label
              >Encoding
              <select name="encoding" @change=${set('encoding')}>
                ${ENCODINGS.map((value) => html`<option value=${value} ?selected=${value === (mapping.encoding ?? '')}>${value || 'As found'}</option>`)}
              </select></label
            >`
          : nothing
      }
    </div>
  </details>`;
}
