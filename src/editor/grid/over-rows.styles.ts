import { css } from 'lit';

/** Cursor, handles and bubble, which lie over the rows. */
export const overRowsStyles = css`
  .cursor {
    position: absolute;
    z-index: 1;
    box-sizing: border-box;
    margin: 0;
    padding: 0 0.4375rem;
    color: transparent;
    caret-color: transparent;
    background: transparent;
    border: 0;
    border-radius: 0;
    outline: 1px solid var(--_muted);
    outline-offset: -1px;
    font: 400 0.8125rem/1.25rem var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: end;
    pointer-events: none;
  }
  .cursor:focus-visible,
  .cursor:focus {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .cursor.refused {
    outline-color: var(--_bad);
  }
  .cursor.editing {
    color: var(--_text);
    caret-color: auto;
    background: var(--_ground);
    pointer-events: auto;
  }
  .handle {
    position: absolute;
    z-index: 1;
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    margin: -0.25rem;
    background: var(--_focus);
    border: 1px solid var(--_surface);
    cursor: crosshair;
    touch-action: none;
  }
  /* A finger draws the selection larger by its other corner: anywhere else it scrolls. */
  .grip {
    display: none;
    position: absolute;
    z-index: 1;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    margin: -0.4375rem;
    background: var(--_surface);
    border: 2px solid var(--_focus);
    border-radius: 50%;
    touch-action: none;
  }
  .filling {
    position: absolute;
    z-index: 1;
    box-sizing: border-box;
    border: 1px dashed var(--_focus);
    pointer-events: none;
  }
  .bubble {
    position: absolute;
    z-index: 4;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: 16rem;
    padding: 0.375rem 0.625rem;
    color: var(--_surface);
    color: light-dark(#fff, #10161d);
    background: var(--_text);
    border-radius: 0.25rem;
    font-size: 0.75rem;
    line-height: 1.125rem;
    white-space: normal;
    pointer-events: none;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    pointer-events: none;
    font-weight: 600;
  }
  .bubble[hidden],
  .handle[hidden],
  .filling[hidden],
  .cursor[hidden] {
    display: none;
  }
  @media (pointer: coarse) {
    .grip {
      display: block;
    }
    .handle {
      inline-size: 0.875rem;
      block-size: 0.875rem;
      margin: -0.5rem;
    }
    .grip::after,
    .handle::after {
      content: '';
      position: absolute;
      inset: -0.75rem;
    }
  }
`;
