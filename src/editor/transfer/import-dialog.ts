import { html, nothing, type TemplateResult } from 'lit';
import { failureOf } from '../../board/failure.ts';
import { type ImportQuestion, type OpenedImport, openImportFile } from '../../board/import-file.ts';
import {
  type ImportedSet,
  type ImportPlan,
  type ImportRefusal,
  planningImport,
  type PlannedRow,
} from '../../model/import-plan.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { matchOwners, type Match } from '../../model/match-owners.ts';
import { idOf, type OwnerKey } from '../../model/owner.ts';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';
import { amountText, nameIn } from '../dialogs/preview.ts';
import type { Dialogs } from '../editor-host.ts';
import { columnName } from '../grid/rows-view.ts';
import { lockSentence } from '../lock-text.ts';
import { refusalText } from '../refusal-text.ts';

/** Most rows that are listed; those with something wrong come first. */
const SHOWN = 100;

/** Shows what a file would change: which rows, how many cells, what cannot come in and why. */
export function importDialog(dialogs: Dialogs, file: File): void {
  new ImportDialog(dialogs, file).open();
}

class ImportDialog {
  readonly #dialogs: Dialogs;
  readonly #file: File;
  readonly #leave = new AbortController();
  #opened?: OpenedImport;
  #table = 0;
  #answers: number[] = [];
  #sets?: readonly ImportedSet[];
  #matches: ReadonlyMap<OwnerKey, Match> = new Map();
  #owners: ReadonlyMap<OwnerKey, OwnerKey | null> = new Map();
  #plan?: ImportPlan;
  #isPlanning = false;
  #failure = '';
  #dialog!: OpenDialog;

  constructor(dialogs: Dialogs, file: File) {
    this.#dialogs = dialogs;
    this.#file = file;
  }

