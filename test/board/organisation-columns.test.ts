import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { peopleFile } from '../../src/adapters/people-file.ts';
import type { TargetBoardElement } from '../../src/board/board.ts';
import type { Figures } from '../../src/model/figures.ts';
import { clearStage, figuresWhen, ORGANISATION, stage, textOf } from '../tiles/fixture.ts';

const SALES = 'date,user,amount\n2026-01-05,Ann Bell,100\n2026-02-05,Bob Carr,50\n';
const PEOPLE = 'Naam;Team;Uit dienst\nAnn Bell;Noord;\nBob Carr;Zuid;ja\n';

const urls: string[] = [];

function addressOf(text: string, type = 'text/csv'): string {
  const url = URL.createObjectURL(new Blob([text], { type }));
  urls.push(url);
  return url;
}

/** Names of the bars by group, of a board with this organisation. */
async function barsOf(prepare: (board: TargetBoardElement) => void, isRight = isThere): Promise<Figures> {
  const attributes = { src: addressOf(SALES), 'group-by': 'member' };
  const { board, tile } = stage('<target-bar by="group"></target-bar>', attributes, {});
  prepare(board);
  return figuresWhen(tile, isRight);
}

const isThere = ({ state, stale }: Figures) => state === 'ready' && !stale;
const keysOf = ({ points }: Figures) => points.map(({ key }) => key);

