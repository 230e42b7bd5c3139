import { SalesEngine } from './engine.ts';
import { salesHere, type GiveBack, type SalesLoader } from './loaded-sales.ts';
import type { FileSetup } from './file-setup.ts';
import { salesReader } from './sales-reader.ts';
import { slices } from '../../timing/slices.ts';

/** Bytes that are read in about a millisecond. */
const PIECE = 2 ** 16;

/** Reads sales on the page's own thread, in slices that leave it responsive. */
export function loadHere(setup: FileSetup, give: GiveBack, signal: AbortSignal): SalesLoader {
  const reader = salesReader(setup);
  const breathe = slices(signal);
  return {
    async push(chunk) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        reader.push(chunk.subarray(from, from + PIECE));
        await breathe();
      }
      give(chunk.buffer);
    },
    async end(members) {
      const { columns, notes } = reader.end();
      return salesHere(new SalesEngine(columns, notes, members));
    },
    close() {},
  };
}
