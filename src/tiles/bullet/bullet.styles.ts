import { css } from 'lit';

export const bulletStyles = css`
  :host {
    contain-intrinsic-block-size: 8.5rem;
  }
  .row {
    flex: 0 1 auto;
    display: flex;
    flex-flow: column;
    gap: 0.25rem;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.5rem;
  }
  .figure {
    font-size: clamp(1.25rem, min(0.75rem + 3cqi, 22cqb), 3rem);
  }
  .plot {
    flex: none;
    block-size: 3.375rem;
  }
  .band-1 {
    fill: var(--_band-1);
  }
  .band-2 {
    fill: var(--_band-2);
  }
  .band-3 {
    fill: var(--_band-3);
  }
  .ink {
    fill: var(--_actual);
  }
  .tick {
    fill: var(--_target);
    stroke: var(--_surface);
    stroke-width: 1;
    paint-order: stroke;
  }
  .pace {
    fill: var(--_muted);
  }
  .label {
    font-size: 0.75rem;
    fill: var(--_text);
  }
  .expected {
    fill: var(--_muted);
  }
  @container (width >= 20rem) {
    .row {
      flex-flow: row;
      align-items: flex-start;
      gap: 1rem;
    }
    .plot {
      flex: 1;
    }
    .value {
      flex-flow: column;
      min-inline-size: 4.5rem;
    }
    .beside {
      white-space: nowrap;
    }
  }
  @container (height < 6.875rem) {
    .row {
      flex-flow: row;
      align-items: center;
      gap: 0.5rem;
    }
    .plot {
      flex: 1 1 5rem;
      block-size: 2.25rem;
    }
    .beside {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .band-1,
    .band-2,
    .band-3 {
      stroke: CanvasText;
    }
  }
`;
