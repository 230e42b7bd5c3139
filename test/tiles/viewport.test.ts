import { expect, nextFrame } from '@open-wc/testing';
import { watchSize } from '../../src/tiles/tile/viewport.ts';

describe('watchSize', () => {
  it('tells a size that drawing has changed in the next frame, and the page hears of no error', async () => {
    const box = document.createElement('div');
    box.style.width = '100px';
    document.body.append(box);
    const errors: string[] = [];
    const hear = (event: ErrorEvent) => errors.push(event.message);
    addEventListener('error', hear);
    const told: number[] = [];
    // As a long list does, whose scroll bar takes room from it.
    const stop = watchSize(box, ({ width }) => {
      told.push(width);
      box.style.width = '90px';
    });
    while (!told.includes(90)) await nextFrame();
    await nextFrame();
    await nextFrame();
    stop();
    box.remove();
    removeEventListener('error', hear);
    expect(errors).to.deep.equal([]);
    // Once more after it has been watched anew, and then no more.
    expect(told).to.deep.equal([100, 90, 90]);
  });

  it('tells nothing any more once it is stopped, even before the next frame', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    let count = 0;
    await new Promise<void>((told) => {
      const stop = watchSize(box, () => {
        count += 1;
        stop();
        told();
      });
    });
    await nextFrame();
    await nextFrame();
    box.remove();
    expect(count).to.equal(1);
  });
});
