import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../.cache/custom-elements.json';
import DocsPage from './docs-page.mdx';
import './preview.css';

setCustomElementsManifest(withoutTwins(manifest));

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  parameters: {
    layout: 'centered',
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { codePanel: true, page: DocsPage },
    options: { storySort: { order: ['Start here', 'Board', 'Tiles', 'Editor', 'Data'] } },
    a11y: { test: 'error' },
  },
  globalTypes: {
    scheme: {
      description: 'Light or dark',
      toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    locale: {
      description: 'Language of the tiles',
      toolbar: { title: 'Language', icon: 'globe', items: ['en', 'nl', 'de', 'da', 'nb', 'sv'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light', locale: 'en' },
  argTypesEnhancers: [onlyOfTheElement],
  decorators: [
    (story, { globals }) => {
      document.documentElement.dataset.scheme = globals.scheme;
      return story();
    },
  ],
};

/**
 * A property that is also an attribute is described once, as what one writes in
 * HTML; slots and parts get names that cannot be taken for attributes.
 */
function withoutTwins({ modules, ...rest }) {
  const once = ({ members, slots, cssParts, description, summary, ...declaration }) => ({
    ...declaration,
    description: description || summary,
    members: members?.filter(({ attribute }) => !attribute),
    slots: slots?.map((slot) => ({ ...slot, name: slot.name ? `<slot name="${slot.name}">` : '<slot>' })),
    cssParts: cssParts?.map((part) => ({ ...part, name: `::part(${part.name})` })),
  });
  return { ...rest, modules: modules.map((module) => ({ ...module, declarations: module.declarations.map(once) })) };
}

/** The tiles share a list of controls; each keeps those of the attributes that it has, and they alone can be set. */
function onlyOfTheElement({ argTypes }) {
  const kept = Object.entries(argTypes).filter(([, { table, action }]) => table?.category || action);
  return Object.fromEntries(kept.map(([name, argType]) => [name, { ...argType, control: controlOf(argType) }]));
}

function controlOf({ control, options, table, type }) {
  if (table?.category !== 'attributes') return false;
  if (type?.name === 'boolean') return { type: 'boolean' };
  return options ? control : { type: 'text' };
}
