// The page of the example: sales from Cube, targets from the service, both by the token of who has signed in.
import { cubeSource, httpRepository, httpSource } from '/lib/adapters.js';

const board = document.querySelector('#board');
const person = document.querySelector('#person');
const people = await (await fetch('/people')).json();

for (const { sub, name } of people)
  person.append(Object.assign(document.createElement('option'), { value: sub, textContent: name }));
person.value = new URL(location.href).searchParams.get('person') ?? people[0].sub;
if (person.selectedIndex < 0) person.selectedIndex = 0;
person.addEventListener('change', () => (location.search = `?person=${encodeURIComponent(person.value)}`));

const { see, shows } = people[person.selectedIndex];
let token;

/** In place of a host's sign-in; a token holds ten minutes, and a refusal fetches the next. */
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
  source: cubeSource({
    url: `http://${location.hostname}:4000/cubejs-api`,
    token: signIn,
    cube: 'sales',
    // A sale has several lines, and counts once.
    members: { count: 'deals.count' },
    organisation: httpSource(service),
  }),
  repository: httpRepository({ ...service, name: `example-${person.value}` }),
});

/** Owners all of whose sales the row rule of Cube lets through. */
const isWhole = (owner) =>
  see.includes('*') ||
  owner === 'me' ||
  (owner === 'my-group' && see.some((one) => one !== `user:${person.value}` && one.startsWith('user:')));

const { content } = board.querySelector('template');
for (const tile of content.querySelectorAll('[owner]')) {
  const owner = tile.getAttribute('owner');
  if (!shows.includes(owner) || !isWhole(owner)) tile.remove();
}
board.append(content);
