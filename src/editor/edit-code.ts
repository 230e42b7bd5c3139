import { sentences } from '../board/failure.ts';

export type EditCode = typeof import('./late-edits.ts');

let loaded: EditCode | undefined;

/** Loads the code of edits; undefined where it does not come, and it is then asked for again the next time. */
export async function loadEditCode(): Promise<EditCode | undefined> {
  loaded ??= await sentences(() => import('./late-edits.ts'));
  return loaded;
}

/** Does something with the code of edits: at once where it has come. Without it nothing is done. */
export function withEditCode<T>(act: (code: EditCode) => T | Promise<T>): T | Promise<T | undefined> {
  return loaded ? act(loaded) : loadEditCode().then((code) => code && act(code));
}
