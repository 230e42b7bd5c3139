import { expect, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { ChartInteraction } from '../../src/charts/chart-interaction.ts';
import { LateInteraction } from '../../src/charts/late-interaction.ts';

/** An interaction that writes down where it is sent. */
function recorder() {
  const went: number[] = [];
  return { went, interaction: { go: (at: number) => void went.push(at) } as unknown as ChartInteraction };
}

/** Code that comes, or fails to, when the test says so. */
function byHand() {
  const asked: { resolve(it: ChartInteraction): void; reject(error: Error): void }[] = [];
  let updates = 0;
  const host = { requestUpdate: () => void (updates += 1) } as unknown as LitElement;
  const late = new LateInteraction(host, () => new Promise((resolve, reject) => asked.push({ resolve, reject })));
  return { asked, late, updates: () => updates };
}

describe('LateInteraction', () => {
  const warned: unknown[] = [];
  const { warn } = console;

  beforeEach(() => {
    warned.length = 0;
    console.warn = (message) => void warned.push(message);
  });

  afterEach(() => {
    console.warn = warn;
  });

  it('loses nothing that is asked while it loads, and loads once', async () => {
    const { asked, late } = byHand();
    const { went, interaction } = recorder();
    for (const at of [3, 1, 2]) late.touch((it) => it.go(at));
    expect([asked.length, went.length, late.loaded]).to.deep.equal([1, 0, undefined]);
    asked[0]!.resolve(interaction);
    await nextFrame();
    expect(went).to.deep.equal([3, 1, 2]);
    late.touch((it) => it.go(4));
    expect([asked.length, went.at(-1)]).to.deep.equal([1, 4]);
  });

  it('does not load for what only follows a touch, and keeps it in its order after one', async () => {
    const { asked, late } = byHand();
    const { went, interaction } = recorder();
    late.follow((it) => it.go(-1));
    expect(asked.length).to.equal(0);
    late.touch((it) => it.go(0));
    late.follow((it) => it.go(-1));
    asked[0]!.resolve(interaction);
    await nextFrame();
    late.follow((it) => it.go(-2));
    expect(went).to.deep.equal([0, -1, -2]);
  });

  it('tries again at the next touch where it does not come, and says so once', async () => {
    const { asked, late } = byHand();
    const { went, interaction } = recorder();
    for (const at of [0, 1]) {
      late.touch((it) => it.go(at));
      asked[at]!.reject(new Error('offline'));
      await nextFrame();
      expect([late.failed, late.loaded]).to.deep.equal([true, undefined]);
    }
    late.touch((it) => it.go(2));
    asked[2]!.resolve(interaction);
    await nextFrame();
    expect([late.failed, went, warned.length]).to.deep.equal([false, [2], 1]);
  });

  it('tells its host when it has failed and when it is there after all, so that the tile can say so', async () => {
    const { asked, late, updates } = byHand();
    late.touch(() => {});
    asked[0]!.reject(new Error('404'));
    await nextFrame();
    expect([late.failed, updates()]).to.deep.equal([true, 1]);
    late.touch(() => {});
    asked[1]!.resolve(recorder().interaction);
    await nextFrame();
    expect([late.failed, updates()]).to.deep.equal([false, 2]);
  });
});
