import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/all.ts';
import { ownSource } from './data/own-source.ts';

export default { title: 'Data/DataSource', tags: ['!autodocs'] } satisfies Meta;

/** A source of the page's own, of two functions. */
export const OwnSource: StoryObj = {
  render: (_, { globals }) => html`
    <div class="box target-bar">
      <target-board .source=${ownSource} as-of="2026-09-14" locale=${String(globals['locale'])}>
        <target-bar period="this-quarter" by="user"></target-bar>
      </target-board>
    </div>
  `,
};
