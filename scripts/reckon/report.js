// What is said of a difference: the smallest case, both figures, the rule, and how to see it again.

/** A difference as text. `seed` is the one that found it. */
export function reportOf({ world, ask, found }, seed) {
  return [
    'The library and the reckoning differ. The smallest case:',
    `  organisation ${JSON.stringify(world.organisation)}`,
    ...world.sales.map((sale) => `  sale ${JSON.stringify(sale)}`),
    ...world.sets.map((set) => `  targets ${JSON.stringify(set)}`),
    `  types ${JSON.stringify(world.types)}`,
    `  question ${JSON.stringify(ask)}`,
    ...found.map((one) => `${one.where} (${one.rule}): target-tiles says ${one.library}, reckoned is ${one.reckoned}`),
    `Again: npm run reckon -- --seed=${seed} --cases=1000`,
  ].join('\n');
}
