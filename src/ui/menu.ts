import { html, nothing, render, type TemplateResult } from 'lit';

/** Item of a menu. */
export interface MenuItem {
  readonly label: string;
  /** Second line: what it would do, or why it cannot. */
  readonly detail?: string | undefined;
  act(): unknown;
  /** Cannot be chosen now; `detail` says why. */
  readonly isDisabled?: boolean;
  /** For items that are switched on and off. */
  readonly isChecked?: boolean;
  /** Begins another part of the menu. */
  readonly isApart?: boolean;
}

/** Menu that is open. */
export interface OpenMenu {
  close(): void;
  readonly element: HTMLElement;
}

/** Words and place of a menu. */
export interface MenuOptions {
  /** Name of the menu. */
  readonly label: string;
  /** Heading in two lines, such as a sum and its share. */
  readonly heading?: readonly [title: string, detail: string];
  /** Gets the focus back. Default: the anchor. */
  readonly focusAfter?: HTMLElement | undefined;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * Opens a menu beside an element, over everything else. Arrows, Home, End and
 * first letters move in it, Enter chooses, Escape, Tab and a click elsewhere
 * close it.
 */
export function openMenu(
  root: ShadowRoot,
  anchor: Element,
  items: readonly MenuItem[],
  options: MenuOptions,
): OpenMenu {
  const element = document.createElement('div');
  element.className = 'menu';
  element.popover = 'auto';
  if (options.dir) element.dir = options.dir;
  const focusAfter = options.focusAfter ?? (anchor as HTMLElement);
  const close = () => element.hidePopover();
  element.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return;
    const hadFocus = element.contains(root.activeElement) || !root.activeElement;
    element.remove();
    if (hadFocus && focusAfter.isConnected && !root.querySelector('dialog:modal')) {
      focusAfter.focus({ preventScroll: true });
    }
  });
  element.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Tab') close();
    else move(element, event);
  });
  const choose = (item: MenuItem) => {
    if (item.isDisabled) return;
    close();
    // A dialog that the item opens gives the focus back to where it was before the menu.
    if (focusAfter.isConnected) focusAfter.focus({ preventScroll: true });
    item.act();
  };
  render(renderMenu(items, options, choose), element);
  root.append(element);
  element.showPopover();
  place(element, anchor, getComputedStyle(element).direction === 'rtl');
  element.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  return { element, close };
}

function renderMenu(
  items: readonly MenuItem[],
  { label, heading }: MenuOptions,
  choose: (item: MenuItem) => void,
): TemplateResult {
  return html`${heading ? html`<p class="heading" id="menu-heading"><b>${heading[0]}</b><span>${heading[1]}</span></p>` : nothing}
    <div role="menu" aria-label=${label} aria-describedby=${heading ? 'menu-heading' : nothing}>
      ${items.map(
        (item) =>
          html`<button
            type="button"
            tabindex="-1"
            class=${item.isApart ? 'apart' : ''}
            role=${item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked=${item.isChecked === undefined ? nothing : String(item.isChecked)}
            aria-disabled=${item.isDisabled ? 'true' : nothing}
            @click=${() => choose(item)}
          >
            <span class="check" aria-hidden="true" ?hidden=${item.isChecked === undefined}
              >${item.isChecked ? '✓' : ''}</span
            ><span>${item.label}</span>${item.detail ? html`<small>${item.detail}</small>` : nothing}
          </button>`,
      )}
    </div>`;
}

function move(element: HTMLElement, event: KeyboardEvent): void {
  const items = [...element.querySelectorAll<HTMLElement>('button')];
  // In a window without the focus nothing is `:focus`.
  const { activeElement } = element.getRootNode() as ShadowRoot;
  const at = items.findIndex((item) => item === activeElement);
  const next = nextItem(event.key, at, items);
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

function nextItem(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  const { length } = items;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (at + length - 1) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const found = turned.find(({ textContent }) =>
        (textContent ?? '').trim().toLowerCase().replace('✓', '').startsWith(key.toLowerCase()),
      );
      return found && items.indexOf(found);
    }
  }
}

/** Below the anchor from its beginning on, above it where there is no room, and always within the window. */
function place(element: HTMLElement, anchor: Element, isRtl: boolean): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const gap = 4;
  const below = box.bottom + gap;
  const top = below + height > innerHeight - gap && box.top - height - gap > 0 ? box.top - height - gap : below;
  const left = isRtl ? box.right - width : box.left;
  element.style.setProperty('top', `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`);
  element.style.setProperty('left', `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`);
}
