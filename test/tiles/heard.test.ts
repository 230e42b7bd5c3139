import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { buttonNamed, drawn, touched } from './charts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';
import { heard } from './heard.ts';

/** The legend is no figure. */
const LEGEND = /^\[(Only|Alleen) |^\[(actual|target|forecast|werkelijk|doel|prognose)\]$/;

const TAGS = ['target-number', 'target-gauge', 'target-bullet', 'target-column', 'target-bar'] as const;
const CHARTS: readonly string[] = ['target-column', 'target-bar'];

const SAID = {
  en: {
    sales: 'Sales',
    table: '[Show as table]',
    guide: '[What this shows]',
    sentence:
      'at risk, 6.3 thousand euros (15%) behind, 36 of 60 thousand euros, 60%, 42.3 thousand euros expected by Sep 15, heading for 51.1 thousand euros: 8.9 thousand euros (15%) under target, 308 euros a working day needed, 78 working days left',
  },
  nl: {
    sales: 'Omzet',
    table: '[Toon als tabel]',
    guide: '[Wat u hier ziet]',
    sentence:
      'in gevaar, 6,3 duizend euro (15%) achter, 36 van 60 duizend euro, 60%, 42,3 duizend euro verwacht tot 15 sep, op weg naar 51,1 duizend euro: 8,9 duizend euro (15%) onder doel, 308 euro per werkdag nodig, nog 78 werkdagen',
  },
} as const;

async function shown(tag: string, locale: string, size = 'width: 400px; height: 300px'): Promise<TileLike> {
  const { tile } = stage(`<${tag} style="${size}"></${tag}>`, { locale });
  await (CHARTS.includes(tag) && size.includes('400') ? drawn(tile) : settled(tile));
  return tile;
}

describe('read aloud', () => {
  afterEach(clearStage);

  for (const locale of ['en', 'nl'] as const)
    for (const tag of TAGS)
      it(`E10 ${tag} says heading and picture once, the verdict first: ${locale}`, async () => {
        const { sales, table, guide, sentence } = SAID[locale];
        const lines = heard(await shown(tag, locale)).filter((line) => !LEGEND.test(line));
        const [heading, ...rest] = lines;
        expect(heading).to.match(locale === 'en' ? /^Northwind Sales/ : /^Noordenwind Omzet/);
        const isChart = CHARTS.includes(tag);
        const said = isChart ? `${sales}: ${sentence}` : `${sales}, ${sentence}`;
        expect(rest).to.deep.equal(isChart ? [table, guide, said, `(${sales})`] : [guide, said]);
      });

  it('E10 a chart without room for a picture says its figures in full units too', async () => {
    const lines = heard(await shown('target-column', 'en', 'width: 200px; height: 120px'));
    expect(lines.at(-1)).to.match(/^Sales: at risk, 6.3 thousand euros \(15%\) behind, 36 of 60 thousand euros/);
  });

  it('E10 a table has no second heading, and leaves the sentence to the words below', async () => {
    const tile = await shown('target-column', 'en');
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    const lines = heard(tile);
    expect(tile.shadowRoot!.querySelector('caption')!.textContent.trim()).to.equal('Sales in k EUR');
    expect(lines.at(-1)).to.contain('78 working days left');
  });

  it('E10 the frame has no second name, and a way out is described by the heading', async () => {
    const { tile } = stage('<target-number owner="user:cleo"></target-number>', { editable: '' });
    await settled(tile);
    const root = tile.shadowRoot!;
    expect(root.querySelector('.tile')!.hasAttribute('aria-labelledby')).to.equal(false);
    expect(root.querySelector('.way')!.getAttribute('aria-describedby')).to.equal('heading');
  });
});
