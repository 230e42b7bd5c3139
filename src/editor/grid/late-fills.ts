import { sentences } from '../../board/failure.ts';

type Fills = typeof import('./fill-cells.ts');

/** Fills cells by code that loads with the first fill. */
export function withFills(fill: (fills: Fills) => Promise<void>): void {
  void sentences(() => import('./fill-cells.ts')).then((fills) => fills && fill(fills));
}
