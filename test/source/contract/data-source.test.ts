import { expect } from '@open-wc/testing';
import { memorySource } from '../../../src/adapters/memory.ts';
import type { Actuals } from '../../../src/model/actual.ts';
import type { DataSource } from '../../../src/source/data-source.ts';
import { dataSourceContract } from '../../../src/source/contract/data-source.ts';
import type { MakeSource } from '../../../src/source/contract/sales.ts';

/** Names of the rules that a source breaks. */
async function broken(make: MakeSource): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, run } of dataSourceContract(make)) await run().catch(() => names.push(name));
  return names;
}

/** A right source, but for what it answers. */
function answering(change: (answers: readonly Actuals[]) => readonly Actuals[]): MakeSource {
  return (sales, organisation): DataSource => {
    const right = memorySource({ sales, organisation });
    return { ...right, actuals: async (queries, options) => change(await right.actuals(queries, options)) };
  };
}

describe('the contract of data sources finds one that', () => {
  it('answers in another order', async () => {
    const names = await broken(answering((answers) => [...answers].reverse()));
    expect(names).to.deep.equal(['answers in the order of the questions']);
  });

  it('loses a cent', async () => {
    const less = ({ cells, notes }: Actuals) => ({
      cells: cells.map((cell) => ({ ...cell, value: cell.value - 1 })),
      notes,
    });
    expect(await broken(answering((answers) => answers.map(less)))).to.include(
      'A1 amounts stay on their lines, each with its own owner and month',
    );
  });

  it('answers what JSON would lose', async () => {
    const odd = ({ cells, notes }: Actuals) => ({ cells, notes, at: new Date(0) });
    expect(await broken(answering((answers) => answers.map(odd)))).to.include('answers in plain JSON');
  });

  it('goes on when it is told to stop', async () => {
    const deaf: MakeSource = (sales, organisation) => {
      const right = memorySource({ sales, organisation });
      const { signal } = new AbortController();
      return {
        organisation: () => right.organisation({ signal }),
        actuals: (queries) => right.actuals(queries, { signal }),
      };
    };
    expect(await broken(deaf)).to.deep.equal([
      'rejects with the signal’s reason when aborted before',
      'rejects with the signal’s reason when aborted meanwhile, and answers others all the same',
    ]);
  });
});
