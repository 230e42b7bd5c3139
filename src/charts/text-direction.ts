/** Whether a text has letters of a script that runs from right to left. */
export function runsFromRight(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text);
}
