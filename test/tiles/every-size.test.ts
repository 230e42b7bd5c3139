import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { TAGS } from '../../stories/cases.ts';
import { INTER, loadInter } from '../inter.ts';
import { clearStage } from './fixture.ts';
import { allFaults, drawn, inAllSizes, restyle } from './sized.ts';

describe('every tile in every state at every size', () => {
  before(loadInter);

  afterEach(() => {
    document.documentElement.style.cssText = '';
    clearStage();
  });

  for (const tag of TAGS) {
    it(`N13, N11, N17 shows figure, unit and verdict whole, its target before a sentence, facts with their names, cuts nothing and lets nothing overlap: ${tag}`, async () => {
      const tiles = await inAllSizes(tag);
      const faults: string[] = [];
      for (const font of [`"${INTER}"`, 'system-ui']) {
        for (const text of ['200%', '100%']) {
          // Another size of type gives every picture another size, so that it is drawn anew.
          document.documentElement.style.cssText = `font-size: ${text}; --target-font: ${font}`;
          restyle();
          await drawn(tiles);
          faults.push(...tiles.flatMap(allFaults).map((fault) => `${font}, ${text}, ${fault}`));
        }
      }
      expect(faults).to.deep.equal([]);
    }).timeout(120_000);
  }
});
