import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../.cache/custom-elements.json';
import './preview.css';

setCustomElementsManifest(manifest);

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  parameters: {
    layout: 'centered',
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { codePanel: true },
    a11y: { test: 'error' },
  },
  globalTypes: {
    scheme: {
      description: 'Light or dark',
      toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    locale: {
      description: 'Language of the tiles',
      toolbar: { title: 'Language', icon: 'globe', items: ['en', 'nl'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light', locale: 'en' },
  decorators: [
    (story, { globals }) => {
      document.documentElement.dataset.scheme = globals.scheme;
      return story();
    },
  ],
};
