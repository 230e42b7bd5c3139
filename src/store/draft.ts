import type { Draft, DraftConflict, EditRefusal, Step } from '../model/draft.ts';
import { applyAll } from '../model/draft-apply.ts';
import { basesOf, DRAFT_VERSION, openingStored, setsOfStored, type StoredDraft } from '../model/draft-text.ts';
import { emptyDraft, setId, withSets } from '../model/draft.ts';
import type { Rebased } from '../model/draft-rebase.ts';
import type { TargetRow, TargetSet } from '../model/target.ts';
import { rowId } from '../model/owner.ts';
import {
  type DraftChannel,
  type DraftHead,
  type DraftMessage,
  DraftMoved,
  type DraftPart,
  type DraftRecords,
  type DraftStorage,
  type DraftWrite,
} from '../source/draft-storage.ts';
import { SourceError } from '../source/source-error.ts';
import { inSlices } from '../timing/in-slices.ts';
import { checkHead, checkPart, checkStored } from './draft-shapes.ts';
import { type TypeStore, typesNow } from './known-types.ts';
import type { Store } from './store.ts';

/**
 * Note about a stored draft: `storage-full` and `storage-failed` the draft is
 * kept in memory only · `draft-version` another version of this library stored
 * it · `draft-broken` it cannot be read. Both of these stay stored as they are.
 */
export type DraftProblem = 'storage-full' | 'storage-failed' | 'draft-version' | 'draft-broken';

export interface DraftNote {
  readonly problem: DraftProblem;
  /** The version, the place within a broken draft, or the browser's own message. */
  readonly value?: string;
}

/** A draft that was stored, over the sets as they stand now. */
export interface OpenedDraft {
  /** Absent where none is stored, or the one that is cannot be read. */
  readonly draft?: Draft;
  /** Conflicts with what others saved since it was stored. */
  readonly conflicts: readonly DraftConflict[];
  /** Instant of its last write. */
  readonly at?: string;
  readonly note?: DraftNote;
}

/**
 * News of a draft: `note` what storage says, none where all is well again ·
 * `elsewhere` another tab has the same draft open · `other` another tab has
 * written it: `draft` is that one, with the steps of this tab made again on top
 * of it.
 */
export type DraftNews =
  | { readonly kind: 'note'; readonly note?: DraftNote }
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'other';
      readonly draft: Draft;
      /** How many steps of this tab were made again. */
      readonly steps: number;
      /** Parts of those steps that could not be made any more. */
      readonly refused: readonly EditRefusal[];
      readonly conflicts: readonly DraftConflict[];
      readonly at: string;
    };

export interface DraftKeeperOptions {
  /** One draft is kept per place: that of a repository and user. */
  readonly place: string;
  /** Loads the storage with the first use. */
  readonly storage: () => Promise<DraftStorage>;
  /** Sets and revisions that a stored draft is opened over. */
  readonly store: TypeStore & Pick<Store, 'targets' | 'changes'>;
  /** Writes what was edited meanwhile, together. Returns the function that calls it off. */
  readonly soon: (write: () => void) => () => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly tell: (news: DraftNews) => void;
}

/** Stored state, as far as this tab knows. */
interface Known {
  /** Count of the head; undefined where it cannot be read. */
  readonly count: number | undefined;
  readonly next: number;
  readonly numbers: ReadonlyMap<Step, number>;
  readonly head?: DraftHead;
}

const NOTHING: Known = { count: 0, next: 0, numbers: new Map() };

