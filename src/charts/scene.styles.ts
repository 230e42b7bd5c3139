import { css } from 'lit';

/**
 * Notation (N1, N5, N8): how each word of a look is drawn, in colours of the
 * theme. Written once: `svgContent` reads these rules for pictures outside the
 * page. So each has classes alone, and only what SVG has as an attribute too.
 */
export const sceneStyles = css`
  svg text {
    direction: ltr;
  }
  svg .actual {
    fill: var(--_actual);
  }
  svg .previous {
    fill: var(--_previous);
  }
  svg .triangle {
    stroke: var(--_surface);
    stroke-width: 2;
    paint-order: stroke;
  }
  svg .outline {
    fill: none;
    stroke: var(--_target);
    stroke-width: 1.25;
  }
  svg .hatch {
    stroke: var(--_actual);
    stroke-width: 1.25;
  }
  svg .counter {
    stroke: var(--_actual);
    stroke-width: 1.25;
  }
  svg .surface {
    fill: var(--_surface);
  }
  svg .ink {
    fill: var(--_text);
  }
  svg .name {
    fill: var(--_text);
  }
  svg .bold {
    fill: var(--_text);
    font-weight: 600;
  }
  svg .big {
    fill: var(--_text);
    font-weight: 600;
    letter-spacing: -0.02em;
  }
  svg .due {
    fill: var(--_muted);
    font-weight: 400;
  }
  svg .within {
    fill: var(--_surface);
  }
  svg .edged {
    stroke: var(--_surface);
    stroke-width: 3;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  svg .muted {
    fill: var(--_muted);
  }
  svg .neutral {
    fill: var(--_muted);
  }
  svg .good {
    fill: var(--_good);
  }
  svg .bad {
    fill: var(--_bad);
  }
  svg .axis {
    stroke: var(--_muted);
    shape-rendering: crispEdges;
  }
  svg .row {
    stroke: var(--_text);
    shape-rendering: crispEdges;
  }
  svg .open {
    stroke-dasharray: 3 3;
  }
  svg .band-1 {
    fill: var(--_band-1);
  }
  svg .band-2 {
    fill: var(--_band-2);
  }
  svg .band-3 {
    fill: var(--_band-3);
  }
  svg .zero {
    stroke: var(--_muted);
    vector-effect: non-scaling-stroke;
  }
  svg .halo {
    stroke: var(--_surface);
    stroke-width: 5;
    vector-effect: non-scaling-stroke;
  }
  svg .tick {
    stroke: var(--_target);
    stroke-width: 3;
    vector-effect: non-scaling-stroke;
  }
  svg .middle {
    text-anchor: middle;
  }
  svg .end {
    text-anchor: end;
  }
  svg .rtl {
    direction: rtl;
  }
  svg .tick.thin {
    stroke-width: 2;
  }
  svg .halo.thin {
    stroke-width: 4;
  }
  svg .variance.outline {
    fill: none;
    stroke: var(--_muted);
    stroke-dasharray: 2 1.5;
  }
  svg .variance.outline.good {
    stroke: var(--_good);
  }
  svg .variance.outline.bad {
    stroke: var(--_bad);
  }
  @media (forced-colors: active) {
    svg :is(.band-1, .band-2, .band-3) {
      stroke: CanvasText;
    }
  }
`;
