import { css } from 'lit';

export const numberStyles = css`
  .track {
    block-size: 12px;
    margin-block-end: 0.0625rem;
    overflow: visible;
  }
  .track > svg {
    overflow: visible;
  }
  /* The status comes first. */
  @container (height < 8.5rem) or (width < 11.25rem) {
    .track {
      display: none;
    }
  }
  @container (height < 11rem) {
    .tile.ways .track {
      display: none;
    }
  }
  /* Beside a larger number its target would have no room. */
  @container (width < 11.25rem) {
    .value {
      font-size: clamp(var(--_least, 1.25rem), min(0.75rem + 8.75cqi, 22cqb, var(--_most, 4rem)), 4rem);
    }
  }
  /* The way through the period, where the line of the number has room for it. */
  @container (width >= 18rem) and (height >= 7.5rem) {
    .top:has(.spark):not(:has([class*='long-'])) {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      /* Of a line that wraps, nothing peeps out. */
      gap: 0.25rem 0.75rem;
      max-block-size: calc(min(0.75rem + 8.75cqi, 26cqb, 4rem) + 0.125rem);
      overflow: clip;
      > .value {
        flex: 0 1 max-content;
        min-inline-size: 0;
      }
      > .spark {
        display: block;
        flex: 1 0 3.25rem;
        max-inline-size: 7rem;
        margin-inline-start: auto;
      }
    }
  }
`;
