import { css } from 'lit';

export const numberStyles = css`
  .unit {
    font-size: 0.7em;
    font-weight: 400;
    color: var(--_muted);
  }
  .track {
    block-size: 10px;
    margin-block-end: 0.0625rem;
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
  @media (forced-colors: active) {
    .rail {
      stroke: CanvasText;
    }
  }
`;
