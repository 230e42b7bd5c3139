/** By which names of columns are the same, whatever their case, blanks, hyphens and underscores. */
export const columnKey = (name: string) =>
  name
    .normalize()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
