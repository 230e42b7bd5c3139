import { css } from 'lit';

/**
 * How things look, as custom properties. A page sets `--target-<name>`; the
 * elements read `--_<name>`, which falls back to a default for the
 * `color-scheme` they are in, and on paper for a light one. Forced colours win over both.
 *
 * Text on `surface` has a contrast of at least 4.5:1, shapes 3:1, in both schemes.
 *
 * @cssproperty --target-surface - Ground of a tile; `transparent` shows the page's. Tooltips and what else lies over something have the canvas of their `color-scheme` under it.
 * @cssproperty --target-text - Words.
 * @cssproperty --target-muted - Words that matter less.
 * @cssproperty --target-hairline - Borders.
 * @cssproperty --target-actual - What was sold.
 * @cssproperty --target-previous - Last year.
 * @cssproperty --target-target - Outline and tick of the target.
 * @cssproperty --target-good - A good judgement.
 * @cssproperty --target-bad - A bad judgement.
 * @cssproperty --target-band-1 - Best range of gauge and bullet.
 * @cssproperty --target-band-2 - Middle range.
 * @cssproperty --target-band-3 - Worst range.
 * @cssproperty --target-focus - Focus ring.
 * @cssproperty --target-selection - Ground of the chosen bar.
 * @cssproperty --target-radius - Corners.
 * @cssproperty --target-font - Typeface.
 */
export const tokens = css`
  :host {
    --_surface: var(--target-surface, light-dark(#fff, #161c24));
    --_text: var(--target-text, light-dark(#16202c, #e9eef4));
    --_muted: var(--target-muted, light-dark(#566273, #9fabba));
    --_hairline: var(--target-hairline, light-dark(#dbe1e8, #2b3541));
    --_actual: var(--target-actual, light-dark(#27415f, #a9c3e0));
    --_previous: var(--target-previous, light-dark(#8295aa, #62758b));
    --_target: var(--target-target, var(--_text));
    --_good: var(--target-good, light-dark(#0b7a66, #4cc3aa));
    --_bad: var(--target-bad, light-dark(#bf4612, #ff9667));
    --_band-1: var(--target-band-1, light-dark(#eaeef3, #2b3745));
    --_band-2: var(--target-band-2, light-dark(#dbe2ea, #394859));
    --_band-3: var(--target-band-3, light-dark(#c6d0db, #495a6d));
    --_focus: var(--target-focus, light-dark(#0b63ce, #6cb0ff));
    --_selection: var(--target-selection, light-dark(#e3eefb, #1d3350));
    --_radius: var(--target-radius, 0.5rem);
    --_font: var(--target-font, system-ui, sans-serif);
    /* Of what lies over something else: opaque, though a surface may not be. */
    --_ground: linear-gradient(var(--_surface) 0 0) Canvas;
  }
  /* Paper is white, whatever the page's own scheme. */
  @media print {
    :host {
      color-scheme: light !important;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_hairline: CanvasText;
      --_actual: CanvasText;
      --_previous: GrayText;
      --_target: CanvasText;
      --_good: CanvasText;
      --_bad: CanvasText;
      --_band-1: Canvas;
      --_band-2: Canvas;
      --_band-3: Canvas;
      --_focus: Highlight;
      --_selection: Highlight;
    }
  }
`;
