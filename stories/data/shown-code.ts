/** Code of an example as a host writes it, who has the package. */
export function shownCode(code: string): string {
  return code
    .replaceAll("'../../src/index.ts'", "'target-tiles'")
    .replaceAll(/'\.\.\/\.\.\/src\/(.+)\.ts'/g, "'target-tiles/$1.js'");
}