describe('a board and its organisation', () => {
  afterEach(() => {
    clearStage();
    urls.splice(0).forEach((url) => URL.revokeObjectURL(url));
  });

  const MAPPINGS = {
    'the attribute': 'name=Naam group=Team',
    JSON: '{ "name": "Naam", "group": "Team" }',
    'new words for values': '{ "name": "Naam", "group": { "from": "Team", "values": { "Noord": "N" } } }',
  };
  for (const [form, mapping] of Object.entries(MAPPINGS))
    it(`organisation-columns says what the columns of people are called: ${form}`, async () => {
      const figures = await barsOf((board) => {
        board.setAttribute('organisation', addressOf(PEOPLE));
        board.setAttribute('organisation-columns', mapping);
      });
      expect(keysOf(figures)).to.deep.equal([mapping.includes('values') ? 'group:N' : 'group:Noord', 'group:Zuid']);
    });

  it('organisation-columns as a property may be an object, and another one is read at once', async () => {
    const { board, tile } = stage('<target-bar by="group"></target-bar>', { src: addressOf(SALES) }, {});
    board.setAttribute('organisation', addressOf(PEOPLE));
    board.setAttribute('group-by', 'member');
    board.organisationColumns = { name: 'Naam' };
    await figuresWhen(tile, ({ state }) => state !== 'loading');
    expect(keysOf(tile.figures)).not.to.include('group:Zuid');
    board.organisationColumns = { name: 'Naam', group: 'Team' };
    await figuresWhen(tile, (figures) => keysOf(figures).includes('group:Zuid'));
  });

  it('people of other columns are refused with the attribute that maps them', async () => {
    const { board, tile } = stage('<target-bar></target-bar>', { src: addressOf(SALES) }, {});
    board.setAttribute('organisation', addressOf(PEOPLE));
    await figuresWhen(tile, ({ state }) => state === 'error');
    expect(textOf(tile)).to.match(/no column “name, group”.*Naam, Team.*organisation-columns="name=… group=…"/);
  });

  it('a mapping the wrong way round is answered by the right one', async () => {
    const { board, tile } = stage('<target-bar></target-bar>', { src: addressOf(SALES) }, {});
    board.setAttribute('organisation', addressOf(PEOPLE));
    board.setAttribute('organisation-columns', 'Naam=name Team=group');
    await figuresWhen(tile, ({ state }) => state === 'error');
    expect(textOf(tile)).to.contain('organisation-columns="name=Naam group=Team"');
  });

  it('a column that the mapping names and the people lack is named', async () => {
    const { board, tile } = stage('<target-bar></target-bar>', { src: addressOf(SALES) }, {});
    board.setAttribute('organisation', addressOf(PEOPLE));
    board.setAttribute('organisation-columns', 'name=Naam group=Afdeling');
    await figuresWhen(tile, ({ state }) => state === 'error');
    expect(textOf(tile)).to.contain('no column “Afdeling”');
  });

  it('a list of people in JSON is one, too', async () => {
    const people = JSON.stringify([{ Naam: 'Ann Bell', Team: 'Noord' }]);
    const figures = await barsOf((board) => {
      board.setAttribute('organisation', addressOf(people, 'application/json'));
      board.setAttribute('organisation-columns', 'name=Naam group=Team');
    });
    expect(keysOf(figures)).to.include('group:Noord');
  });

  const GIVEN: Record<string, () => object> = {
    'peopleFile({…})': () => peopleFile({ src: addressOf(PEOPLE), columns: { name: 'Naam', group: 'Team' } }),
    'what an organisation file holds': () => ({ users: [{ id: 'Ann Bell', group: 'Noord' }] }),
    'rows of people': () => [{ name: 'Ann Bell', group: 'Noord' }],
  };
  for (const [what, given] of Object.entries(GIVEN))
    it(`the property organisation takes what adapters take: ${what}`, async () => {
      const figures = await barsOf((board) => void (board.organisation = given()));
      expect(keysOf(figures)).to.include('group:Noord');
    });

  /** Bytes of Cyrillic in windows-1251, which begins its small and capital letters in the order of Unicode. */
  const cyrillic = (text: string) =>
    Uint8Array.from(text, (sign) =>
      sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0),
    );
  const addressOfBytes = (bytes: Uint8Array<ArrayBuffer>) => {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }));
    urls.push(url);
    return url;
  };

  it('encoding holds for the people as it does for the sales, and another one reads both again', async () => {
    const src = addressOfBytes(cyrillic('date,user,amount\n2026-01-05,Вера,100\n'));
    const attributes = { src, organisation: addressOfBytes(cyrillic('name,group\nВера,Юг\n')), 'group-by': 'member' };
    const { board, tile } = stage('<target-bar by="group"></target-bar>', attributes, {});
    await figuresWhen(tile, isThere);
    board.setAttribute('encoding', 'windows-1251');
    const { points, total } = await figuresWhen(
      tile,
      (figures) => isThere(figures) && !keysOf(figures).includes('group:Þã'),
    );
    expect([points.map(({ key, actual }) => [key, actual]), total.actual]).to.deep.equal([[['group:Юг', 100]], 100]);
  });

  it('encoding leaves people in JSON as they are, which is in UTF-8', async () => {
    const people = JSON.stringify([{ name: 'Ann Bell', group: 'Söder' }]);
    const figures = await barsOf((board) => {
      board.setAttribute('organisation', addressOf(people, 'application/json'));
      board.setAttribute('encoding', 'windows-1252');
    });
    expect(keysOf(figures)).to.include('group:Söder');
  });

  it('R14 a table of people names no currency: that of the board is the one of rows that name none', async () => {
    const figures = await barsOf((board) => {
      board.setAttribute('organisation', addressOf(PEOPLE));
      board.setAttribute('organisation-columns', 'name=Naam group=Team');
      board.setAttribute('currency', 'EUR');
    });
    expect([figures.state, figures.currency, figures.total.actual]).to.deep.equal(['ready', 'EUR', 150]);
  });

  it('another function as organisation is asked anew', async () => {
    const said = (group: string) => async () => ({ ...ORGANISATION, users: [{ id: 'Ann Bell', group }], listed: true });
    const { board, tile } = stage('<target-bar by="user" owner="group:west"></target-bar>', {}, {});
    board.src = addressOf(SALES);
    board.organisation = said('north');
    board.groupBy = 'member';
    await figuresWhen(tile, ({ state }) => state !== 'loading');
    expect(keysOf(tile.figures)).not.to.include('user:Ann Bell');
    board.organisation = said('west');
    await figuresWhen(tile, (figures) => keysOf(figures).includes('user:Ann Bell'));
  });
});
