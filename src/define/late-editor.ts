const TAG = 'target-editor';

/**
 * Loads the editor as soon as the page has its tag, now or later: pages with
 * tiles alone get no byte of it. One that stands in a shadow root has to be
 * imported by whoever puts it there.
 */
function loadEditorWhenNeeded(): void {
  const editors = document.getElementsByTagName(TAG);
  const load = () => {
    if (!editors.length) return;
    watcher.disconnect();
    import('./editor.ts').catch((error: unknown) => console.warn(`<${TAG}> could not be loaded.`, error));
  };
  const watcher = new MutationObserver(load);
  watcher.observe(document, { childList: true, subtree: true });
  load();
}

if (typeof document !== 'undefined') loadEditorWhenNeeded();
