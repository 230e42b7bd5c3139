// What editors want to know of the elements, made from the manifest; and what compilers do.
import { readFileSync, writeFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { writeFrameworkTypes } from './framework-types.js';

/** Writes VS Code and JetBrains data beside the manifest, and the types of frameworks into `types/`. */
export async function writeEditorData(manifestPath, outdir) {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  generateVsCodeCustomElementData(manifest, { outdir, hideLogs: true });
  nameOnce(`${outdir}vscode.css-custom-data.json`);
  generateJetBrainsWebTypes({ ...manifest, version }, { outdir, hideLogs: true, packageJson: false });
  writeFrameworkTypes(manifest, outdir);
}

/** VS Code gets each property and part of each tile: the same names again and again. */
function nameOnce(path) {
  const data = JSON.parse(readFileSync(path, 'utf8'));
  const once = (list) => {
    const named = new Map(list.map((entry) => [entry.name, { ...entry, description: '' }]));
    for (const { name, description } of list) {
      const entry = named.get(name);
      if (!entry.description.includes(description)) entry.description = `${entry.description} ${description}`.trim();
    }
    return [...named.values()];
  };
  const { properties, pseudoElements } = data;
  const text = JSON.stringify({ ...data, properties: once(properties), pseudoElements: once(pseudoElements) }, null, 2);
  writeFileSync(path, `${text}\n`);
}
