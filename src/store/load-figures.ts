import type { Actuals } from '../model/actual.ts';
import type { Day } from '../model/day.ts';
import { makingDirectory } from '../model/directory.ts';
import { measure, refuse } from '../model/figures-of.ts';
import type { Measured, Words } from '../model/insight.ts';
import type { Organisation } from '../model/organisation.ts';
import type { PointsOf } from '../model/points.ts';
import type { MaySee } from '../model/policy.ts';
import { ask, isRefusal, type Question } from '../model/question.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import type { Steps } from '../model/steps.ts';
import type { TargetCatalogue, TargetKey, TargetSet } from '../model/target.ts';
import { inSlices } from '../timing/in-slices.ts';
import type { Answer, Held } from './answer.ts';
import type { Store } from './store.ts';

export interface LoadedFigures extends Measured {
  /** When the oldest of the answers behind it came, epoch milliseconds; absent where nothing was asked. */
  readonly fetchedAt?: number;
}

/** The part of a store that figures are made of. */
export interface FiguresStore extends Pick<Store, 'hasSource' | 'organisation' | 'catalogue' | 'actuals'> {
  targets(key: TargetKey): AnswerOf<TargetSet>;
  /** The sets that a question is about, where they are not those that there are now. */
  setsOf?(question: Question): readonly TargetKey[];
}

type AnswerOf<T> = Pick<Answer<T>, 'held' | 'ask'>;

/** Calls `make` now or later. */
export type InTurn = <T>(make: () => T) => T | Promise<T>;

export interface LoadOptions {
  /** Ends the wait; what nobody else waits for is given up. */
  readonly signal: AbortSignal;
  /** Called with the earlier figures as soon as they are made, if newer ones have to be waited for. */
  readonly onStale?: (figures: LoadedFigures) => void;
  /** Tells the day of an instant, where figures are asked for as of today: earlier ones are judged by the day of their sales (S3). */
  readonly dayOf?: (instant: number) => Day;
  /** Figures of others are not asked for: `forbidden`. All may be seen by default. */
  readonly maySee?: MaySee;
  /** Begins to make figures of answers that are all there, now or in a later turn of the page; now by default. */
  readonly inTurn?: InTurn;
  /** Makes the points of the figures; none by default. */
  readonly pointsOf?: PointsOf;
}

/**
 * The figures that a tile shows; at once, without asking, where all that is
 * behind them is held and still good. Rejects with `SourceError` or the
 * signal's reason.
 */
export async function loadFigures(
  store: FiguresStore,
  request: FiguresRequest,
  settings: Settings,
  words: Words,
  { signal, onStale, dayOf, maySee, pointsOf, inTurn = atOnce }: LoadOptions,
): Promise<LoadedFigures> {
  if (!store.hasSource) return refuse({ reason: 'no-source' }, request, settings, words);
  const inquiry: Inquiry = { store, request, settings, words, maySee, pointsOf, signal };
  const held = heldFigures(inquiry);
  if (held?.fresh) return inTurn(unlessAborted(held.figures, signal));
  if (held && onStale) hand(ofItsDay(held, inquiry, dayOf)?.figures(), onStale);

  const all = <T>(answers: readonly AnswerOf<T>[]) => Promise.all(answers.map((answer) => answer.ask(signal)));
  const context = await Promise.all([store.organisation.ask(signal), store.catalogue.ask(signal)]);
  await inSlices(makingDirectory(context[0].value, context[1].value), signal); // which `ask` needs at once
  const { actuals, sets, figures } = pursue(inquiry, ...context);
  const answers = await Promise.all([all(actuals), all(sets)]);
  return inTurn(unlessAborted(() => figures(...answers), signal));
}

const atOnce: InTurn = (make) => make();

function unlessAborted<T>(make: () => T, signal: AbortSignal): () => T {
  return () => {
    signal.throwIfAborted();
    return make();
  };
}

