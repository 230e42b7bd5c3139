import { css } from 'lit';

/** Dialogs of target types. Needs the tokens, the controls and the dialogs. */
export const typesStyles = css`
  .dialog .fixed {
    margin: 0;
  }
  .fixed > div {
    flex: 1 1 11rem;
    display: grid;
    gap: 0.125rem;
  }
  .fixed dt,
  .dialog legend {
    padding: 0;
    color: var(--_muted);
  }
  .fixed dd {
    margin: 0;
    padding: 0.3125rem 0.75rem;
    color: var(--_muted);
    background: color-mix(in srgb, var(--_text) 4%, transparent);
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
  }
  .dialog fieldset:is(.items, .unit) {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .unit > .modes {
    margin-block: 0.125rem 0;
  }
  .dialog .note + .items {
    margin-block-start: 1rem;
  }
  .dialog .items + .levels {
    margin-block-start: 0.25rem;
  }
  .dialog .note:empty {
    margin: 0;
  }
  .items > .choices {
    margin-block-start: 0.25rem;
  }
  .items > .choices > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
  }
  .items small,
  .levels > small {
    grid-column: 1 / -1;
    display: block;
    padding-inline-start: 1.625rem;
    margin-block: -0.25rem 0.375rem;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1rem;
  }
  .dialog small.loss {
    color: var(--_bad);
  }
  .items .name {
    overflow-wrap: anywhere;
  }
  .moves {
    display: flex;
    color: var(--_muted);
  }
  .moves > button {
    min-inline-size: 1.75rem;
    min-block-size: 1.75rem;
  }
  .items > .other {
    display: flex;
    align-items: end;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .other > .field {
    flex: 1;
  }
  .dialog .levels {
    margin-block-start: 0.5rem;
  }
  .dialog .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.25rem;
  }
  .dialog table.going {
    margin-block-end: 0.5rem;
  }
  .dialog .typed {
    margin: 0 0 0.75rem;
    padding: 0;
    list-style: none;
  }
  .typed > li {
    padding: 0.375rem 0.5rem;
    border-block-end: 1px solid var(--_hairline);
  }
  .typed small {
    display: block;
  }
  .dialog :is(.typed, tbody) small {
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 400;
  }
  /* English words in a page that is read from right to left keep their order. */
  .dialog :is(.note, .items small, .levels > small) {
    unicode-bidi: plaintext;
  }
  .dialog :is(.note, .items small, .levels > small):dir(rtl) {
    text-align: right;
  }
  @media (width < 30rem) {
    .dialog table.going :is(th, td) {
      padding-inline: 0.1875rem;
    }
    .dialog table.going :is(th, td):first-child {
      padding-inline-start: 0;
    }
    .dialog table.going :is(th, td):last-child {
      padding-inline-end: 0;
    }
  }
  @media (pointer: coarse) {
    .moves > button {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
`;
