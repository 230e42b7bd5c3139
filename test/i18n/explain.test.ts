import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { problems as english } from '../../src/i18n/en-problems.ts';
import { attributeText, failureText, noteText } from '../../src/i18n/explain.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Note, NoteCode } from '../../src/model/note.ts';
import type { ProblemCode, SourceErrorDetail } from '../../src/source/source-error.ts';
import { wordsFor } from '../../src/i18n/worded-fields.ts';
import { reasonText } from '../../src/i18n/reason.ts';

const locale = createLocale('en', en);

describe('failureText', () => {
  const cases: readonly [code: string, detail: SourceErrorDetail, text: string][] = [
    ['offline', { file: 'sales.csv' }, 'sales.csv cannot be reached.'],
    ['offline', { file: 'sales.csv', status: 500 }, 'sales.csv is not available now (server: 500).'],
    ['not-found', { file: 'sales.csv', status: 404 }, 'sales.csv was not found.'],
    ['forbidden', { file: 'sales.csv', status: 401 }, 'You are not allowed to read sales.csv. Are you signed in?'],
    ['forbidden', {}, 'These figures are not open to you.'],
    ['timeout', {}, 'The data did not arrive in time.'],
    [
      'invalid-data',
      { problem: 'html', file: 'sales.csv' },
      'sales.csv is a web page, not data. Is the address right, and are you signed in?',
    ],
    [
      'invalid-data',
      { problem: 'missing-column', file: 'sales.csv', expected: 'date', value: 'Datum, Bedrag' },
      'sales.csv has no column “date”. Its columns: Datum, Bedrag.',
    ],
    [
      'invalid-data',
      { problem: 'missing-column', file: 'sales.csv', expected: 'date', names: ['Datum', 'Bedrag'], of: 1002 },
      'sales.csv has no column “date”. Its columns: Datum, Bedrag and 1,000 more.',
    ],
    [
      'invalid-data',
      { problem: 'too-many-names', file: 'sales.csv', path: 'user', value: 'S-1001', count: 100_000 },
      'sales.csv has more than 100,000 different values of user, such as S-1001. Is this the right column?',
    ],
    [
      'invalid-data',
      { problem: 'too-many-refused', file: 'sales.csv', count: 5200, of: 10_000, line: 7, value: 'abc' },
      'sales.csv cannot be used: 5,200 of 10,000 rows cannot be read (line 7): “abc”.',
    ],
    [
      'invalid-data',
      { problem: 'bad-value', file: 'org.json', path: 'users[3].group', value: 'nord', expected: 'noord, zuid' },
      'org.json has a wrong value (users[3].group): “nord”. Expected: noord, zuid.',
    ],
    [
      'invalid-data',
      { problem: 'something new' as ProblemCode, file: 'x.csv', line: 3, value: 'q' },
      'x.csv cannot be read (line 3): “q”.',
    ],
    [
      'offline',
      { problem: 'broken-off', file: 'sales.csv' },
      'sales.csv broke off while it was loading: the connection was lost.',
    ],
    [
      'unsupported',
      { problem: 'storage-failed', value: 'denied' },
      'This browser does not let the page store targets: “denied”.',
    ],
    ['unsupported', { problem: 'storage-full', value: '' }, 'The browser has no room left for the targets.'],
    [
      'forbidden',
      { problem: 'locked', path: 'group:munich', value: 'u22' },
      'The targets are locked by u22 (group:munich).',
    ],
    [
      'conflict',
      { problem: 'same-cells', path: 'group:oslo 3' },
      'Somebody else has changed the same targets meanwhile (group:oslo 3).',
    ],
    ['unknown-owner', { value: 'group:nord' }, 'There is no group “nord”.'],
    ['unknown-owner', {}, 'There is no person or group of this name.'],
    ['no-viewer', {}, 'You are not signed in, so your own figures cannot be shown.'],
    ['no-source', {}, 'There are no data to show yet.'],
    ['toString', {}, 'The figures cannot be shown (toString).'],
  ];
  for (const [code, detail, text] of cases) {
    it(`S3 says what failed: ${code} ${JSON.stringify(detail)}`, () => {
      expect(failureText(locale, english, code, detail)).to.equal(text);
    });
  }
});

