import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { type DialogView, openDialog } from '../../src/ui/dialog.ts';

const words = { close: 'Close' };

function host(): { readonly root: ShadowRoot; readonly field: HTMLInputElement } {
  const element = document.createElement('div');
  document.body.append(element);
  const root = element.attachShadow({ mode: 'open' });
  const field = document.createElement('input');
  root.append(field);
  field.focus();
  return { root, field };
}

const view = (more: Partial<DialogView> = {}): DialogView => ({
  title: 'Question',
  body: html`<p>Shall it be so?</p>`,
  buttons: [],
  ...more,
});

describe('dialog', () => {
  afterEach(() => document.body.replaceChildren());

  it('has its title as name, is accessible, and gives the focus back', async () => {
    const { root, field } = host();
    const dialog = openDialog(root, words, () => view({ buttons: [{ label: 'Yes', act: () => {}, isPrimary: true }] }));
    expect(dialog.element.matches(':modal')).to.be.true;
    await expect(dialog.element).to.be.accessible();
    dialog.element.querySelector<HTMLButtonElement>('.cross')!.click();
    await dialog.closed;
    expect(root.querySelector('dialog')).to.equal(null);
    expect(root.activeElement).to.equal(field);
  });

  it('is described by whom it is about, and has no landmarks of a page', () => {
    const { root } = host();
    let subtitle: string | undefined = 'Ann Bell · 2026';
    const dialog = openDialog(root, words, () => view({ subtitle }));
    const about = dialog.element.getAttribute('aria-describedby')!;
    expect(dialog.element.querySelector(`#${about}`)!.textContent).to.equal('Ann Bell · 2026');
    expect(dialog.element.querySelectorAll('header:not([role=none]), footer:not([role=none])')).to.have.length(0);
    subtitle = undefined;
    dialog.update();
    expect(dialog.element.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('does by Enter what its primary button says, unless that is disabled with a reason', async () => {
    const { root } = host();
    let done = 0;
    let disabled: string | undefined = 'Nothing to do yet';
    const dialog = openDialog(root, words, () =>
      view({ buttons: [{ label: 'Apply', act: () => (done += 1), isPrimary: true, disabled }] }),
    );
    const form = dialog.element.querySelector('form')!;
    form.requestSubmit();
    expect(done).to.equal(0);
    expect(dialog.element.querySelector('.footnote')!.textContent).to.equal('Nothing to do yet');
    disabled = undefined;
    dialog.update();
    form.requestSubmit();
    expect(done).to.equal(1);
  });

  it('keeps its keys to itself', async () => {
    const { root } = host();
    const heard: string[] = [];
    (root.host as HTMLElement).addEventListener('keydown', ({ key }) => heard.push(key));
    const { element } = openDialog(root, words, () => view());
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }));
    await nextFrame();
    expect(heard).to.deep.equal([]);
  });
});