/**
 * Keeps one draft over reloads, and in step with other tabs that have it open.
 * `open` comes first: nothing is written before it is known what is stored.
 */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  readonly #leave = new AbortController();
  #known?: Known;
  /** The draft as it is stored. */
  #stored?: Draft;
  #latest?: Draft;
  #callOff?: () => void;
  #queue: Promise<unknown> = Promise.resolve();
  #channel?: DraftChannel;
  #note?: DraftNote;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  /**
   * Opens the stored draft; what others saved since is merged, or becomes a
   * conflict. Rejects with `SourceError` where the sets cannot be loaded: the
   * draft then stays stored, and `open` can be called again.
   */
  async open(): Promise<OpenedDraft> {
    const records = await this.#read();
    this.#join();
    if (!records) {
      this.#known = NOTHING;
      return { conflicts: [], ...(this.#note && { note: this.#note }) };
    }
    const read = await this.#restore(records);
    if ('note' in read) {
      this.#known = { ...NOTHING, count: undefined };
      return { conflicts: [], note: read.note };
    }
    const { draft } = this.#over(read);
    const isEmpty = !draft.done.length && !draft.undone.length && !draft.conflicts.length;
    return isEmpty ? { conflicts: [] } : { draft, conflicts: read.rebased.conflicts, at: read.known.head!.at };
  }

  /** Keeps a draft, soon: of several in a row the last one. */
  keep(draft: Draft): void {
    this.#latest = draft;
    this.#callOff ??= this.#options.soon(() => void this.flush());
  }

  /** Writes what waits to be kept, such as before the page is left. */
  flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = undefined;
    return this.#next(() => this.#write());
  }

  /** Writes what waits, and hears other tabs no more. */
  async close(): Promise<void> {
    await this.flush();
    this.#channel?.close();
    this.#leave.abort();
  }

  /** One after the other: a write starts from what the one before it left. */
  #next(act: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #read(): Promise<DraftRecords | undefined> {
    try {
      const storage = await this.#options.storage();
      return await storage.read(this.#options.place);
    } catch (error) {
      this.#say(noteOf(error));
      return undefined;
    }
  }

  async #write(): Promise<void> {
    const { place, storage } = this.#options;
    const draft = this.#latest;
    const known = this.#known;
    if (!draft || !known || draft === this.#stored) return;
    const { write, after } = this.#plan(draft, known);
    if (!write) {
      this.#stored = draft;
      return;
    }
    try {
      await (await storage()).write(place, write);
      this.#known = after;
      this.#stored = draft;
      this.#say(undefined);
      this.#channel?.say({ kind: 'written', count: write.head.count });
    } catch (error) {
      if (error instanceof DraftMoved) await this.#tryFollow();
      else this.#say(noteOf(error));
    }
  }

  /** Where the sets cannot be loaded the draft stays in memory, and the next edit tries again. */
  async #tryFollow(): Promise<void> {
    try {
      await this.#follow();
    } catch (error) {
      if (!this.#leave.signal.aborted) this.#say(noteOf(error));
    }
  }

  /** The write that makes what is stored the draft; none where it is that already. */
  #plan(draft: Draft, known: Known): { readonly write?: DraftWrite; readonly after: Known } {
    const numbers = new Map<Step, number>();
    let { next } = known;
    const number = (step: Step) => {
      const own = numbers.get(step) ?? known.numbers.get(step) ?? next++;
      numbers.set(step, own);
      return own;
    };
    const done = draft.done.map(({ step }) => number(step));
    const undone = draft.undone.map(number);
    const { baseTypes: types, conflicts } = draft;
    const isNothing = !done.length && !undone.length && !conflicts.length;
    if (isNothing ? !known.head?.done.length && !known.numbers.size : isSame(known, { done, undone, conflicts }))
      return { after: known };
    const count = (known.count ?? 0) + 1;
    const at = new Date(this.#options.now()).toISOString();
    const head = { version: DRAFT_VERSION, count, at, next, types, conflicts, done, undone };
    const fresh = [...numbers].filter(([step]) => !known.numbers.has(step));
    const put = new Map(fresh.map(([step, id]) => [id, partOf(draft, step)] as const));
    const drop = [...known.numbers].flatMap(([step, id]) => (numbers.has(step) ? [] : id));
    const write = { ...(known.count !== undefined && { after: known.count }), head, put, drop };
    return { write, after: { count, next, numbers, head } };
  }

  /** Takes over what another tab has written; steps that only this one has are made again on top of it. */
  async #follow(): Promise<void> {
    const records = await this.#read();
    if (!records || !this.#known) return;
    const read = await this.#restore(records);
    if ('note' in read) {
      this.#known = { ...NOTHING, count: undefined };
      return this.#say(read.note);
    }
    if (read.known.count! <= (this.#known.count ?? 0)) return;
    const { conflicts } = read.rebased;
    this.#options.tell({ kind: 'other', ...this.#over(read), conflicts, at: read.known.head!.at });
  }

  /** The draft that was read, with the steps that only this tab has on top of it. */
  #over({ known, rebased }: Read): { readonly draft: Draft; readonly steps: number; readonly refused: EditRefusal[] } {
    const mine = stepsSince(this.#stored, this.#latest);
    const bases = [...(this.#latest?.state.sets.values() ?? [])].map(({ base }) => base);
    const { draft, refused } = continued(withSets(rebased.draft, bases), mine);
    this.#known = known;
    this.#stored = rebased.draft;
    this.keep(draft);
    return { draft, steps: mine.length, refused };
  }

  async #restore({ head, parts }: DraftRecords): Promise<Read | { readonly note: DraftNote }> {
    const found = readRecords(head, parts);
    if ('note' in found) return found;
    const rebased = await this.#rebased(found.stored);
    if (!rebased) return { note: { problem: 'draft-broken' } };
    return { rebased, known: found.known };
  }

  async #rebased(stored: StoredDraft): Promise<Rebased | undefined> {
    const { store } = this.#options;
    const { signal } = this.#leave;
    const bases = setsOfStored(stored);
    if (!stored.steps.length && !stored.undone.length && !stored.conflicts.length)
      return { draft: emptyDraft([], stored.types), conflicts: [], lostRedo: false };
    const [types, ...sets] = await Promise.all([
      typesNow(store, signal),
      ...bases.map((key) => store.targets(key).ask(signal)),
    ]);
    const moved = bases.filter(({ revision }, index) => sets[index]!.value.revision !== revision);
    // They only say who it was.
    const asked = moved.map((key) => store.changes(key, key.revision, { signal }).catch(() => []));
    const revisions = (await Promise.all(asked)).flat();
    try {
      return await inSlices(openingStored(stored, { sets: sets.map(({ value }) => value), revisions, types }));
    } catch (error) {
      console.warn('target-tiles: stored draft cannot be made again', error);
      return undefined;
    }
  }

  #join(): void {
    if (this.#channel) return;
    void this.#options.storage().then(
      (storage) => {
        if (this.#leave.signal.aborted || this.#channel) return;
        this.#channel = storage.join(this.#options.place, (message) => this.#hear(message));
        this.#channel.say({ kind: 'hello' });
      },
      () => {}, // who reads or writes is told
    );
  }

  #hear({ kind }: DraftMessage): void {
    if (kind === 'written') void this.#next(() => this.#tryFollow());
    else this.#options.tell({ kind: 'elsewhere' });
    if (kind === 'hello') this.#channel?.say({ kind: 'here' });
  }

  #say(note: DraftNote | undefined): void {
    if (note?.problem === this.#note?.problem && note?.value === this.#note?.value) return;
    this.#note = note;
    this.#options.tell({ kind: 'note', ...(note && { note }) });
  }
}

interface Read {
  readonly rebased: Rebased;
  readonly known: Known;
}

function readRecords(
  head: unknown,
  parts: ReadonlyMap<number, unknown>,
): { readonly stored: StoredDraft; readonly known: Known } | { readonly note: DraftNote } {
  const version = (head as Partial<DraftHead> | null)?.version;
  if (version !== DRAFT_VERSION) return { note: { problem: 'draft-version', value: String(version) } };
  try {
    checkHead(head);
    const { types, conflicts, done, undone, count, next } = head as DraftHead;
    const partAt = (number: number) => {
      checkPart(parts.get(number), `draft.steps[${number}]`);
      return parts.get(number) as DraftPart;
    };
    const own = new Map([...done, ...undone].map((number) => [number, partAt(number)]));
    const bases = joined([...own.values()].flatMap((part) => part.bases));
    const stepAt = (number: number) => own.get(number)!.step;
    const stored = {
      version: DRAFT_VERSION,
      bases,
      types,
      steps: done.map(stepAt),
      undone: undone.map(stepAt),
      conflicts,
    };
    checkStored(stored as StoredDraft);
    const numbers = new Map([...own].map(([number, { step }]) => [step, number]));
    return { stored: stored as StoredDraft, known: { count, next, numbers, head: head as DraftHead } };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { path } = error.detail;
    return { note: { problem: 'draft-broken', ...(path && { value: path }) } };
  }
}

/** Bases of all steps together. */
function joined(bases: readonly TargetSet[]): TargetSet[] {
  const sets = new Map<string, { readonly set: TargetSet; readonly rows: Map<string, TargetRow> }>();
  for (const set of bases) {
    const own = sets.get(setId(set)) ?? { set, rows: new Map<string, TargetRow>() };
    for (const row of set.rows) own.rows.set(rowId(row), row);
    sets.set(setId(set), own);
  }
  return [...sets.values()].map(({ set, rows }) => ({ ...set, rows: [...rows.values()] }));
}

function partOf({ state }: Draft, step: Step): DraftPart {
  return { step, bases: basesOf([...state.sets.values()], step.edits) };
}

function isSame({ head }: Known, now: Pick<DraftHead, 'done' | 'undone' | 'conflicts'>): boolean {
  const text = ({ done, undone, conflicts }: typeof now) => JSON.stringify([done, undone, conflicts]);
  return !!head && text(head) === text(now);
}

/** Steps of a draft beyond those that another state of it has. */
function stepsSince(before: Draft | undefined, after: Draft | undefined): Step[] {
  const steps = after?.done.map(({ step }) => step) ?? [];
  const shared = steps.findIndex((step, index) => before?.done[index]?.step !== step);
  return shared < 0 ? [] : steps.slice(shared);
}

/** The draft with further steps; those that change nothing, and parts that cannot be made any more, are left out. */
function continued(draft: Draft, steps: readonly Step[]): { readonly draft: Draft; readonly refused: EditRefusal[] } {
  const refused: EditRefusal[] = [];
  let { state } = draft;
  const done = steps.flatMap((step) => {
    const before = state;
    state = applyAll(state, step.edits, (refusal) => void refused.push(refusal));
    return state === before ? [] : [{ step, before }];
  });
  return { draft: { ...draft, state, done: [...draft.done, ...done] }, refused };
}

function noteOf(error: unknown): DraftNote {
  const { detail, message } = error as Partial<SourceError>;
  if (detail?.problem === 'storage-full') return { problem: 'storage-full' };
  const value = detail?.value ?? message;
  return { problem: 'storage-failed', ...(value && { value }) };
}
