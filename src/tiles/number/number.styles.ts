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
  @container (height < 7.5rem) or (width < 11.25rem) or ((height < 8.5rem) and (width >= 18rem)) {
    .track {
      display: none;
    }
  }
  /* Number, track and verdict, with no more room between them than they need. */
  @container (height >= 7.5rem) and (height < 8.5rem) and (width >= 11.25rem) and (width < 18rem) {
    .tile:not(.ways) {
      gap: 0.125rem;
      padding-block: 0.375rem;
    }
    .tile:not(.ways) .value {
      font-size: min(1.625rem, var(--_most, 1.625rem));
    }
    .track,
    .track.named {
      block-size: 10px;
    }
    .track text {
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
