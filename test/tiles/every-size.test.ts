import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { TAGS } from '../../stories/cases.ts';
import { INTER, loadInter } from '../inter.ts';
import { clearStage } from './fixture.ts';
import { allFaults, drawn, inAllSizes, restyle, type Sized } from './sized.ts';

for (const tag of TAGS) {
  describe(`every state at every size: ${tag}`, () => {
    let tiles: readonly Sized[];

    before(async function () {
      this.timeout(300_000);
      await loadInter();
      tiles = await inAllSizes(tag);
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
        it(`N13, N11, N17 shows figure, unit and verdict whole, its target before a sentence, facts with their names, cuts nothing and lets nothing overlap: ${face}, text of ${text}`, async () => {
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
