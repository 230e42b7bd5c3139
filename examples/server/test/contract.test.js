// The published rules of sources and repositories, against the real server through the adapters.
import { after, before, test } from 'node:test';
import { httpRepository } from '../../../dist/adapters/http.js';
import { maySee } from '../../../dist/model/index.js';
import { httpContract, targetRightsContract } from '../../../dist/testing.js';
import { everyAnswerIsAsPromised } from './every-answer.js';
import { openTestDatabase, startServer, tokenFor } from './servers.js';

let database;
let server;
const service = {
  url: 'http://not.yet/api',
  fetch: (address, init) => fetch(String(address).replace('http://not.yet', server.origin), init),
};

before(async () => {
  database = await openTestDatabase();
  server = await startServer(database.url, { FIXTURES: '1' });
});

after(async () => {
  await server?.end();
  await database?.close();
});

after(everyAnswerIsAsPromised);

for (const { name, run } of httpContract(service)) test(name, run);

const OWNERS = ['company', 'group:a', 'group:b', 'group:z', 'user:u'];

/** Claims that say what a policy answers now. */
function claimsOf({ policy = {}, viewer } = {}) {
  const among = (right) => OWNERS.filter(right);
  return {
    sub: viewer,
    see: among((owner) => maySee({ policy, viewer }, owner)),
    edit: among((owner) => policy.edit?.(owner) ?? true),
    lock: among((owner) => policy.lock?.(owner) ?? true),
    administer: (policy.administer?.() ?? true) ? ['*'] : [],
    open: policy.open?.() ?? true,
    licence: policy.licence,
  };
}

async function withRights(targets, rights) {
  const answer = await fetch(`${server.url}/fixtures`, { method: 'POST', body: JSON.stringify(targets) });
  const { url } = await answer.json();
  return httpRepository({ url, token: () => tokenFor(claimsOf(rights)) });
}

for (const { name, run } of targetRightsContract(withRights)) test(name, run);
