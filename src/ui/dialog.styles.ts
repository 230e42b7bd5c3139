import { css } from 'lit';

/** Dialogs and what stands in them. Needs the tokens. */
export const dialogStyles = css`
  dialog.dialog {
    box-sizing: border-box;
    inline-size: 32rem;
    max-inline-size: calc(100vw - 1.5rem);
    max-block-size: calc(100dvh - 1.5rem);
    padding: 0;
    overflow: hidden;
    color: var(--_text);
    background: var(--_ground);
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    font: 400 0.8125rem/1.25rem var(--_font);
    font-variant-numeric: tabular-nums;
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 16%);
  }
  dialog.dialog.small {
    inline-size: 22rem;
  }
  dialog.dialog.wide {
    inline-size: 62rem;
  }
  dialog.dialog.year {
    inline-size: 82rem;
  }
  dialog.dialog::backdrop {
    background: rgb(10 16 24 / 38%);
  }
  dialog.dialog > form {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
  }
  .dialog header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625rem;
    position: relative;
    padding: 1rem 3.25rem 0.5rem 1.25rem;
  }
  .dialog h2 {
    margin: 0;
    font-size: 1.0625rem;
    line-height: 1.5rem;
    font-weight: 600;
  }
  .dialog header p {
    margin: 0;
    color: var(--_muted);
  }
  .dialog .cross {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-end: 0.75rem;
    inline-size: 2rem;
    padding: 0;
    border-color: transparent;
    color: var(--_muted);
  }
  .dialog .body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    padding: 0.25rem 1.25rem 1rem;
  }
  .dialog footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.5rem;
    padding: 0.75rem 1.25rem;
    border-block-start: 1px solid var(--_hairline);
  }
  .dialog .footnote {
    flex: 1;
    min-inline-size: 8rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1rem;
  }
  .dialog .footnote:empty {
    min-inline-size: 0;
  }
  /* In a small dialog, or with a button at the beginning of the foot, what there is to say stands above them all. */
  .dialog.small .footnote:not(:empty),
  .dialog footer:has(> .danger) > .footnote:not(:empty) {
    order: -1;
    flex-basis: 100%;
  }
  .dialog footer > .danger:not(.primary) {
    margin-inline-end: auto;
  }
  .dialog .body > * + .field {
    margin-block-start: 1rem;
  }
  .dialog .body > p {
    margin: 0.25rem 0 0.75rem;
  }
  .dialog .across {
    overflow-x: auto;
  }
  .dialog .across :is(th, td) {
    padding-inline: 0.375rem;
    font-size: 0.75rem;
  }
  .dialog .before > * {
    border-block-end: 0;
  }
  .dialog .before > :not([rowspan]) {
    color: var(--_muted);
  }
  .dialog .before > [rowspan] {
    border-block-end: 1px solid var(--_hairline);
  }
  .dialog .after > * {
    font-weight: 600;
  }
  .dialog summary {
    padding-block: 0.375rem;
    cursor: pointer;
  }
  .dialog summary .quiet {
    color: var(--_muted);
  }
  .dialog .revision {
    border-block-end: 1px solid var(--_hairline);
  }
  .dialog .revision table {
    margin-block-end: 0.5rem;
  }
  .dialog .revision p {
    margin: 0 0 0.25rem;
  }
  .dialog button.link {
    min-block-size: 1.5rem;
    margin-block-end: 0.5rem;
    padding: 0;
    border: 0;
    text-decoration: underline;
  }
  .dialog table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .dialog :is(th, td) {
    padding: 0.375rem 0.5rem;
    text-align: start;
    border-block-end: 1px solid var(--_hairline);
  }
  .dialog thead th {
    color: var(--_muted);
    font-weight: 600;
    border-block-end-color: var(--_text);
  }
  .dialog :is(th, td).number {
    text-align: end;
    white-space: nowrap;
  }
  .dialog label.field {
    display: grid;
    gap: 0.125rem;
    color: var(--_muted);
  }
  @media (width < 30rem) {
    dialog.dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .dialog footer > button {
      flex: 1;
    }
    .dialog .footnote {
      flex-basis: 100%;
    }
  }
`;
