import { css } from 'lit';

/** Menus. Needs the tokens and the controls. */
export const menuStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    min-inline-size: 12rem;
    max-inline-size: min(20rem, calc(100vw - 1rem));
    max-block-size: calc(100dvh - 1rem);
    overflow: auto;
    margin: 0;
    padding: 0.25rem;
    color: var(--_text);
    background: var(--_ground);
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 14%);
    font: 400 0.8125rem/1.25rem var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .menu .heading {
    display: grid;
    margin: 0 0 0.25rem;
    padding: 0.5rem 0.75rem;
    border-block-end: 1px solid var(--_hairline);
  }
  .menu .heading span,
  .menu small {
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1rem;
  }
  .menu button {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    inline-size: 100%;
    padding: 0.375rem 0.75rem;
    text-align: start;
    white-space: normal;
    border: 0;
    border-radius: 0.25rem;
  }
  .menu button.apart {
    margin-block-start: 0.5rem;
    position: relative;
  }
  .menu button.apart::before {
    content: '';
    position: absolute;
    inset: -0.25rem 0.25rem auto;
    border-block-start: 1px solid var(--_hairline);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu small {
    flex-basis: 100%;
    font-weight: 400;
  }
  .menu .check {
    inline-size: 1rem;
  }
`;
