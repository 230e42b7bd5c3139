import './trusted-types.ts';
import { provideLoaders } from '../board/loaders.ts';
import { TargetEditorElement } from '../editor/editor.ts';
import { define } from './define.ts';
import './loaders.ts';

// Named here: a page of tiles alone would pay for the parts that these share with its own code.
provideLoaders({
  imports: async () => (await import('../adapters/import-targets.ts')).openImport,
  drafts: async () => (await import('../adapters/drafts.ts')).indexedDbDrafts(),
  seasons: async () => (await import('../adapters/drafts.ts')).indexedDbSeasons(),
});
define('target-editor', TargetEditorElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-editor': TargetEditorElement;
  }
}
