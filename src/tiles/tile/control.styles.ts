import { css } from 'lit';

/** Controls in a tile's frame, and the panel of its notes. */
export const controlStyles = css`
  button {
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    padding: 0 0.25rem;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
    cursor: pointer;
  }
  footer > :is(.link, .way) {
    flex: none;
  }
  .link {
    padding-inline: 0;
    text-decoration: underline;
  }
  .way,
  .chip {
    padding: 0 0.625rem;
    font-weight: 600;
    color: var(--_text);
    border: 1px solid currentColor;
  }
  .chip.icon {
    display: none;
    flex: none;
    position: relative;
    margin: -0.1875rem 0;
    padding: 0 0.25rem;
    border: 0;
  }
  .chip {
    display: flex;
    gap: 0.25em;
    max-inline-size: 100%;
    white-space: nowrap;
    align-items: center;
    font-weight: 400;
    border-color: var(--_hairline);
    border-radius: 0.75rem;
  }
  .chip.icon.named {
    display: flex;
  }
  .chip > svg {
    inline-size: 0.875rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.25;
  }
  .chip > span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .notes {
    flex: none;
    margin: -0.1875rem -0.25rem -0.1875rem 0;
    color: var(--_muted);
  }
  .notes > :first-child {
    display: block;
    inline-size: 1rem;
    margin: auto;
    border: 1px solid var(--_hairline);
    border-radius: 50%;
    font:
      400 0.75rem/0.875rem Georgia,
      serif;
    text-align: center;
    box-sizing: border-box;
  }
  /* The panel lies over all that follows the heading, which keeps its size. */
  .tile:has(> #notes:not([hidden])) {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }
  .tile:has(> #notes:not([hidden])):has(> footer) {
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  .tile > .body {
    grid-area: 2 / 1;
  }
  .tile:has(> #notes:not([hidden])) > footer {
    grid-area: 3 / 1;
  }
  .tile > [inert] {
    visibility: hidden;
  }
  /* That there are notes is told by form, not by colour alone. */
  .some > :first-child {
    forced-color-adjust: none;
    font-weight: 600;
    color: Canvas;
    background: var(--_text);
    border-color: var(--_text);
  }
  #notes {
    grid-area: 2 / 1 / -1 / -1;
    overflow: auto;
    margin: 0 -0.5rem -0.5rem;
    padding: 0.25rem 0.5rem 0.5rem;
    border-block-start: 1px solid var(--_hairline);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  /* As an icon the chip stands beside the heading. */
  @container (width < 13rem) or (height < 15rem) {
    .tile:not(.ways) footer,
    .chip {
      display: none;
    }
    .chip.icon {
      display: flex;
    }
  }
`;
