import { css } from 'lit';

export const numberStyles = css`
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.5rem;
    padding-block: 0.125rem;
    font-size: clamp(1.25rem, min(0.75rem + 8.75cqi, 26cqb), 4rem);
  }
  .unit {
    font-weight: 400;
    color: var(--_muted);
  }
  .value > .figure {
    font-size: inherit;
  }
  .beside {
    font-size: 0.75rem;
    color: var(--_muted);
  }
  .track {
    block-size: 10px;
    margin-block-end: 0.25rem;
    overflow: visible;
  }
  [dir='rtl'] .track {
    transform: scaleX(-1);
  }
  .rail {
    fill: var(--_band-2);
  }
  .ink {
    fill: var(--_actual);
  }
  .target,
  .pace {
    fill: var(--_target);
    stroke: var(--_surface);
    paint-order: stroke;
  }
  @container (height < 6.875rem) or (width < 11.25rem) {
    .track {
      display: none;
    }
  }
  /* Beside the number or not at all. */
  @container (height < 8.5rem) {
    .value {
      max-block-size: 1.2em;
      overflow: clip;
    }
  }
  @media (forced-colors: active) {
    .rail {
      stroke: CanvasText;
    }
  }
`;
