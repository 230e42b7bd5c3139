import { expect } from '@open-wc/testing';
import { keysOf, legendHeight } from '../../src/charts/legend.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { planOf, type Chart } from '../../src/charts/plan.ts';
import '../../src/define/all.ts';
import { chart, room } from '../charts/fixture.ts';
import { drawn } from './charts.ts';
import { clearStage, stage } from './fixture.ts';

const ROOM = { width: 480, height: 200, fontSize: 12, fontFamily: 'sans-serif' };
const entries = (tile: HTMLElement) =>
  [...tile.shadowRoot!.querySelectorAll('.legend .series, .legend .key')].map((one) => one.textContent.trim());

describe('legend of what is drawn', () => {
  afterEach(clearStage);

  it('names the numbers of a row of variances that are written without decimals', () => {
    const one = chart('columns', [
      { actual: 40, target: 60 },
      { actual: 40, target: 50 },
    ]);
    const keys: Chart['keys'] = [{ mark: 'variance', label: '± vs target' }];
    const points = one.points.map((point) => ({
      ...point,
      variance: { ...point.variance!, text: 'too long to be read' },
    }));
    const layout = layoutColumns(planOf({ ...one, points }), room(200, 240));
    expect(keysOf({ ...one, points, keys }, layout, ROOM)).to.deep.equal(keys);
  });

  it('has a row for the tick of the pace, which nothing else explains', () => {
    const keys: Chart['keys'] = [{ mark: 'pace', label: 'expected by September 14' }];
    const narrow = { ...ROOM, width: 200, height: 300 };
    const one = chart('bars', [{ actual: 40, target: 60 }]);
    expect(legendHeight({ ...one, keys }, narrow)).to.be.above(legendHeight(one, narrow));
  });

  it('holds bars against their target where what is expected of them is nothing', async () => {
    const { tile } = stage(`<target-bar owner="user:bob" by="user" style="width:480px;height:320px"></target-bar>`);
    await drawn(tile);
    expect(entries(tile).filter((text) => text.includes('expected'))).to.deep.equal([]);
  });
});
