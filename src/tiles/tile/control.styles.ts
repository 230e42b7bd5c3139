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
    padding: 0 0.375rem;
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
    border: 1px solid;
    border-radius: 50%;
    font:
      600 0.75rem/0.875rem Georgia,
      serif;
    text-align: center;
    box-sizing: border-box;
  }
  #notes {
    position: absolute;
    inset: 3.125rem 0 0;
    margin: 0;
    padding: 0.5rem 1rem 0.5rem 2rem;
    overflow: auto;
    background: var(--_surface);
    border-block-start: 1px solid var(--_hairline);
    z-index: 1;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @container (width < 11.25rem) or (height < 6.875rem) {
    #notes {
      inset: 1.75rem 0 0;
    }
  }
  @container (width < 13rem) or (height < 15rem) {
    .chip {
      display: none;
    }
    .chip.icon {
      display: flex;
    }
  }
`;
