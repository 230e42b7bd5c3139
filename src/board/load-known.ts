import { type Known, WrongValue } from '../model/known.ts';
import { measureKnown } from '../model/known-figures.ts';
import { directoryOf } from '../model/directory.ts';
import type { Organisation } from '../model/organisation.ts';
import { isOwnerKey } from '../model/owner.ts';
import { pacingFor } from '../model/pacing.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import type { TargetCatalogue } from '../model/target.ts';
import { SourceError } from '../source/source-error.ts';
import type { LoadedFigures, LoadOptions } from '../store/load-figures.ts';
import type { BoardState } from './board-state.ts';

const NO_ORGANISATION: Organisation = { listed: false, groups: [], users: [], dimensions: [] };
const NO_TARGETS: TargetCatalogue = { types: [], sets: [], owners: [], currencies: [] };

/** Wrong values by their tile: each is warned of once. */
const warned = new WeakMap<Element, Set<string>>();

/** Makes figures of numbers that the page has already. Rejects with `SourceError` where one cannot be read. */
export function loaderOf(
  known: Known,
  tile: Element,
): (...asked: [BoardState, FiguresRequest, Settings, LoadOptions]) => Promise<LoadedFigures> {
  return async (board, request, settings, { signal, onStale }) => {
    const { store } = board;
    const figures = (organisation?: Organisation) => measured(known, tile, { board, request, settings, organisation });
    const { held } = store.organisation;
    const first = figures(held?.value);
    if (held || !known.period || !store.hasSource) return first;
    // Only the pace waits for the board's calendar and fiscal year, and stands without them where they do not come.
    onStale?.(first);
    const organisation = await store.organisation.ask(signal).catch(() => undefined);
    signal.throwIfAborted();
    return organisation ? figures(organisation.value) : first;
  };
}

interface Asked {
  readonly board: BoardState;
  readonly request: FiguresRequest;
  readonly settings: Settings;
  readonly organisation: Organisation | undefined;
}

function measured(known: Known, tile: Element, asked: Asked): LoadedFigures {
  const { board, request, settings, organisation = NO_ORGANISATION } = asked;
  const owner = isOwnerKey(request.owner) ? request.owner : 'company';
  const directory = directoryOf(organisation, NO_TARGETS);
  try {
    return measureKnown(known, {
      request,
      settings: { ...settings, fiscalYear: { ...organisation.fiscalYear, ...settings.fiscalYear } },
      dated: board.dated,
      pacingFor: (asOf) => pacingFor(owner, request.pace, organisation, directory, { ...settings, asOf }),
      words: board.locale.words,
    });
  } catch (error) {
    if (error instanceof WrongValue) throw refusal(error, tile);
    throw error;
  }
}

function refusal({ path, value, expected, message }: WrongValue, tile: Element): SourceError {
  const said = warned.get(tile) ?? new Set();
  if (!said.has(message))
    console.warn(`<${tile.localName}> ${path}: “${value}” cannot be read. Expected: ${expected}.`);
  warned.set(tile, said.add(message));
  const detail = { problem: 'bad-value', file: tile.localName, path, value, expected } as const;
  return new SourceError('invalid-data', message, detail);
}
