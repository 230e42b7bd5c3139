import { css } from 'lit';

export const gaugeStyles = css`
  :host {
    --_height: 14.25rem;
  }
  .plot {
    flex-basis: min(40cqi, 30cqb);
    max-block-size: 62cqi;
    overflow: visible;
  }
  .plot > svg {
    overflow: visible;
  }
  .center,
  .plot ~ .line,
  .plot ~ .line > *,
  .plot ~ .todo {
    text-align: center;
    justify-content: center;
  }
  /* In the middle no line begins where the body clips: room stands in for the dot. */
  .plot ~ .parts {
    inline-size: 100%;
    margin: 0;
    column-gap: 0.75em;
  }
  .plot ~ .parts > * {
    margin: 0;
  }
  .plot ~ .parts > ::before {
    content: none;
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
  .ink,
  .tick,
  .zero,
  .halo {
    fill: none;
    stroke: var(--_actual);
  }
  .tick {
    stroke: var(--_target);
    stroke-width: 3;
  }
  .zero {
    stroke: var(--_text);
    stroke-width: 1;
  }
  .halo {
    stroke: var(--_surface);
    stroke-width: 5;
  }
  .pace {
    fill: var(--_muted);
  }
  .label {
    font-size: 0.75rem;
    fill: var(--_text);
  }
  .middle {
    font-weight: 600;
    letter-spacing: -0.02em;
    fill: var(--_text);
  }
  @container (height < 15rem) {
    .plot ~ .todo {
      display: none;
    }
  }
  @container (height < 6.875rem) {
    .center,
    .plot ~ .line {
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
