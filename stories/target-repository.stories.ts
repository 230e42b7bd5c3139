import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/all.ts';
import type { TargetBoardElement } from '../src/index.ts';
import { ownRepository } from './data/own-repository.ts';
import { ownSource } from './data/own-source.ts';

export default { title: 'Data/TargetRepository', tags: ['!autodocs'] } satisfies Meta;

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const SEPTEMBER = 8;

/** Saves a September that is a tenth higher, as a form of the page would. */
async function raise({ currentTarget }: Event): Promise<void> {
  const board = (currentTarget as Element).closest<TargetBoardElement>('target-board')!;
  const { rows, revision: base } = await board.repository!.load(KEY, { signal: new AbortController().signal });
  const before = rows.find(({ owner }) => owner === 'company')!.values[SEPTEMBER]!;
  await board.save([{ ...KEY, base, rows: [{ owner: 'company', values: { [SEPTEMBER]: Math.round(before * 1.1) } }] }]);
}

/** Targets that a service of the page's own keeps; a save reaches every tile at once. */
export const OwnRepository: StoryObj = {
  render: (_, { globals }) => html`
    <div class="box target-gauge">
      <target-board
        .source=${ownSource}
        .repository=${ownRepository()}
        as-of="2026-09-14"
        locale=${String(globals['locale'])}
      >
        <target-gauge period="this-month"></target-gauge>
        <button type="button" @click=${raise}>September + 10 %</button>
      </target-board>
    </div>
  `,
};
