import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { CASES, TAGS } from '../../stories/cases.ts';
import { INTER, loadInter } from '../inter.ts';
import { clearStage } from './fixture.ts';
import { allFaults, drawn, inAllSizes, restyle, type Sized } from './sized.ts';

/** So many states at once: a browser that lays out a page of hundreds of tiles anew for each of them takes minutes. */
const AT_ONCE = 10;

const states = Object.entries(CASES);
const groups = Array.from({ length: Math.ceil(states.length / AT_ONCE) }, (_, at) =>
  Object.fromEntries(states.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
);

for (const tag of TAGS) {
  for (const group of groups)
    describe(`every state at every size: ${tag}, ${Object.keys(group).join(', ')}`, () => {
      let tiles: readonly Sized[];

      before(async function () {
        this.timeout(300_000);
        await loadInter();
        tiles = await inAllSizes(tag, group);
      });

      after(() => {
        document.documentElement.style.cssText = '';
        clearStage();
      });

      for (const [face, font] of [
        ['a face with proportional digits', `"${INTER}"`],
        ['a face of the system', 'system-ui'],
      ]) {
        for (const text of ['200%', '100%']) {
          it(`N13, N11, N17, E3 shows figure, unit and verdict whole, its target before a sentence, facts with their names, type of 12 px at least, cuts nothing and lets nothing overlap: ${face}, text of ${text}`, async () => {
            // Another size of type gives every picture another size, so that it is drawn anew.
            document.documentElement.style.cssText = `font-size: ${text}; --target-font: ${font}`;
            restyle();
            await drawn(tiles);
            expect(tiles.flatMap(allFaults)).to.deep.equal([]);
          }).timeout(300_000);
        }
      }
    });
}
