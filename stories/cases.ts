// States that every tile is held against at every size, by a test and on sheets to look at.
import { boardAround, house, targets, withAttributes } from './board.ts';
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
  [320, 220],
  [480, 320],
  [900, 600],
  [1440, 900],
] as const;

interface Case {
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
  'zero target': of(states.ZeroTarget),
  'zero sales': by(unsold),
  stale: of(states.EarlierFigures),
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
  count: of(attributes.MeasureCount),
  'all compared': by({}, { compare: 'target previous-year forecast pipeline' }),
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
