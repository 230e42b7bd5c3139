import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/all.ts';
import { ownFile } from './data/own-file.ts';

export default { title: 'Data/Mapping', tags: ['!autodocs'] } satisfies Meta;

/** A file of another system, read as it is. */
export const OwnFile: StoryObj = {
  render: (_, { globals }) => html`
    <div class="box target-bar">
      <target-board .source=${ownFile()} as-of="2026-09-14" locale=${String(globals['locale'])}>
        <target-bar period="this-quarter" by="user"></target-bar>
      </target-board>
    </div>
  `,
};
