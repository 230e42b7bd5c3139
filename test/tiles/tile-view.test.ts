import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Insight } from '../../src/model/insight.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { TileFigure } from '../../src/tiles/tile/tile.figure.ts';
import { type TileFacts, type TileView, tileView, wordlessView } from '../../src/tiles/tile/tile-view.ts';
import { FIGURES, INSIGHT } from './facts.ts';

const locale = createLocale('en', en);

const SCALE = { power: 3, decimals: 1 };

type Facts = Partial<TileFacts> & { readonly figure?: TileFigure };

function view(facts: Facts = {}, figures: Partial<Figures> = {}): TileView {
  const body = { thresholds: [0.9, 1] } as const;
  const { figure, ...all } = { insight: INSIGHT, figure: { scale: SCALE }, options: {}, body, state: {}, ...facts };
  return tileView(locale, { ...all, figures: { ...FIGURES, ...figures } }, figure);
}

describe('words of a tile', () => {
  it('N4 the heading says who, what in which unit, and when', () => {
    expect(view().heading).to.deep.include({ who: 'Team North', unit: 'in k EUR', period: '2026', more: [] });
    expect(view().heading.text).to.match(/^Team North · .* in k EUR · 2026$/);
  });

  it('N4 the page’s own heading takes the place of the owner’s name; measure, unit and period stay', () => {
    const { heading } = view({ options: { heading: 'Ours' } });
    expect(heading).to.include({ who: 'Ours', unit: 'in k EUR', period: '2026' });
    expect(heading.text).to.match(/^Ours · .* in k EUR · 2026$/);
  });

  it('the heading says what restricts the figures, each in a part of its own', () => {
    const { more } = view(
      {
        state: { ownScale: true },
        insight: { ...INSIGHT, open: true, judgedBy: 'targets of then' },
        figure: { scale: SCALE, compared: ['actual'] },
      },
      { notes: [{ code: 'not-filtered' }] },
    ).heading;
    expect(more).to.deep.equal(['targets of then', en.fields.actual, en.notFiltered, en.ownScale]);
  });

  it('S2 T29 a target is offered to be set where there is none now, not where there was none then', () => {
    const offered = (insight: Partial<Insight>) =>
      view({ state: { editable: true }, insight: { ...INSIGHT, ...insight } }, { total: { key: 'total', label: '' } })
        .setTarget;
    expect([offered({}), offered({ judgedBy: 'targets of then' })]).to.deep.equal([en.setTarget, undefined]);
  });

  it('an owner without a name is called by its id, but not while it loads', () => {
    const owner = { id: 'user:ann', name: '' };
    expect(view({}, { owner }).heading.who).to.equal('ann');
    expect(view({}, { owner, state: 'loading' }).heading.who).to.equal('');
  });

  it('M4 the status has its word, the gap and what remains to be done in parts', () => {
    const { status, gap, sentence } = view().status!;
    expect(status).to.include({ text: en.statuses['on-pace'], tone: 'good' });
    expect(gap).to.contain('ahead');
    expect(sentence).to.have.length(2);
  });

  it('S2 that there is no target, the gap says alone', () => {
    const { status, gap } = view({}, { total: { key: 'total', label: '', actual: 1, status: 'no-target' } }).status!;
    expect(status).to.equal(undefined);
    expect(gap).to.match(/no target/i);
  });

  it('comparisons are said where the picture does not draw them', () => {
    const total = { ...FIGURES.total, pipeline: 40_000 };
    const options = { compare: ['pipeline'] as const };
    expect(view({ options }, { total }).status!.comparisons.join()).to.match(/^weighted pipeline 40\.0.k$/);
    const figure = { scale: SCALE, compared: ['actual', 'pipeline'] as const };
    expect(view({ options, figure }, { total }).status!.comparisons).to.deep.equal([]);
  });

  it('there is no status without figures that can be drawn', () => {
    expect(view({ figure: undefined }).status).to.equal(undefined);
  });

  it('S3 a message offers to try again only where that may help', () => {
    const message = 'x';
    expect(view({}, { state: 'error', reason: 'offline', message })).to.include({ message, retry: en.retry });
    expect(view({}, { state: 'empty', reason: 'no-data', message })).to.include({ message, retry: undefined });
    expect(view({}, { state: 'error', reason: 'unknown-owner', message }).retry).to.equal(undefined);
  });

  it('S1 old figures are called refreshing only while an answer is under way', () => {
    expect(view({ state: { busy: true } }, { stale: true }).refreshing).to.equal(en.refreshing);
    expect(view({}, { stale: true }).refreshing).to.equal(undefined);
    expect(view({ state: { busy: true } }).refreshing).to.equal(undefined);
  });

  it('S1 loading is said once it takes long, with how far the file has come', () => {
    const loading = (state: TileFacts['state']) => view({ state }, { state: 'loading' }).loading;
    expect(loading({})).to.equal(undefined);
    expect(loading({ slow: true })).to.equal(en.loading);
    expect(loading({ slow: true, progress: { loaded: 5e6, total: 1e7 } })).to.equal(`${en.loading} 50%`);
    expect(loading({ slow: true, progress: { loaded: 5e6 } })).to.equal(`${en.loading} 5.0 MB`);
  });

  it('I5 filters of the board are named together', () => {
    const insight = { ...INSIGHT, filteredBy: { owner: 'group:north', items: ['b'] }, itemNames: ['Boots'] } as Insight;
    expect(view({ insight }).filters).to.deep.equal({
      text: en.filteredBy('Team North, Boots'),
      clear: en.clearFilter,
      named: false,
    });
    expect(view().filters).to.equal(undefined);
    const byOwner = { ...INSIGHT, filteredBy: { owner: 'group:north' } } as Insight;
    expect(view({ insight: byOwner }).filters!.named).to.equal(true);
    expect(view({ insight: byOwner, options: { heading: 'Ours' } }).filters!.named).to.equal(false);
  });

  it('a name turns nothing but itself in the heading and in what filters', () => {
    const name = 'Ann\u202e';
    const insight = { ...INSIGHT, filteredBy: { owner: 'user:ann', items: ['b'] }, itemNames: [name] } as Insight;
    const owner = { id: 'user:ann', name } as const;
    const { heading, filters } = view({ insight }, { owner });
    const isolated = `\u2068${name}\u2069`;
    expect(filters!.text).to.equal(en.filteredBy(`${isolated}, ${isolated}`));
    expect(heading.who).to.equal(isolated);
    expect(view({ options: { heading: name } }).heading).to.include({ who: isolated });
  });

  it('S2 a missing target can be set only where the page can', () => {
    const total = { key: 'total', label: '' };
    expect(view({ state: { editable: true } }, { total }).setTarget).to.equal(en.setTarget);
    expect(view({}, { total }).setTarget).to.equal(undefined);
    expect(view({ state: { editable: true } }).setTarget).to.equal(undefined);
  });

  it('S1 says nothing but the page’s heading before the language is known', () => {
    expect(wordlessView('Ours')).to.deep.include({ state: 'loading', busy: true });
    expect(wordlessView('Ours').heading).to.include({ who: 'Ours', measure: '' });
  });

  it('R13 filters are named in order: owner, period, type, items', () => {
    const filteredBy = { owner: 'group:north', period: '2026', targetType: 'kind.count', items: ['b'] };
    const insight = { ...INSIGHT, filteredBy, itemNames: ['Boots'] } as Insight;
    const named = 'Team North, 2026, kind.count, Boots';
    expect(view({ insight }).filters!.text).to.equal(en.filteredBy(named));
    expect(view({ insight: { ...insight, filteredBy: { owner: 'group:north' } } }).filters!.text).to.equal(
      en.filteredBy('Team North'),
    );
  });

  it('N6 the gap has all digits where the page wants them', () => {
    const total = { ...FIGURES.total, actual: 1_234_567, target: 1_000_000, expected: 900_000 };
    expect(view({ options: { digits: 'full' } }, { total }).status!.gap).to.match(/334,567|234,567/);
    expect(view({}, { total }).status!.gap).not.to.match(/4,567/);
  });

  it('S2 a target of 0 is said by the gap alone too', () => {
    const total = { key: 'total', label: '', actual: 1, target: 0, status: 'zero-target' } as const;
    expect(view({}, { total }).status!.status).to.equal(undefined);
  });

  it('S1 says that it loads only while there are no figures', () => {
    expect(view({ state: { slow: true } }).loading).to.equal(undefined);
    expect(view({ state: { slow: true, progress: { loaded: 0, total: 1e7 } } }, { state: 'loading' }).loading).to.equal(
      en.loading,
    );
  });

  it('S2 no target can be set before the period is known', () => {
    const total = { key: 'total', label: '' };
    expect(view({ state: { editable: true }, insight: undefined }, { total }).setTarget).to.equal(undefined);
  });

  it('S3 what nobody explains cannot be tried again', () => {
    expect(view({}, { state: 'error', reason: 'offline' }).retry).to.equal(undefined);
    expect(view({}, { message: 'x' }).retry).to.equal(undefined);
  });

  it('the owner of a name that no file gives is the id of a user or group, and of nothing else', () => {
    expect(view({}, { owner: { id: 'me', name: '' } }).heading.who).to.equal('');
  });

  it('an empty heading of the page is none', () => {
    expect(view({ options: { heading: '' } }).heading.who).to.equal(view().heading.who);
    expect(wordlessView('').heading.who).to.equal('');
    expect(wordlessView(undefined).heading).to.deep.include({ text: '', unit: '', period: '', more: [] });
  });
});
