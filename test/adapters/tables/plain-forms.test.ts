import { expect } from '@open-wc/testing';
import type { Forms } from '../../../src/adapters/tables/forms.ts';
import type { MappingSpec } from '../../../src/adapters/tables/mapping.ts';
import { PLAIN_FORMS } from '../../../src/adapters/tables/plain-forms.ts';
import { withForms } from '../../../src/adapters/tables/with-forms.ts';

const PLAIN: MappingSpec = { columns: new Map(), nulls: [] };

async function formsOfReads(spec: MappingSpec, read: (forms: Forms) => unknown = () => undefined) {
  const used: Forms[] = [];
  await withForms(spec, ({ forms }) => {
    used.push(forms);
    read(forms);
    return Promise.resolve({ notes: [] });
  });
  return used;
}

describe('withForms', () => {
  it('reads ISO days, date-times and plain decimals once, by the plain forms', async () => {
    const used = await formsOfReads(PLAIN, (forms) => {
      expect(forms.day('2026-02-28')).to.equal('2026-02-28');
      expect(forms.day('2026-02-28T23:59:59.5')).to.equal('2026-02-28');
      expect(forms.number('-1234.56')).to.equal('-1234.56');
    });
    expect(used).to.deep.equal([PLAIN_FORMS]);
  });

  for (const [what, read] of [
    ['a day that is none', (forms: Forms) => forms.day('2026-02-30')],
    ['a time with its zone', (forms: Forms) => forms.day('2026-02-28T12:00:00Z')],
    ['a number with an exponent', (forms: Forms) => forms.number('1e3')],
    ['a difference of two columns', (forms: Forms) => forms.combine('3', '1')],
  ] as const)
    it(`reads from the beginning by all forms where there is ${what}`, async () => {
      const used = await formsOfReads(PLAIN, read);
      expect(used).to.have.length(2);
      expect(used[1]).not.to.equal(PLAIN_FORMS);
    });

  for (const spec of [{ dates: 'dd.MM.yyyy' }, { numbers: 'de' }] as const)
    it(`does not try the plain forms where the mapping says ${JSON.stringify(spec)}`, async () => {
      expect(await formsOfReads({ ...PLAIN, ...spec })).not.to.include(PLAIN_FORMS);
    });
});