interface Inquiry extends Pick<LoadOptions, 'maySee' | 'pointsOf' | 'signal'> {
  readonly store: FiguresStore;
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly words: Words;
}

/** Queries of a request, and the function that turns their answers into figures. */
function pursue(
  { store, request, settings, words, pointsOf, maySee, signal }: Inquiry,
  organisation: Held<Organisation>,
  catalogue: Held<TargetCatalogue>,
) {
  const question = askOnce(request, settings, organisation.value, catalogue.value, maySee);
  const refused = isRefusal(question);
  return {
    actuals: refused ? [] : question.queries.map((query) => store.actuals(query)),
    sets: refused ? [] : (store.setsOf?.(question) ?? question.sets).map((key) => store.targets(key)),
    figures(actuals: readonly Held<Actuals>[], sets: readonly Held<TargetSet>[]): Making {
      const fetchedAt = Math.min(...[organisation, catalogue, ...actuals, ...sets].map(({ at }) => at));
      if (refused) return { ...refuse(question, request, settings, words), fetchedAt };
      const measured = measure(question, actuals.map(valueOf), sets.map(valueOf), words, pointsOf);
      return inSlices(dated(measured, fetchedAt), signal);
    },
  };
}

/** Figures of many owners take a while. */
type Making = LoadedFigures | Promise<LoadedFigures>;

function* dated(measured: Steps<Measured>, fetchedAt: number): Steps<LoadedFigures> {
  const made = yield* measured;
  return { ...made, figures: { ...made.figures, dataAt: new Date(fetchedAt).toISOString() }, fetchedAt };
}

/** Earlier figures that cannot be made, or not in time, are none. */
function hand(making: Making | undefined, onStale: (figures: LoadedFigures) => void): void {
  if (making instanceof Promise) making.then(onStale, () => {});
  else if (making) onStale(making);
}

type Asked = Parameters<typeof ask>;

const asked = new WeakMap<FiguresRequest, { readonly of: Asked; readonly question: ReturnType<typeof ask> }>();

/** A tile asks the same again and again, and everything it asks with is frozen. */
function askOnce(...of: Asked): ReturnType<typeof ask> {
  const before = asked.get(of[0]);
  if (before && of.every((part, index) => part === before.of[index])) return before.question;
  const question = ask(...of);
  asked.set(of[0], { of, question });
  return question;
}

interface HeldFigures {
  figures(): Making;
  /** When the oldest of its sales came, epoch milliseconds; Infinity where there are none. */
  readonly soldAt: number;
  readonly fresh: boolean;
}

/** Figures of held sales, judged by the day on which those came; nothing where that day would have asked for others. */
function ofItsDay(held: HeldFigures, inquiry: Inquiry, dayOf: LoadOptions['dayOf']): HeldFigures | undefined {
  const { settings } = inquiry;
  const asOf = dayOf && held.soldAt < Infinity ? dayOf(held.soldAt) : settings.asOf;
  return asOf < settings.asOf ? heldFigures({ ...inquiry, settings: { ...settings, asOf } }) : held;
}

/** Figures of what is held, if all of it is; measured only if they are wanted. */
function heldFigures(inquiry: Inquiry): HeldFigures | undefined {
  const organisation = inquiry.store.organisation.held;
  const catalogue = inquiry.store.catalogue.held;
  if (!organisation || !catalogue) return undefined;
  const pursuit = pursue(inquiry, organisation, catalogue);
  const actuals = pursuit.actuals.flatMap(({ held }) => held ?? []);
  const sets = pursuit.sets.flatMap(({ held }) => held ?? []);
  if (actuals.length < pursuit.actuals.length || sets.length < pursuit.sets.length) return undefined;
  const fresh = ![organisation, catalogue, ...actuals, ...sets].some(({ stale }) => stale);
  const soldAt = Math.min(...actuals.map(({ at }) => at));
  return { figures: () => pursuit.figures(actuals, sets), soldAt, fresh };
}

function valueOf<T>({ value }: Held<T>): T {
  return value;
}
