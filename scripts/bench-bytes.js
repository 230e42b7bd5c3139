// What pages pay until figures and pictures stand, file by file and folder by folder.
import { installPacked } from '../test/package/packed.js';
import { buildPackage, launch, remark, tell } from './measuring.js';
import { PAGES, anatomy, measurePage } from './page-bytes.js';

const WANTED = ['30 kB', '42 kB', ''];

await buildPackage();
const packed = installPacked();
const browser = await launch();
try {
  for (const [index, name] of Object.keys(PAGES).entries()) {
    const page = await measurePage(browser, packed, name);
    remark(anatomy(name, page));
    const sizes = [page.gzip, page.brotli].map((bytes) => `${(bytes / 1000).toFixed(1)} kB`);
    tell(`${name}, gzip / brotli`, sizes.join(' / '), WANTED[index]);
    if (page.rounds) tell(`${name}: requests for code in a row before the data`, page.rounds, '2');
  }
} finally {
  await browser.close();
  packed.remove();
}
