import { sceneStyles } from '../../src/charts/scene.styles.ts';

/** What the style sheet of scenes says for each look, as a browser reads it. */
export const NOTATION: Readonly<Record<string, string>> = Object.fromEntries(
  [...sceneStyles.styleSheet!.cssRules].flatMap((rule) => {
    const { selectorText, style } = rule as CSSStyleRule;
    return selectorText?.startsWith('svg .') ? [[selectorText.slice(5).replaceAll('.', ' '), style.cssText]] : [];
  }),
);
