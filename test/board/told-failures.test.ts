import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { clearStage, settled, stage, textOf } from '../tiles/fixture.ts';
import { endSlow, withSlowHeld } from './slow-held.ts';

const HEAD = 'Datum;user;amount;Fase;Kans\n';
const ROWS = ['05/01/2026;ann;100;Gewonnen;100%', '06/01/2026;ann;50;Verloren;0%', '07/01/2026;ann;25;Offerte;40%'];
const CSV = HEAD + ROWS.join('\n');

const urls: string[] = [];

/** What tile and console say of a file of sales. */
async function tried(text: string, attributes: Record<string, string>, locale = 'en') {
  const { warned, slow, end } = withSlowHeld();
  const src = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  urls.push(src);
  const { tile } = stage('<target-number></target-number>', { src, dates: 'dd/MM/yyyy', locale, ...attributes }, {});
  const figures = await settled(tile);
  while (figures.notes.length && !tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
  await endSlow(slow);
  end();
  return { figures, warned: warned.join('\n'), said: textOf(tile) };
}

describe('failures of data', () => {
  afterEach(() => {
    clearStage();
    urls.splice(0).forEach((url) => URL.revokeObjectURL(url));
  });

  it('words of a status that are not ours are refused with field, column, our words and how to translate', async () => {
    const { said } = await tried(CSV, { columns: 'date=Datum status=Fase' });
    expect(said).to.contain('3 of 3 rows cannot be read (line 2, status=Fase): “Gewonnen”');
    expect(said).to.contain('sold, open, lost, stalled');
    expect(said).to.contain(`columns='{"status":{"from":"Fase","values":{"Gewonnen":"sold"}}}'`);
  });

  it('the mapping that the sentence shows reads the rows that it names', async () => {
    const values = { Gewonnen: 'sold', Verloren: 'lost', Offerte: 'open' };
    const columns = JSON.stringify({ date: 'Datum', status: { from: 'Fase', values } });
    const { figures } = await tried(CSV, { columns });
    expect([figures.state, figures.total.actual]).to.deep.equal(['ready', 100]);
  });

  for (const [field, cell, words] of [
    ['currency', 'euro', 'EUR, USD, …'],
    ['probability', 'hoog', '0 – 100'],
  ])
    it(`words of ${field} that are not ours are answered in the same way`, async () => {
      const text = `date,user,amount,status,${field}\n05/01/2026,ann,1,open,${cell}\n`;
      const { said } = await tried(text, {});
      expect(said).to.contain(`line 2, ${field}`).and.contain(words).and.contain(`"values":{"${cell}":`);
    });

  it('a few refused rows name field and column, on the tile and once in the console', async () => {
    const rows = ROWS.map((row) => row.replace(/Verloren|Offerte/, 'lost').replace('Gewonnen', 'sold'));
    const text = `${HEAD}${[...rows, ...rows, '08/01/2026;ann;7;Gewonnen;100%'].join('\n')}`;
    const { figures, warned, said } = await tried(text, { columns: 'date=Datum status=Fase' });
    expect(figures.notes).to.deep.include({
      ...{ code: 'rows-refused', count: 1, of: 7, line: 8, value: 'Gewonnen', path: 'status=Fase' },
    });
    expect(said).to.contain('status=Fase');
    expect(warned).to.match(/<target-board> 1 sales row could not be read.*“Gewonnen” in line 8, status=Fase/);
  });

  it('a file that cannot be used is told to the console, once, with what to do', async () => {
    const text = 'Wanneer;Wie;Hoeveel\n05/01/2026;ann;1\n';
    const first = await tried(text.replace('Wie', 'Wie1'), {});
    expect(first.figures.state).to.equal('error');
    expect(first.warned).to.match(/<target-board> .*no column “date, user, amount”.*columns="date=…/);
    expect(first.warned.match(/no column/g)).to.have.length(1);
  });

  it('without a status, rows of less than 100 % count as sold and are said by number, on the tile and in the console', async () => {
    const { figures, warned, said } = await tried(CSV, { columns: 'date=Datum probability=Kans' });
    expect(figures.total.actual).to.equal(175);
    expect(figures.notes).to.deep.include({ code: 'no-status', count: 2, of: 3, value: '1' });
    for (const text of [warned, said])
      expect(text).to.contain('all 3 rows count as sold, also 2 with a probability below 100% (1 of them with 0%)');
  });

  it('a status, be it one for all rows, or probabilities of 100 % alone, need no such note', async () => {
    const sure = HEAD + ROWS[0];
    const quiet = [
      await tried(sure, { columns: 'date=Datum probability=Kans' }),
      await tried(CSV, { columns: 'date=Datum probability=Kans status:=sold' }),
    ];
    for (const { figures } of quiet) expect(figures.notes.map(({ code }) => code)).not.to.include('no-status');
  });
});
