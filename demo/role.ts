// A board made for one role: only its language and appearance are chosen, in the address.
import '../src/define/all.ts';
import { followDataAge } from './data-age.ts';
import { languageOf, sayTexts, texts } from './texts.ts';

const address = new URLSearchParams(location.search);
const locale = address.get('locale') ?? 'en-GB';
document.documentElement.lang = locale;
document.documentElement.dataset['theme'] = address.get('theme') ?? '';
const said = texts[languageOf(locale)];
sayTexts(said);
document.title = `${document.querySelector('h1')!.textContent} · target-tiles`;
for (const link of document.querySelectorAll<HTMLAnchorElement>('.roles a')) link.search = location.search;
followDataAge(document.querySelector('target-board')!, document.querySelector('#age')!, () => ({ said, tag: locale }));
