import { css } from 'lit';

/** Grid of the editor. Needs the tokens. */
export const gridStyles = css`
  .scroll {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 12rem;
    overflow: auto;
    overscroll-behavior: contain;
    border-block: 1px solid var(--_hairline);
    scrollbar-gutter: stable;
  }
  .sheet {
    position: relative;
    inline-size: 100%;
    min-inline-size: var(--_least);
    min-block-size: 100%;
    font: 400 0.8125rem/1.25rem var(--_font);
    font-variant-numeric: tabular-nums;
    --_lead: 11.5rem;
    --_wash: color-mix(in srgb, var(--_text) 4%, var(--_surface));
  }
  .rows {
    position: relative;
  }
  .window {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
  }
  .row {
    display: grid;
    grid-template-columns: var(--_template);
    box-sizing: border-box;
    block-size: var(--_row);
    border-block-end: 1px solid var(--_hairline);
    background: var(--_surface);
  }
  .row > * {
    box-sizing: border-box;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    justify-content: end;
    padding-inline: 0.4375rem;
    overflow: hidden;
    white-space: nowrap;
    border-inline-start: 1px solid var(--_hairline);
  }
  .row > .owner {
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
    justify-content: start;
    gap: 0.25rem;
    padding-inline: 1rem 0.375rem;
    border-inline-start: 0;
    background: inherit;
  }
  .row > .currency {
    gap: 0.25rem;
    padding-inline: 0.3125rem;
    color: var(--_muted);
  }
  .row > .currency .lock {
    margin-inline-end: auto;
  }
  .row > .actions {
    position: sticky;
    inset-inline-end: 0;
    z-index: 1;
    justify-content: center;
    padding: 0;
    background: inherit;
  }
  .row > .currency + .cell {
    border-inline-start-color: transparent;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tag {
    padding-inline: 0.375rem;
    color: var(--_muted);
    font-size: 0.75rem;
    border: 1px solid var(--_hairline);
    border-radius: 0.25rem;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    block-size: var(--_row);
    color: var(--_muted);
    font-size: 0.8125rem;
    background: var(--_wash);
  }
  .head > * {
    font-weight: 600;
    border-inline-start-color: transparent;
  }
  .head > .cell {
    cursor: pointer;
  }
  .head > .at {
    color: var(--_text);
  }

  .row:is(.company, .group) {
    background: var(--_wash);
  }
  .row:is(.company, .group) > :is(.owner, .cell) {
    font-weight: 600;
  }
  .row.user > .owner {
    padding-inline-start: 3rem;
  }
  .row.further > .owner {
    padding-inline-start: 3.75rem;
    font-weight: 400;
    color: var(--_muted);
  }
  .row > .year {
    font-weight: 600;
  }
  .row > .subtotal,
  .row > .cell.extra,
  .row.barred > :is(.owner, .cell) {
    color: var(--_muted);
  }
  .row:is(.company, .group) > .cell.extra {
    font-weight: 400;
  }
  .row > .subtotal {
    background: color-mix(in srgb, var(--_text) 2.5%, transparent);
  }

  .row.hint {
    block-size: var(--_hint);
    color: var(--_muted);
    background:
      repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--_text) 5%, transparent) 5px 6px),
      var(--_surface);
  }
  .row.hint > .owner {
    grid-column: span 2;
    padding-inline: 1.5rem 0.25rem;
    gap: 0.375rem;
    font-size: 0.75rem;
    background: linear-gradient(to right, var(--_surface) 92%, transparent);
  }
  .row.hint > .owner:dir(rtl) {
    background: linear-gradient(to left, var(--_surface) 92%, transparent);
  }
  .row.hint > .cell {
    flex-direction: column;
    align-items: end;
    justify-content: center;
    font-size: 0.75rem;
    line-height: 0.875rem;
    font-weight: 400;
    border-inline-start-color: transparent;
  }
  .answer {
    min-block-size: 1.25rem;
    padding: 0 0.375rem;
    font-size: 0.75rem;
    line-height: 1.125rem;
    border: 1px solid currentColor;
    border-radius: 0.75rem;
  }
  .answer::after {
    content: ' ▾';
    content: ' ▾' / '';
  }
  .answer.kept {
    color: var(--_muted);
    border-color: var(--_hairline);
  }

  .twist {
    flex: none;
    margin-inline: -0.625rem 0;
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
    color: var(--_muted);
  }
  .twist span::before {
    content: '▸';
  }
  .twist[aria-expanded='true'] span::before {
    content: '▾';
    content: '▾' / '';
  }
  .twist:dir(rtl)[aria-expanded='false'] span::before {
    content: '◂';
  }
  .more {
    min-block-size: 1.5rem;
    min-inline-size: 2rem;
    color: var(--_muted);
  }
  .row > :not(.cell, .currency) {
    cursor: default;
  }

  .lock {
    flex: none;
    position: relative;
    inline-size: 0.5625rem;
    block-size: 0.4375rem;
    margin-block-start: 0.3125rem;
    border: 1.5px solid var(--_text);
    border-radius: 1.5px;
  }
  .lock::before {
    content: '';
    position: absolute;
    inset: -0.375rem 1px auto;
    block-size: 0.3125rem;
    border: 1.5px solid var(--_text);
    border-block-end: 0;
    border-radius: 0.25rem 0.25rem 0 0;
  }

  .cell {
    position: relative;
  }
  .cell.selected {
    background: var(--_selection);
  }
  .cell.changed::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    border: 0.25rem solid transparent;
    border-block-start-color: var(--_focus);
    border-inline-start-color: var(--_focus);
  }
  .cell.refused {
    justify-content: end;
    box-shadow: inset 0 0 0 2px var(--_bad);
  }
  .cell.conflict {
    box-shadow: inset 0 -3px 0 var(--_bad);
  }

  @media (pointer: coarse) {
    .more {
      min-inline-size: 2.75rem;
    }
  }
  @media (width < 56rem) {
    .sheet {
      --_lead: 9.5rem;
    }
    .row > .owner {
      padding-inline-start: 0.75rem;
    }
    .row.user > .owner {
      padding-inline-start: 1.75rem;
    }
    .row.hint > .owner {
      padding-inline-start: 1.75rem;
      grid-column: span 1;
      flex-wrap: wrap;
      align-content: center;
      gap: 0 0.5rem;
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .row.hint > .owner + .cell {
      grid-column: 3;
    }
    .row.hint .answer {
      min-block-size: 1rem;
      line-height: 0.875rem;
    }
  }
  @media (forced-colors: active) {
    .cell.selected {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
    .cell.refused {
      outline: 2px dashed CanvasText;
      outline-offset: -2px;
    }
    .cell.changed::before {
      forced-color-adjust: none;
      border-block-start-color: CanvasText;
      border-inline-start-color: CanvasText;
    }
    .bubble {
      border: 1px solid CanvasText;
    }
    .lock,
    .lock::before {
      border-color: CanvasText;
    }
  }
`;
