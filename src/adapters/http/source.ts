import type { Actuals, ActualsQuery, RecordsPage, RecordsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import type { AskOptions, Change, DataSource } from '../../source/data-source.ts';
import { check, list, object, record, type Shape } from '../../source/shape.ts';
import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import type { Events } from './events.ts';
import { unfit } from './unfit.ts';
import type { HttpOptions } from './options.ts';

/** A source over a service that adds up sales by itself. */
export interface HttpSource extends DataSource {
  records(query: RecordsQuery, options: AskOptions): Promise<RecordsPage>;
  watch(changed: (what: Change) => void): () => void;
}

/**
 * A data source over a service that keeps the contract of docs/http.md: all
 * questions of one moment are one request, and events tell when to ask again.
 */
export function httpSource(options: HttpOptions): HttpSource {
  return Object.freeze(new Source(options));
}

class Source implements HttpSource {
  readonly #connection: Connection;
  readonly #events: Events;

  constructor(options: HttpOptions) {
    const events = connect(options);
    this.#events = events;
    this.#connection = events.line;
  }

  async organisation({ signal }: AskOptions) {
    const { organisation } = await this.#connection.ask('organisation', { signal });
    check(object, organisation, 'organisation');
    return organisation as Organisation;
  }

  async actuals(queries: readonly ActualsQuery[], { signal }: AskOptions) {
    const { answers } = await this.#connection.ask('actuals', { signal, body: JSON.stringify({ queries }) });
    check(list(record({ cells: list(object) }), queries.length), answers, 'answers');
    queries.forEach((query, index) => checkOwner(query, (answers as readonly Actuals[])[index]!, index));
    return answers as readonly Actuals[];
  }

  async records(query: RecordsQuery, { signal }: AskOptions) {
    const page = await this.#connection.ask('records', { signal, body: JSON.stringify({ query }) });
    check(recordsPage, page, 'page');
    return { records: page.records, ...(page.next !== undefined && { next: page.next }) } as RecordsPage;
  }

  watch(changed: (what: Change) => void) {
    return this.#events.watch(({ what }) => what !== 'targets' && changed(what));
  }
}

const recordsPage: Shape = record({ records: list(object) });

/** Refuses sales of somebody else than asked for. */
function checkOwner({ owner }: ActualsQuery, { cells }: Actuals, index: number): void {
  const level = levelOf(owner);
  if (level === 'company') return;
  const other = cells.find((cell) => cell[level] !== idOf(owner));
  if (!other) return;
  const value = `${level}:${other[level] ?? ''}`;
  throw unfit({ problem: 'other-answer', path: `answers[${index}]`, value, expected: owner });
}
