import { css } from 'lit';

/** One owner at a time, on a narrow screen. Needs the tokens and the controls. */
export const phoneStyles = css`
  .phone {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    font-variant-numeric: tabular-nums;
  }
  .who {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.5rem 0.5rem 0.25rem;
  }
  .who > select {
    min-inline-size: 0;
    font-weight: 600;
    text-overflow: ellipsis;
  }
  .who span:dir(rtl) {
    display: inline-block;
    transform: scaleX(-1);
  }
  .months {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 0.75rem 0.75rem;
  }
  .months p {
    margin: 0;
  }
  .owner-list .about,
  .sumhint {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 2.25rem;
    color: var(--_muted);
  }
  .sumhint {
    padding: 0.25rem 0.5rem;
    border-block: 1px solid var(--_hairline);
    background: repeating-linear-gradient(
      135deg,
      transparent 0 5px,
      color-mix(in srgb, var(--_text) 5%, transparent) 5px 6px
    );
  }
  /* The year before stands above its figures. */
  .owner-list .about {
    display: grid;
    grid-template-columns: minmax(3rem, 1fr) minmax(5rem, auto) minmax(7.5rem, 40%);
    gap: 0.75rem;
  }
  .owner-list .about > .icon {
    justify-self: end;
  }
  .owner-list .why {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.375rem 0.5rem;
    color: var(--_muted);
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
  }
  .owner-list ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .owner-list li {
    display: grid;
    grid-template-columns: minmax(3rem, 1fr) minmax(5rem, auto) minmax(7.5rem, 40%);
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    border-block-end: 1px solid var(--_hairline);
  }
  .owner-list .before {
    color: var(--_muted);
    text-align: end;
  }
  .owner-list .entry {
    display: grid;
  }
  .owner-list .entry > .field {
    min-block-size: 2.25rem;
    text-align: end;
    border-color: transparent;
    background: color-mix(in srgb, var(--_text) 4%, transparent);
  }
  .owner-list .entry > .field:read-only {
    background: transparent;
    color: var(--_muted);
  }
  .owner-list .entry > .changed {
    box-shadow: inset 3px 0 0 var(--_focus);
  }
  .owner-list .entry > [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  .owner-list .entry > .field:focus {
    background: var(--_selection);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .owner-list .total {
    font-weight: 600;
  }
  .owner-list .whole {
    padding-inline-end: 0.8125rem;
    text-align: end;
  }
  .months > .files {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-block: 0.5rem;
  }
  .narrow .advice {
    padding: 0.75rem 0.75rem 0.25rem;
  }
  .narrow .advice > button {
    display: block;
    margin: 0.5rem 0 0;
  }
  .act {
    flex: none;
    border-block-start: 1px solid var(--_hairline);
  }
  .act > .status:not(:empty) {
    flex: 1 0 100%;
  }
  .narrow .what {
    flex-wrap: nowrap;
    gap: 0.25rem;
  }
  .narrow .what > h2 {
    margin-inline-end: 0;
    font-size: 0.9375rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .narrow .years {
    gap: 0.125rem;
  }
  .narrow .years > :is(output, button) {
    border-color: transparent;
    padding-inline: 0.25rem;
    min-inline-size: 2rem;
  }
  @media (forced-colors: active) {
    .owner-list .entry > .field {
      border-color: CanvasText;
    }
  }
`;
