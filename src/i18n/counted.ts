/** A number as a sentence needs it: written out, and the plural that it takes in the language. */
export interface Counted {
  readonly text: string;
  readonly plural: Intl.LDMLPluralRule;
}
