import { css } from 'lit';

export const numberStyles = css`
  .track {
    block-size: 12px;
    margin-block-end: 0.0625rem;
  }
  .track.named {
    block-size: calc(10px + 0.9em);
  }
  .track,
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
`;
