import { html, nothing, render, type TemplateResult } from 'lit';

/** Button at the foot of a dialog. */
export interface DialogButton {
  readonly label: string;
  /** Does what the label says; the dialog stays open unless it closes it. */
  act(): unknown;
  /** The one that Enter means. */
  readonly isPrimary?: boolean;
  /** Takes something away. */
  readonly isDanger?: boolean;
  /** Stands at the beginning of the foot, away from the others. */
  readonly isAside?: boolean;
  /** Reason why it cannot be pressed now, said beside it. */
  readonly disabled?: string | undefined;
}

/** Content of a dialog as it is now: one question, answered before it is asked. */
export interface DialogView {
  readonly title: string;
  /** Subject of the dialog: an owner, a year. */
  readonly subtitle?: string | undefined;
  readonly body: unknown;
  /** At the beginning of the foot, such as that nothing is saved yet. */
  readonly footnote?: unknown;
  readonly buttons: readonly DialogButton[];
  /** Default: `medium`, 32rem; `year` has room for a table of twelve months. */
  readonly width?: 'small' | 'medium' | 'wide' | 'year';
}

/** A dialog on the page. */
export interface OpenDialog {
  /** Draws the view again after something has changed. */
  update(): void;
  /** Closes it; `closed` resolves. */
  close(): void;
  /** Resolves when it has gone, whichever way. */
  readonly closed: Promise<void>;
  /** The native element, for a test or to look for a field. */
  readonly element: HTMLDialogElement;
}

/** Words of every dialog. */
export interface DialogWords {
  readonly close: string;
}

/**
 * Opens a modal dialog in a shadow root and draws `view` into it, with
 * `update` again. Escape and the cross close it; the element that had the
 * focus before gets it back. The first field has it, else what Enter means.
 */
export function openDialog(
  root: ShadowRoot,
  words: DialogWords,
  view: (dialog: OpenDialog) => DialogView,
  lang?: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' },
): OpenDialog {
  const element = document.createElement('dialog');
  Object.assign(element, lang);
  const before = root.activeElement;
  let isOpen = true;
  const closed = new Promise<void>((resolve) =>
    element.addEventListener('close', () => {
      isOpen = false;
      element.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      resolve();
    }),
  );
  const dialog: OpenDialog = {
    element,
    closed,
    close: () => element.close(),
    update: () => {
      if (!isOpen) return;
      render(renderDialog(view(dialog), words, dialog), element);
      letScroll(element.querySelector('.body')!);
    },
  };
  // Keys in a dialog are not keys of what lies under it.
  element.addEventListener('keydown', (event) => event.stopPropagation());
  root.append(element);
  dialog.update();
  element.showModal();
  firstField(element)?.focus();
  return dialog;
}

/** Gives the focus to a part that may have to be scrolled and has nothing in it that takes it. */
function letScroll(body: Element): void {
  if (body.querySelector('button, input, select, textarea, summary')) body.removeAttribute('tabindex');
  else body.setAttribute('tabindex', '0');
}

function firstField(element: HTMLElement): HTMLElement | null {
  return element.querySelector<HTMLElement>('.body :is(input, select, textarea)') ?? element.querySelector('.primary');
}

function renderDialog(view: DialogView, words: DialogWords, dialog: OpenDialog): TemplateResult {
  const { title, subtitle, body, footnote, buttons, width = 'medium' } = view;
  dialog.element.className = `dialog ${width}`;
  dialog.element.setAttribute('aria-labelledby', 'dialog-title');
  if (subtitle) dialog.element.setAttribute('aria-describedby', 'dialog-about');
  else dialog.element.removeAttribute('aria-describedby');
  const aside = buttons.filter(({ isAside }) => isAside);
  const others = buttons.filter(({ isAside }) => !isAside);
  const why = buttons.find(({ disabled }) => disabled)?.disabled;
  return html`<form
    @submit=${(event: Event) => {
      event.preventDefault();
      const primary = buttons.find(({ isPrimary }) => isPrimary);
      if (primary && !primary.disabled) primary.act();
    }}
  >
    <header role="none">
      <h2 id="dialog-title">${title}</h2>
      ${subtitle ? html`<p id="dialog-about">${subtitle}</p>` : nothing}
      <button type="button" class="cross" aria-label=${words.close} @click=${() => dialog.close()}>
        <span aria-hidden="true">✕</span>
      </button>
    </header>
    <div class="body">${body}</div>
    <footer role="none">
      ${aside.map(renderButton)}
      <p class="footnote" role="status">${why || footnote || nothing}</p>
      ${others.map(renderButton)}
    </footer>
  </form>`;
}

function renderButton({ label, act, isPrimary, isDanger, disabled }: DialogButton): TemplateResult {
  const look = `${isPrimary ? 'primary' : ''} ${isDanger ? 'danger' : ''}`;
  return html`<button
    type=${isPrimary ? 'submit' : 'button'}
    class=${look}
    aria-disabled=${disabled ? 'true' : nothing}
    @click=${isPrimary || disabled ? nothing : () => act()}
  >
    ${label}
  </button>`;
}
