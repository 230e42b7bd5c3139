import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { Policy } from '../../src/model/policy.ts';
import { drawn, find } from './charts.ts';
import { clearStage, figuresWhen, HandSource, stage, type Stage, type TileLike, world } from './fixture.ts';

const but = (hidden: string): Policy => ({ see: (owner) => owner !== hidden });

const chart = (tag: string, owner: string) =>
  `<${tag} owner="${owner}" renderer="canvas" style="width:480px;height:300px"></${tag}>`;

const canvasOf = (tile: TileLike) => find<HTMLCanvasElement>(tile, '.content > canvas');

const pixelsOf = (tile: TileLike) => canvasOf(tile).toDataURL();

/** A tile painted on a canvas by a source whose later answers wait. */
async function painted(markup: string, policy?: Policy): Promise<Stage & { source: HandSource }> {
  const { Chart } = await import('../../src/charts/chartjs.ts');
  const source = new HandSource();
  const staged = stage(markup, {}, { ...world(), source, policy });
  await drawn(staged.tile, 'canvas');
  while (!Chart.getChart(canvasOf(staged.tile))) await nextFrame();
  return { ...staged, source };
}

/** The same while a refresh of it hangs. */
async function refreshing(markup: string): Promise<Stage> {
  const { source, board, tile } = await painted(markup);
  source.hold();
  (tile as TileLike & { refresh(): void }).refresh();
  await figuresWhen(tile, ({ stale }) => stale);
  return { board, tile };
}

describe('rights on the canvas', () => {
  afterEach(clearStage);

  it('T24 a bar that may not be seen any more is painted over at once, while a refresh hangs', async () => {
    const markup = chart('target-bar', 'group:north');
    const { board, tile } = await refreshing(markup);
    const [without, other] = [await painted(markup, but('user:bob')), await painted(markup, but('user:ann'))];
    expect(pixelsOf(tile) === pixelsOf(without.tile), 'before').to.equal(false);
    board.policy = but('user:bob');
    await board.updateComplete;
    expect(pixelsOf(tile) === pixelsOf(without.tile), 'as of a tile that never had the bar').to.equal(true);
    expect(pixelsOf(tile) === pixelsOf(other.tile), 'each bar has pixels of its own').to.equal(false);
  });

  it('T24 columns that may not be seen any more leave the page at once with their canvas, while a refresh hangs', async () => {
    const { board, tile } = await refreshing(chart('target-column', 'group:north'));
    board.policy = but('group:north');
    await board.updateComplete;
    expect(tile.shadowRoot!.querySelector('canvas') === null).to.equal(true);
  });
});