  open(): void {
    this.#dialog = this.#dialogs.open(() => this.#view());
    void this.#dialog.closed.then(() => this.#leave.abort());
    void this.#try(async () => {
      this.#opened = await openImportFile(this.#file, this.#leave.signal);
      await this.#read();
    });
  }

  get #words() {
    return this.#dialogs.editor.texts.filling;
  }

  get #session() {
    return this.#dialogs.editor.session;
  }

  get #locale() {
    return this.#session.board!.locale;
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.#failure = '';
    try {
      await act();
    } catch (error) {
      if (this.#leave.signal.aborted) return;
      this.#failure = (await failureOf(error, this.#session.board!, undefined)).message;
    }
    this.#dialog.update();
  }

  /** Reads the chosen table, and plans to take it over. */
  async #read(): Promise<void> {
    const opened = this.#opened!;
    const { house } = this.#session;
    const { organisation, fiscal } = house!;
    const { signal } = this.#leave;
    const table = opened.kind === 'tables' ? opened.tables[this.#table] : undefined;
    this.#sets = undefined;
    this.#plan = undefined;
    if (table?.missing.length && !table.questions.length) return;
    const by = {
      organisation,
      fiscalYear: fiscal,
      ...(organisation.currency && { currency: organisation.currency }),
      signal,
    };
    const sets = opened.kind === 'own' ? opened.sets : (await table!.read(this.#answers, by)).sets;
    await this.#session.loadSets(sets);
    this.#sets = sets;
    await this.#match(sets);
  }

  async #match(sets: readonly ImportedSet[]): Promise<void> {
    const { membership, nameOf } = this.#session.house!;
    const owners = new Set(sets.flatMap(({ rows }) => rows.map(({ owner }) => owner)));
    const unknown = [...owners].filter((owner) => !membership.has(owner));
    const candidates = this.#candidates().map((owner) => ({ owner, names: [nameOf(owner), idOf(owner)] }));
    this.#matches = matchOwners(unknown, candidates, 'any');
    this.#owners = new Map(unknown.map((owner) => [owner, this.#matches.get(owner)?.owner ?? null]));
    await this.#replan();
  }

  #candidates(): readonly OwnerKey[] {
    const { membership, maySee } = this.#session.house!;
    const all = membership.groups.flatMap((group) => [group, ...membership.membersOf(group)]);
    return (['company', ...new Set(all)] as const).filter((owner) => !maySee || maySee(owner));
  }

  /** Plans anew; the plan before stays on show until then, and cannot be taken over. */
  async #replan(): Promise<void> {
    const sets = this.#sets;
    const owners = this.#owners;
    const { house, draft, editContext } = this.#session;
    const base = house!.organisation.currency;
    const context = { ...editContext, membership: house!.membership, owners, ...(base && { base }) };
    this.#isPlanning = true;
    const plan = sets && (await inSlices(planningImport(draft, sets, context), this.#leave.signal));
    // Another table or owner may have been chosen meanwhile.
    if (this.#sets !== sets || this.#owners !== owners) return;
    this.#plan = plan;
    this.#isPlanning = false;
  }

  #view(): DialogView {
    const { texts } = this.#dialogs.editor;
    const words = this.#words;
    const plan = this.#plan;
    return {
      title: words.importTitle(this.#file.name),
      subtitle: this.#subtitle(),
      width: 'wide',
      body: html`${this.#renderQuestions()} ${this.#renderState()} ${plan ? this.#renderPlan(plan) : nothing}`,
      footnote: texts.oneStep,
      buttons: [
        { label: texts.cancel, act: () => this.#dialog.close() },
        {
          label: words.takeOver(this.#locale.count(plan?.changed ?? 0)),
          isPrimary: true,
          disabled: this.#isPlanning || !plan ? this.#failure || words.importReading : this.#nothingIn(plan),
          act: () => this.#take(plan!),
        },
      ],
    };
  }

  #nothingIn({ changed }: ImportPlan): string | undefined {
    return changed ? undefined : this.#words.importedNothing;
  }

  #subtitle(): string | undefined {
    const opened = this.#opened;
    if (!opened) return undefined;
    if (opened.kind === 'own') return this.#words.importOwn;
    const table = opened.tables[this.#table];
    return table?.sheet && this.#words.importSheet(table.sheet);
  }

  async #take({ edits }: ImportPlan): Promise<void> {
    const { editor } = this.#dialogs;
    const refused = await this.#session.apply('import', edits);
    if (refused) {
      this.#failure = refusalText(refused, editor.texts, this.#locale, this.#session.house!);
      return this.#dialog.update();
    }
    this.#dialog.close();
    const own = this.#session.key!;
    const [first] = edits;
    if (!first || !('set' in first)) return;
    if (edits.some((edit) => 'set' in edit && edit.set.year === own.year && edit.set.targetType === own.targetType))
      return;
    editor.goToType(first.set.targetType);
    editor.goToYear(first.set.year);
  }

  #renderState(): TemplateResult | typeof nothing {
    const words = this.#words;
    const opened = this.#opened;
    if (this.#failure) return html`<p class="loss" role="alert">${this.#failure}</p>`;
    if (!opened) return html`<p>${words.importReading}</p>`;
    const table = opened.kind === 'tables' ? opened.tables[this.#table] : undefined;
    if (!this.#plan && table?.missing.length) {
      const fields = table.missing.map((field) => words.fields[field] ?? field).join(', ');
      return html`<p class="loss" role="alert">${words.missing(fields)}</p>`;
    }
    return this.#plan ? nothing : html`<p>${words.importReading}</p>`;
  }

  /** Questions that the file leaves open: its sheet, and values that can be read in two ways. */
  #renderQuestions(): TemplateResult | typeof nothing {
    const opened = this.#opened;
    if (opened?.kind !== 'tables') return nothing;
    const { tables } = opened;
    const choose = (act: () => void) => () => {
      act();
      void this.#try(() => this.#read());
    };
    const select = (label: string, options: readonly string[], at: number, chosen: (index: number) => void) =>
      html`<label class="field"
        >${label}<select
          @change=${(event: Event) => choose(() => chosen(Number((event.target as HTMLSelectElement).value)))()}
        >
          ${options.map((text, index) => html`<option value=${index} ?selected=${index === at}>${text}</option>`)}
        </select></label
      >`;
    const { questions = [] } = tables[this.#table] ?? {};
    const isAsked = ({ isLevel }: ImportQuestion) => !isLevel || this.#hasTwins();
    if (tables.length < 2 && !questions.some(isAsked)) return nothing;
    return html`<div class="asked">
      ${
        tables.length > 1
          ? select(
              this.#words.whichSheet,
              tables.map(({ sheet = '' }) => sheet),
              this.#table,
              (index) => {
                this.#table = index;
                this.#answers = [];
              },
            )
          : nothing
      }
      ${questions.map((question, index) =>
        isAsked(question)
          ? select(
              question.text,
              question.choices.map((one) => one.text),
              this.#answers[index] ?? 0,
              (answer) => (this.#answers[index] = answer),
            )
          : nothing,
      )}
    </div>`;
  }

  /** Whether an id of the file is that of a user and of a group: then the file has to say which. */
  #hasTwins(): boolean {
    const { membership } = this.#session.house!;
    const ids = new Set(this.#sets?.flatMap(({ rows }) => rows.map(({ owner }) => idOf(owner))));
    return [...ids].some((id) => membership.has(`user:${id}`) && membership.has(`group:${id}`));
  }

  #renderPlan(plan: ImportPlan): TemplateResult {
    const words = this.#words;
    const leftOut = [...this.#owners].filter(([, owner]) => owner === null).map(([key]) => key);
    const isGuess = ({ inFile }: PlannedRow) => this.#matches.get(inFile)?.isSame === false;
    const isOdd = (row: PlannedRow) => row.refused.length > 0 || row.meanwhile > 0 || isGuess(row);
    const rows = [...plan.rows].sort(
      (a, b) => Number(isOdd(b)) - Number(isOdd(a)) || Number(b.changed > 0) - Number(a.changed > 0),
    );
    const more = rows.length - SHOWN;
    return html`<div class="across">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.inFile}</th>
              <th scope="col" class="number">${words.cellsInFile}</th>
              <th scope="col" class="number">${words.changedCells}</th>
              <th scope="col">${words.wrong}</th>
            </tr>
          </thead>
          <tbody>
            ${leftOut.map((key) => this.#renderLeft(key))} ${rows.slice(0, SHOWN).map((row) => this.#renderRow(row))}
          </tbody>
        </table>
      </div>
      ${more > 0 ? html`<p class="note">${words.moreRows(this.#locale.count(more))}</p>` : nothing}
      <p class="outcome" role="status">${this.#sumText(plan)}</p>`;
  }

  #renderLeft(key: OwnerKey): TemplateResult {
    return html`<tr>
      <th scope="row"><span>${idOf(key)}</span>${this.#renderChoice(key)}</th>
      <td class="number">–</td>
      <td class="number">–</td>
      <td class="quiet">${this.#words.importProblems['unknown-owner'](idOf(key))}</td>
    </tr>`;
  }

  #renderRow(row: PlannedRow): TemplateResult {
    const words = this.#words;
    const { editor } = this.#dialogs;
    const isGuess = this.#owners.has(row.inFile) && !this.#matches.get(row.inFile)?.isSame;
    const name = nameIn(editor, row);
    const notes = [
      ...(isGuess ? [html`<span class="quiet">${words.nearest}</span>`] : []),
      ...(row.meanwhile ? [html`<span>${words.meanwhile(this.#locale.count(row.meanwhile))}</span>`] : []),
      ...row.refused.map((refusal) => html`<span class="loss">${this.#refusalText(refusal, row)}</span>`),
    ];
    return html`<tr>
      <th scope="row">${isGuess ? html`<span>${idOf(row.inFile)}</span>${this.#renderChoice(row.inFile)}` : name}</th>
      <td class="number">${this.#locale.number(row.cells)}</td>
      <td class="number">${this.#locale.number(row.changed)}</td>
      <td class="wrong">${notes}</td>
    </tr>`;
  }

  /** Owner that a name in the file stands for. */
  #renderChoice(key: OwnerKey): TemplateResult {
    const chosen = this.#owners.get(key) ?? null;
    const { nameOf } = this.#session.house!;
    return html`<select
      class="field"
      aria-label=${this.#words.whoIs(idOf(key))}
      @change=${(event: Event) => {
        const owner = (event.target as HTMLSelectElement).value as OwnerKey | '';
        this.#owners = new Map([...this.#owners, [key, owner || null]]);
        void this.#try(() => this.#replan());
        this.#dialog.update();
      }}
    >
      <option value="" ?selected=${!chosen}>${this.#words.leaveOut}</option>
      ${this.#candidates().map((owner) => html`<option value=${owner} ?selected=${chosen === owner}>${nameOf(owner)}</option>`)}
    </select>`;
  }

  #refusalText({ problem, index, text = '', by, at }: ImportRefusal, row: PlannedRow): string {
    const { editor } = this.#dialogs;
    const words = this.#words.importProblems;
    const said =
      problem === 'not-a-number'
        ? text
          ? words['not-a-number'](text)
          : words['not-read']
        : problem === 'unknown-owner' || problem === 'other-currency'
          ? words[problem](text)
          : problem === 'other-interval'
            ? words['other-interval']
            : problem === 'locked' && at
              ? lockSentence({ at, ...(by && { by }) }, editor.texts, this.#locale, this.#session.house!)
              : editor.texts.problems[problem](nameIn(editor, row));
    const columns = (editor.grid.state.grid?.columnList ?? []).filter(({ kind }) => kind === 'value');
    const column = index === undefined ? undefined : columns[index];
    return column ? this.#words.atInterval(columnName(column, editor.texts, this.#locale, 'short'), said) : said;
  }

  #sumText({ changed, emptied, sums }: ImportPlan): string {
    const { editor } = this.#dialogs;
    const words = this.#words;
    const text = sums
      .map(({ currency, before, after }) =>
        `${words.fromTo(amountText(editor, before, currency), amountText(editor, after, currency))} ${currency ?? ''}`.trim(),
      )
      .join(', ');
    const count = emptied ? words.emptied(this.#locale.count(emptied)) : '';
    return words.importSum(this.#locale.count(changed), count, text);
  }
}
