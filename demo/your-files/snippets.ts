import { html, render } from 'lit';
import type { Snippet } from './code-text.ts';

/** Shows pieces of code, each with a button that copies it. */
export function showSnippets(host: HTMLElement, snippets: readonly Snippet[]) {
  render(
    snippets.map(
      ({ title, text }) =>
        html`<div class="snippet">
          <div class="over">
            <h3>${title}</h3>
            <button
              class="plain"
              type="button"
              aria-label="Copy ${title}"
              @click=${(event: Event) => void copy(event.currentTarget as HTMLElement, text)}
            >
              Copy
            </button>
            <span class="told" role="status"></span>
          </div>
          <pre tabindex="0" role="group" aria-label=${title}><code>${text}</code></pre>
        </div>`,
    ),
    host,
  );
}

/** Copies a text; where the browser does not let it, the text is selected, so that the keyboard copies it. */
async function copy(button: HTMLElement, text: string) {
  const told = button.nextElementSibling!;
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(button.closest('.snippet')!.querySelector('code')!);
    told.textContent = 'Selected: press Ctrl+C';
  }
}
