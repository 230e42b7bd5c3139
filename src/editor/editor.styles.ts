import { css } from 'lit';

/** Frame of the editor: three bars, the sheet, and its foot. Needs the tokens and the controls. */
export const editorStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    max-block-size: 100dvh;
    color: var(--_text);
    font: 400 0.8125rem/1.25rem var(--_font);
  }
  :host([hidden]) {
    display: none;
  }
  .editor {
    container: editor / inline-size;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden;
    background: var(--_ground);
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
  }
  .bar {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.625rem 1rem;
  }
  .what {
    padding-block-end: 0.25rem;
  }
  h2 {
    margin: 0;
  }
  .bar > h2 {
    margin-inline-end: 0.5rem;
    font-size: 1.0625rem;
    line-height: 1.5rem;
    font-weight: 600;
  }
  .years {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .years > output {
    box-sizing: border-box;
    min-inline-size: 3.5rem;
    padding: 0.3125rem 0.75rem;
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
    font-weight: 600;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .years > button {
    border-color: var(--_hairline);
  }
  .years > button > span:dir(rtl) {
    display: inline-block;
    transform: scaleX(-1);
  }
  .space {
    flex: 1;
  }
  .status {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .status.bad {
    color: var(--_bad);
    max-inline-size: 24rem;
  }
  .status > button {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    color: inherit;
    text-decoration: underline;
  }
  .tools .find {
    inline-size: 13rem;
    flex: 0 1 13rem;
  }
  .finder {
    position: relative;
    flex: 0 1 13rem;
  }
  .found {
    position: absolute;
    z-index: 6;
    inset: calc(100% + 0.25rem) auto auto 0;
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: 100%;
    max-inline-size: min(22rem, 90vw);
    max-block-size: 18rem;
    overflow: auto;
    margin: 0;
    padding: 0.25rem;
    list-style: none;
    background: var(--_ground);
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 14%);
  }
  .found > li {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.375rem 0.75rem;
    border-radius: 0.25rem;
    cursor: pointer;
  }
  .found > li > span + span {
    color: var(--_muted);
  }
  .found > [aria-selected='true'] {
    background: var(--_selection);
  }
  .panel {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .foot {
    color: var(--_muted);
    min-block-size: 2rem;
    padding-block: 0.25rem;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .foot .quiet {
    min-block-size: 1.5rem;
    padding-inline: 0.25rem;
    color: inherit;
    font-size: 0.75rem;
    font-weight: 400;
  }
  .message {
    flex: 1;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.75rem;
    min-block-size: 12rem;
    padding: 2rem;
    color: var(--_muted);
    text-align: center;
  }
  .message p {
    margin: 0;
    max-inline-size: 32rem;
  }
  .advice {
    flex: none;
    margin: 0;
    padding: 0 1rem 0.75rem;
    color: var(--_muted);
  }
  .advice > button {
    margin-inline-start: 0.5rem;
  }
  .heard {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .choices {
    display: grid;
    gap: 0;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  .choices > li {
    border-block-end: 1px solid var(--_hairline);
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.25rem;
  }
  .choices .name + span {
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .pick {
    inline-size: 100%;
    text-align: end;
    min-block-size: 1.75rem;
    border-color: transparent;
  }
  .pick[aria-pressed='true'] {
    background: var(--_selection);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .gain {
    color: var(--_good);
  }
  .loss {
    color: var(--_bad);
  }
  dl.keys {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25rem 1rem;
    margin: 0 0 1rem;
  }
  dl.keys dt {
    font-weight: 600;
  }
  dl.keys dd {
    margin: 0;
    color: var(--_muted);
  }
  .dialog h3 {
    margin: 0.5rem 0 0.25rem;
    font-size: 0.8125rem;
  }
  .columns2 {
    columns: 2 16rem;
  }
  .columns2 > section {
    break-inside: avoid;
  }

  @container editor (width < 56rem) {
    .tools .wide,
    .foot .wide,
    .what .wide {
      display: none;
    }
    .bar {
      padding-inline: 0.75rem;
    }
    .finder {
      flex: 1 1 8rem;
      max-inline-size: 13rem;
    }
    .tools .find {
      inline-size: 100%;
    }
  }
  @container editor (width < 30rem) {
    .what .status {
      order: 9;
      flex-basis: 100%;
    }
    .finder {
      flex: 1 1 100%;
      max-inline-size: none;
    }
  }
`;
