const TARGETS =
  /^(?:(?:sales|monthly|year(?:ly)?) )?(?:targets?|budgets?|plan(?:ned)?|quotas?|goals?|objectives?|doel(?:en|stelling)?|begroting|ziele?|soll|vorgabe|objectifs?|cible|objetivos?|metas?|obiettiv[oi]|m[åa]l|tavoite|cel)$/iu;
const OTHERS =
  /^(?:actuals?|act|sales|sold|revenue|reali[sz]ed|realisatie|werkelijk|ist|r[ée]el|r[ée]alis[ée]|real|effettivo|consuntivo|forecast|prognose|(?:last|previous) year|vorjahr|vorig jaar|ly|py|variance|difference|diff|delta|abweichung|verschil|gap|attainment|achievement|%)$/iu;

/** Whether a text is a word for targets, such as `Budget`. */
export const isTargetWord = (text: string) => TARGETS.test(text);

/** Whether a text is a word for what stands beside targets, such as `Actual`. */
export const isOtherWord = (text: string) => OTHERS.test(text);
