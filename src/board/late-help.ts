// Code for requests that cannot be asked, or not as they are written: why, and what
// may be meant. A page whose tiles have figures needs none of it.
export { hintAt, hintOf } from './hints.ts';
export { loadMeant } from './meant-request.ts';
export { refusalText } from './refusals.ts';
export { failureText } from './told-failures.ts';
export { tellPolicy } from './told-policy.ts';
