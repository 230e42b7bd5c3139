import { addWholes } from './add-wholes.ts';
import { SalesEngine } from './engine.ts';
import { salesHere, type GiveBack, type SalesLoader } from './loaded-sales.ts';
import type { FileSetup } from './file-setup.ts';
import { salesReader } from './sales-reader.ts';
import { workbookReader } from './workbook-reader.ts';
import { pushPieces } from '../tables/push-pieces.ts';
import { slices } from '../../timing/slices.ts';

/** Reads sales on the page's own thread, in slices that leave it responsive. */
export function loadHere(setup: FileSetup, give: GiveBack, signal: AbortSignal): SalesLoader {
  const breathe = slices(signal);
  const reader = (setup.form === 'xlsx' ? workbookReader : salesReader)(setup, breathe);
  return {
    async push(chunk) {
      await pushPieces(chunk, (piece) => reader.push(piece), breathe);
      give(chunk.buffer);
    },
    async end(members) {
      const { columns, notes } = await reader.end();
      return salesHere(new SalesEngine(columns, notes, members, addWholes));
    },
    close() {},
  };
}
