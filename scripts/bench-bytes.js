// What pages pay until figures and pictures stand, file by file and folder by folder.
import { installPacked } from '../test/package/packed.js';
import { buildPackage, launch, remark, tell } from './measuring.js';
import { PAGES, anatomy, measurePage } from './page-bytes.js';

const WANTED = ['30 kB', '', '42 kB', ''];
const EDITOR = 'the same with the editor';

const said = (sizes) => sizes.map((bytes) => `${(bytes / 1000).toFixed(1)} kB`).join(' / ');

await buildPackage();
const packed = installPacked();
const browser = await launch();
try {
  const sizes = new Map();
  for (const [index, name] of Object.keys(PAGES).entries()) {
    const page = await measurePage(browser, packed, name);
    remark(anatomy(name, page));
    sizes.set(name, [page.gzip, page.brotli]);
    tell(`${name}, gzip / brotli`, said([page.gzip, page.brotli]), WANTED[index]);
    if (page.rounds) tell(`${name}: requests for code in a row before the data`, page.rounds, '2');
  }
  const [without] = sizes.values();
  const more = sizes.get(EDITOR).map((bytes, form) => bytes - without[form]);
  tell('the editor beyond that page, until its rows stand, gzip / brotli', said(more), '45 kB');
} finally {
  await browser.close();
  packed.remove();
}