describe('noteText', () => {
  it('says how many rows were left out, the first line and its value', () => {
    expect(noteText(locale, english, { code: 'rows-refused', count: 12, line: 1407, value: '2026-02-30' })).to.equal(
      '12 sales rows could not be read and are left out. The first: “2026-02-30” in line 1407.',
    );
  });

  it('counts one row as one', () => {
    expect(noteText(locale, english, { code: 'missing-profit', count: 1 })).to.equal(
      '1 row without profit was left out of Profit.',
    );
  });

  it('T7 names the currency without a rate', () => {
    expect(noteText(locale, english, { code: 'missing-rate', value: 'SEK' })).to.equal(
      'There is no exchange rate for SEK: amounts in SEK are left out.',
    );
  });

  it('names the line of the first duplicate', () => {
    expect(noteText(locale, english, { code: 'duplicate-rows', count: 2, line: 42 })).to.equal(
      '2 rows of the sales are equal to another in every column (line 42). They are counted, but are probably duplicates.',
    );
    const twice: Note = { code: 'duplicate-target', count: 1, line: 26, value: 'company 2026-1' };
    expect(noteText(locale, english, twice)).to.equal(
      '1 row of the targets is equal to another in every column: “company 2026-1” (line 26). They are counted, but are probably duplicates.',
    );
  });

  it('counts unknown owners of targets, with the first and its line', () => {
    const note: Note = { code: 'unknown-target-owner', line: 26, value: 'user:zoe' };
    expect(noteText(locale, english, { ...note, count: 1 })).to.equal(
      'A target belongs to somebody unknown: “user:zoe” (line 26).',
    );
    expect(noteText(locale, english, { ...note, count: 2 })).to.equal(
      'Targets belong to 2 people or groups that are unknown. The first: “user:zoe” in line 26.',
    );
  });

  it('says how often an unknown member occurs', () => {
    expect(noteText(locale, english, { code: 'unknown-member', count: 4, value: 'users[0].age' })).to.equal(
      'The organisation file has a field that is not known: “users[0].age” (4 times).',
    );
  });

  it('a note that repeats the reason has its sentence', () => {
    expect(noteText(locale, english, { code: 'unknown-owner', value: 'user:x' })).to.equal('There is no person “x”.');
  });

  it('a code from a later version is said as such', () => {
    expect(noteText(locale, english, { code: 'brand-new' as NoteCode })).to.contain('brand-new');
  });
});

describe('attributeText', () => {
  it('says which value is wrong and what is allowed', () => {
    expect(attributeText(locale, english, 'by', 'month', ['user', 'group', 'item'])).to.equal(
      'by: “month” is not allowed here, so the default is used. Allowed: user, group, or item.',
    );
  });

  it('names some where there are too many to name', () => {
    expect(attributeText(locale, english, 'refresh', 'often', ['0', '60', '…'])).to.equal(
      'refresh: “often” is not allowed here, so the default is used. Allowed: 0, 60, …',
    );
  });
});

describe('reasonText', () => {
  it('S3 has a sentence for what happens without a network, with nothing loaded', () => {
    expect(reasonText(en, 'offline')).to.equal('The data cannot be reached.');
  });

  it('says the code of any other', () => {
    expect(reasonText(en, 'conflict')).to.equal('The figures cannot be shown (conflict).');
  });
});

describe('wordsFor', () => {
  for (const [path, value, words] of [
    ['interval', 'week', `month, quarter: target-columns='{"interval":{"from":"interval","values":{"week":"month"}}}'`],
    [
      'owner=Who',
      'Noord',
      `company, group:<id>, user:<id>: target-columns='{"owner":{"from":"Who","values":{"Noord":"company"}}}'`,
    ],
    ['locked', 'maybe', `true, false: target-columns='{"locked":{"from":"locked","values":{"maybe":"true"}}}'`],
    ['period=P', '13', '1 – 12, Jan, Q1, 2026-01'],
    ['year', '(year)', '2026, FY26, 2025/26'],
    ['owner', '(owner)', 'company, group:<id>, user:<id>'],
    ['status=Fase', 'Won', `sold, open, lost, stalled: columns='{"status":{"from":"Fase","values":{"Won":"sold"}}}'`],
    ['users[3].group', 'nord', undefined],
  ] as const)
    it(`says the words of a field, and the mapping that translates: ${path} ${value}`, () => {
      expect(wordsFor(path, value)).to.equal(words);
    });

  it('T20 names the words of a target type', () => {
    expect(wordsFor('target-type=Soort', 'all-sales')).to.match(
      /^all-sales\.amount, .*"from":"Soort","values":\{"all-sales":"all-sales\.amount"/,
    );
  });

  it('is part of the note about rows of targets', () => {
    const note: Note = { code: 'target-rows-refused', count: 1, line: 4, value: 'week', path: 'interval' };
    expect(noteText(locale, english, note)).to.match(
      /The first: “week” in line 4, interval\. This may help: month, quarter: target-columns=/,
    );
  });
});
