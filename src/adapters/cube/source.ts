import type { Actuals, ActualsQuery, RecordsPage, RecordsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { AskOptions, Change, DataSource } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { cellsOf, currencyAt } from './cells.ts';
import { CubeClient, type CubeQuery, type CubeRow } from './client.ts';
import { cubeOf, type Lack, loadModel } from './model.ts';
import type { CubeSourceOptions } from './options.ts';
import { printOf } from './print.ts';
import { type About, type Question, questionOf } from './questions.ts';

/** A source over a Cube deployment. */
export interface CubeSource extends DataSource {
  records(query: RecordsQuery, options: AskOptions): Promise<RecordsPage>;
  watch(changed: (what: Change) => void): () => void;
}

/**
 * A data source over the REST API of a Cube deployment, whose data model says
 * what was sold: sums are made and rights are kept there. Questions of one
 * moment go out together.
 */
export function cubeSource(options: CubeSourceOptions): CubeSource {
  return Object.freeze(new Source(options));
}

/** Organisation that lists nobody: the sales name their owners. */
const NOBODY: Organisation = { listed: false, groups: [], users: [] };
/** Most questions that are asked again to see whether there is news. */
const FOLLOWED = 100;
/** Signal of loads that several wait for: it never aborts, since the others still wait. */
const { signal: STAY } = new AbortController();

class Source implements CubeSource {
  readonly #options: CubeSourceOptions;
  readonly #client: CubeClient;
  /** Prints of the latest answers, by question. */
  readonly #prints = new Map<string, string>();
  #about: Promise<About> | undefined;
  #reload: unknown;

  constructor(options: CubeSourceOptions) {
    this.#options = options;
    // Cube says by 403 that a token has run out.
    this.#client = new CubeClient(options, [401, 403]);
  }

  organisation(asking: AskOptions): Promise<Organisation> {
    const { reload } = asking;
    if (reload && reload !== this.#reload) this.#about = undefined;
    this.#reload = reload !== true && reload;
    return this.#asked(asking, async ({ organisation, model }) => {
      const member = model.find('currency');
      if (organisation.currencies || !member) return organisation;
      const query: CubeQuery = { measures: [], dimensions: [member], order: [[member, 'asc']], limit: 1000 };
      const [rows] = await this.#client.load([query], asking);
      const codes = rows!.map((row) => currencyAt(row, member));
      return {
        ...organisation,
        currencies: codes.filter((code) => code && code !== organisation.currency) as string[],
      };
    });
  }

  actuals(queries: readonly ActualsQuery[], asking: AskOptions): Promise<readonly Actuals[]> {
    return this.#asked(asking, async (about) => {
      const questions = queries.map((query) => questionOf(query, about));
      const asked = joined(questions);
      const rows = await this.#client.load(asked, asking);
      this.#note(asked, rows);
      const places = asked.map(keyOf);
      const groups = new Map(about.organisation.users.map(({ id, group }) => [id, group]));
      return questions.map((question, index) => {
        if (!question) return { cells: [], notes: [] };
        const found = rows[places.indexOf(keyOf(question.cubeQuery))]!;
        return { cells: cellsOf(found, { ...about, ...question, query: queries[index]!, groups }), notes: [] };
      });
    });
  }

  records(query: RecordsQuery, asking: AskOptions): Promise<RecordsPage> {
    return this.#asked(asking, async (about) => {
      const { recordsOf } = await loadCode(() => import('./records.ts'));
      return recordsOf(query, about, this.#client, asking);
    });
  }

  /** Looks again now and then; the code for it comes when it is first needed. */
  watch(changed: (what: Change) => void): () => void {
    const { refresh = 60 } = this.#options;
    const leaving = new AbortController();
    const look = async () => {
      const { follow } = await loadCode(() => import('./follow.ts'));
      follow({ client: this.#client, prints: this.#prints, changed, refresh }, leaving.signal);
    };
    const timer = refresh && setTimeout(() => void look().catch(() => {}), refresh * 1000); // which the console is told
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }

  /** Keeps of answers what tells them from others. */
  #note(queries: readonly CubeQuery[], rows: readonly CubeRow[][]): void {
    if (this.#prints.size > FOLLOWED) this.#prints.clear();
    queries.forEach((query, index) => this.#prints.set(JSON.stringify(query), printOf(rows[index]!)));
  }

  /** Asks with model and organisation at hand, and says what is wrong with a mapping. */
  async #asked<T>({ signal }: AskOptions, ask: (about: About) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const loading = (this.#about ??= this.#load());
    try {
      return await ask(await unlessAborted(loading, signal));
    } catch (error) {
      signal.throwIfAborted();
      // The next one looks again: another data model may have been deployed.
      if (this.#about === loading) this.#about = undefined;
      const { lack } = error as { readonly lack?: Lack };
      if (!lack) throw error;
      const { absentError } = await loadCode(() => import('./absent.ts'));
      throw absentError(lack, this.#options);
    }
  }

  async #load(): Promise<About> {
    const options = this.#options;
    const [organisation, model] = await Promise.all([this.#said(), loadModel(this.#client, options, { signal: STAY })]);
    const about = { organisation, model, options };
    if (organisation.listed) return about;
    const { peopleOf } = await loadCode(() => import('./people.ts'));
    return { ...about, organisation: await peopleOf(about, this.#client, { signal: STAY }) };
  }

  async #said(): Promise<Organisation> {
    const { organisation, fetch } = this.#options;
    if (!organisation) return NOBODY;
    if (typeof organisation === 'object' && 'listed' in organisation) return structuredClone(organisation);
    const { hostOrganisation } = await loadCode(() => import('./host-organisation.ts'));
    return hostOrganisation(organisation, STAY, fetch);
  }
}

/** Questions that differ in their measures only are one. */
function joined(questions: readonly (Question | undefined)[]): readonly CubeQuery[] {
  const together = new Map<string, CubeQuery>();
  for (const question of questions) {
    if (!question) continue;
    const { cubeQuery, measure } = question;
    const key = keyOf(cubeQuery);
    const measures = new Set(together.get(key)?.measures).add(measure);
    together.set(key, { ...cubeQuery, measures: [...measures] });
  }
  return [...together.values()];
}

/** Returns the same key for questions that differ in their measures only. */
const keyOf = (query: CubeQuery) => JSON.stringify({ ...query, measures: cubeOf(query.measures[0]!) });
