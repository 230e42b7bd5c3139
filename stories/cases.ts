// States that every tile is held against at every size, by a test and on sheets to look at.
import { boardAround, fadingSource, house, targets, withAttributes } from './board.ts';
import type { Args, World } from './board.ts';
import { organisation, sales, targetSets, TODAY } from './fixtures.ts';
import { attributes, states } from './tile.ts';
import type { Story } from './tile.ts';

export const TAGS = ['target-number', 'target-gauge', 'target-bullet', 'target-column', 'target-bar'] as const;

/** Sizes of boxes, px. */
export const BOXES = [
  [160, 90],
  [200, 120],
  [240, 160],
  [312, 124],
  [336, 172],
  [320, 220],
  [480, 320],
  [900, 600],
  [1440, 900],
] as const;

export interface Case {
  readonly args: Args;
  readonly world: World;
}

const of = ({ args = {}, parameters = {} }: Story): Case => ({ args, world: (parameters['world'] ?? {}) as World });
const by = (world: World, args: Args = {}): Case => ({ args, world });

const called = (name: string) => by({ source: () => house({ organisation: { ...organisation, company: { name } } }) });
const sold = (factor: number) => ({
  source: () =>
    house({ sales: sales.map((row) => ({ ...row, amount: Math.round(Number(row.amount) * factor * 100) / 100 })) }),
});
const wanted = (factor: number) => ({
  repository: () =>
    targets(
      targetSets.map((set) => ({
        ...set,
        rows: set.rows.map((row) => ({
          ...row,
          values: row.values.map((value) => value && Math.round(value * factor)),
        })),
      })),
    ),
});
const WANTED = { year: 2026, targetType: 'all-sales.amount', interval: 'month', revision: 1 } as const;
const yearly = (value: number) => Array<number>(12).fill(value);

/** So many people, with names that differ at their ends, in scripts of both directions. */
function crowd(count: number): World {
  const people = Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    name: `${['Nordwind Handelsmaatschappij Benelux ', 'שרה לוי ', '👩‍👩‍👧‍👦 Zoë '][at % 3]!.repeat(at % 5 ? 1 : 6)}${at + 1}`,
  }));
  const amounts = people.map(({ id }, at) => ({ date: '2026-03-02', user: id, amount: (at + 1) * 137.5 }));
  const rows = people.map(({ id }, at) => ({ owner: `user:${id}` as const, values: yearly((at + 1) * 20_000) }));
  return {
    source: () => house({ organisation: { ...organisation, users: people }, sales: amounts }),
    repository: () => targets([{ ...WANTED, rows }]),
  };
}

/** Behind by a few cents of millions, and one gave back three euros: in millions that is nothing, and no less. */
const nearly: World = {
  source: () =>
    house({
      sales: [
        { date: '2026-03-02', user: 'nina', amount: 1_000_002.97 },
        { date: '2026-04-02', user: 'piet', amount: -3 },
      ],
    }),
  repository: () =>
    targets([
      { ...WANTED, rows: [{ owner: 'group:north', values: [0, 0, 100_000_000, ...Array<number>(9).fill(0)] }] },
    ]),
};

/** In the second quarter of the year nobody set a target. */
const halfSet: World = {
  repository: () =>
    targets([
      {
        ...WANTED,
        rows: ['company', 'group:north', 'group:south'].map((owner, at) => ({
          owner: owner as 'company',
          values: yearly(at ? 12_000_000 : 24_000_000).map((value, month) => (month > 2 && month < 6 ? null : value)),
        })),
      },
    ]),
};

/** A tenth of the rows has a date that there is not. */
const halfRead: World = {
  source: () => house({ sales: sales.map((row, at) => (at % 10 ? row : { ...row, date: '2026-02-30' })) }),
};

const unsold = { source: () => house({ sales: sales.filter(({ date }) => date > TODAY || date < '2026') }) };

/** By name. In each of them the tile has figures. */
export const CASES: Readonly<Record<string, Case>> = {
  'on pace': of(states.OnPace),
  behind: of(states.Behind),
  'at risk': of(states.AtRisk),
  reached: of(states.Reached),
  missed: of(states.Missed),
  'too early': of(states.TooEarly),
  'not begun': of(states.NotBegun),
  'no target': of(states.NoTarget),
  'members have': of(states.NoTargetButMembers),
  'target of members': of(attributes.TargetFromMembers),
  'targets of then': of(attributes.TargetAsOf),
  'zero target': of(states.ZeroTarget),
  incomplete: by(halfRead),
  'zero sales': by(unsold),
  stale: of(states.EarlierFigures),
  'stale while refreshing': by({
    source: () => fadingSource(() => new Promise(() => {})),
    then: (board) => (board.source as ReturnType<typeof fadingSource>).fail(),
  }),
  filtered: of(states.FilteredByBoard),
  'long name': called('Nordwind Handelsmaatschappij Benelux & Scandinavia '.repeat(4).trim()),
  emoji: called('🚀🚀 Nordwind 👩‍👩‍👧‍👦'),
  'right to left name': called('شركة رياح الشمال Benelux'),
  'own heading': of(attributes.Heading),
  'five lines': by(
    {},
    { heading: 'All that was sold by all of us, everywhere and to everyone, in the shops '.repeat(4) },
  ),
  huge: by({ ...sold(5e6), ...wanted(5e6) }),
  small: by({ ...sold(1e-5), ...wanted(1e-5) }),
  negative: by(sold(-1)),
  'many times': by(wanted(0.011)),
  'as percent': of(attributes.AsPercent),
  'all digits': of(attributes.NumberFormatFull),
  'lower is better': of(attributes.LowerIsBetter),
  'limit of 0, kept': by({ ...unsold, ...wanted(0) }, { 'lower-is-better': true }),
  'limit of 0, missed': by(wanted(0), { 'lower-is-better': true }),
  count: of(attributes.MeasureCount),
  'target in part': by(halfSet),
  'all compared': by({}, { compare: 'target previous-year forecast pipeline' }),
  'one bar': by(crowd(1), { by: 'user' }),
  '200 bars': by(crowd(200), { by: 'user' }),
  'minus nothing': by(nearly, { owner: 'group:north', by: 'user' }),
  Dutch: by({ board: { locale: 'nl' } }, { owner: 'user:piet' }),
  'right to left': of(attributes.RightToLeft),
};

/** One board of a case with tiles of these sizes, each as high and wide as it says. */
export function boardOf({ args, world }: Case, tiles: readonly { tag: string; size: readonly [number, number] }[]) {
  return boardAround(
    world,
    ...tiles.map(({ tag, size: [width, height] }) => {
      const tile = withAttributes(document.createElement(tag), args);
      tile.style.width = `${width}px`;
      tile.style.height = `${height}px`;
      return tile;
    }),
  );
}
