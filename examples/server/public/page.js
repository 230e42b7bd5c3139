// The page of the example: one of three people signs in, and board and editor ask with their token.
import { httpRepository, httpSource } from '/lib/adapters.js';

const board = document.querySelector('#board');
const person = document.querySelector('#person');
const people = await (await fetch('/people')).json();

for (const { sub, name } of people) person.append(optionOf(sub, name));
person.value = new URL(location.href).searchParams.get('person') ?? people[0].sub;
if (person.selectedIndex < 0) person.selectedIndex = 0;
person.addEventListener('change', () => (location.search = `?person=${encodeURIComponent(person.value)}`));

document.querySelector('#quiet').addEventListener('change', ({ target }) => (board.quiet = target.checked));

const { title, shows, see, edit, administer = [] } = people[person.selectedIndex];
document.querySelector('#title').textContent = title;

function optionOf(value, text) {
  return Object.assign(document.createElement('option'), { value, textContent: text });
}

let token;

/** In place of a host's sign-in; a token holds ten minutes, and a 401 fetches the next. */
async function signIn(renew) {
  if (renew) token = undefined;
  token ??= fetch('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: person.value }),
  }).then(async (answer) => (await answer.json()).token);
  return token;
}

const service = { url: new URL('/api', location.href).href, token: signIn };
await customElements.whenDefined('target-board');
Object.assign(board, {
  viewer: shows.includes('me') ? person.value : undefined,
  // Spares the reader refusals; what holds is what the server says.
  policy: {
    see: among(see),
    edit: among(edit),
    administer: () => administer.includes('*'),
  },
  source: httpSource(service),
  repository: httpRepository({ ...service, name: `example-${person.value}` }),
});

const { content } = board.querySelector('template');
for (const tile of content.querySelectorAll('[owner]')) if (!shows.includes(tile.getAttribute('owner'))) tile.remove();
board.append(content);

function among(owners) {
  return (owner) => owners.includes('*') || owners.includes(owner);
}
