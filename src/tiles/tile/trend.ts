import { html, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Ready } from './tile.figure.ts';
import { trendScene } from './trend-scene.ts';

/** Renders the way through the period, stretched to the tile; the meter has said where it has led to. */
export function renderTrend({ figures, insight }: Ready, locale: Locale): TemplateResult | undefined {
  if (!insight.trend) return undefined;
  const { from, to } = figures.period;
  const scene = trendScene(insight.trend, locale.dir === 'rtl');
  return html`<div class="trend" part="trend" aria-hidden="true">
    <svg viewBox="0 0 ${scene.width} ${scene.height}" preserveAspectRatio="none">${svgTemplate(scene)}</svg>
    <p class="muted"><span>${locale.dayOfYear(from)}</span><span>${locale.dayOfYear(to)}</span></p>
  </div>`;
}
