// Readers of rows that few pages have. They lie behind one import: a bundler writes down beside each import what it
// needs, and a page with rows of sales alone would pay for these lists.

export const loadPeopleRows = () => import('../files/people-rows.ts');
export const loadTargetRows = () => import('../target-rows.ts');
