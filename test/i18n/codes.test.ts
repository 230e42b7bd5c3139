import { expect } from '@open-wc/testing';
import { problems } from '../../src/i18n/en-problems.ts';
import { en } from '../../src/i18n/en.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import type { Problems } from '../../src/i18n/problems.ts';

// The compiler is the test: where a line marked so compiles, `npm run types` fails.
describe('a code without a sentence does not compile', () => {
  it('E5 of a note', () => {
    const notes = without(problems.notes, 'rows-refused');
    // @ts-expect-error the sentence of `rows-refused` is missing
    const table: Problems['notes'] = notes;
    expect(table).not.to.have.property('rows-refused');
  });

  it('E5 of a failure', () => {
    const failures = without(problems.failures, 'unknown-owner');
    // @ts-expect-error the sentence of `unknown-owner` is missing
    const table: Problems['failures'] = failures;
    expect(table).not.to.have.property('unknown-owner');
  });

  it('E5 of a problem with data, storage or a change of targets', () => {
    const data = without(problems.problems, 'html');
    const change = without(problems.problems, 'locked');
    // @ts-expect-error the sentence of `html` is missing
    const table: Problems['problems'] = data;
    // @ts-expect-error the sentence of `locked` is missing
    const other: Problems['problems'] = change;
    expect(table).not.to.equal(other);
  });

  it('E5 of a reason that must be at hand without a network', () => {
    const reasons = without(en.reasons, 'no-data');
    // @ts-expect-error the sentence of `no-data` is missing
    const table: Messages['reasons'] = reasons;
    expect(table).not.to.have.property('no-data');
  });
});

function without<Table extends object, Key extends keyof Table>(table: Table, key: Key): Omit<Table, Key> {
  const { [key]: _, ...rest } = table;
  return rest;
}
