// One owner at a time, which loads when an editor is narrow for the first time.
export { phoneStyles } from './phone.styles.ts';
export { renderPhone } from './phone-view.ts';
