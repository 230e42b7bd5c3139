import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import { addDays, type Day } from '../../model/day.ts';
import type { Note } from '../../model/note.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { SharedLoad } from '../files/shared-load.ts';
import type { LoadedRows } from './loaded-rows.ts';

/** First and last day of the sales that are asked for, both included. More may be answered. */
export interface SalesQuery {
  readonly from: Day;
  readonly to: Day;
}

type Load<Said> = (span: SalesQuery, said: Said, signal: AbortSignal) => Promise<LoadedRows>;

/**
 * Sales between two days, loaded once for all questions of a moment: one load for
 * each stretch of days, of which longer ones that are there already may be a part.
 */
export class SpanRows<Said> {
  readonly #load: Load<Said>;
  readonly #held = new Map<string, { readonly span: SalesQuery; readonly load: SharedLoad<LoadedRows> }>();

  /** `Said`: what the organisation says, which rows are read by. */
  constructor(load: Load<Said>) {
    this.#load = load;
  }

  clear(): void {
    this.#held.clear();
  }

  async rows(span: SalesQuery, said: Said, asking: AskOptions): Promise<LoadedRows> {
    const held = [...this.#held].find(([, one]) => holds(one.span, span) && !one.load.isLostFor(asking));
    if (held) return held[1].load.join(asking);
    const load = new SharedLoad((signal) => this.#load(span, said, signal));
    this.#held.set(`${span.from} ${span.to}`, { span, load });
    return load.join(asking);
  }

  /** Answers in the order of the questions. */
  async actuals(
    queries: readonly ActualsQuery[],
    said: Said,
    asking: AskOptions,
    spans = spansOf(queries),
  ): Promise<readonly Actuals[]> {
    const answers = new Map<ActualsQuery, Actuals>();
    await Promise.all(
      spans.map(async (span) => {
        const own = queries.filter((query) => holds(span, query));
        const rows = await this.rows(span, said, asking);
        const found = await rows.actuals(own, asking.signal);
        // The organisation is answered without the sales, so that its sellers are noted here.
        const unknown = rows.organisation.notes?.filter(({ code }) => code === 'unknown-sellers') ?? [];
        own.forEach((query, index) => answers.set(query, noted(found[index]!, unknown)));
      }),
    );
    return queries.map((query) => answers.get(query) ?? NOTHING);
  }
}

const NOTHING: Actuals = { cells: [], notes: [] };

const noted = ({ cells, notes }: Actuals, more: readonly Note[]): Actuals => ({ cells, notes: [...notes, ...more] });

function holds(span: SalesQuery, { from, to }: SalesQuery): boolean {
  return from >= span.from && to <= span.to;
}

/**
 * Stretches of days that hold all questions. A day more at both ends, since a
 * date-time with an offset may be another day in the organisation's zone (A4).
 */
function spansOf(queries: readonly ActualsQuery[]): readonly SalesQuery[] {
  const spans: { from: Day; to: Day }[] = [];
  const wanted = queries
    .filter(({ from, to }) => from <= to)
    .map(({ from, to }) => ({ from: addDays(from, -1), to: addDays(to, 1) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const span of wanted) {
    const last = spans.at(-1);
    if (!last || span.from > addDays(last.to, 1)) spans.push(span);
    else if (span.to > last.to) last.to = span.to;
  }
  return spans;
}
