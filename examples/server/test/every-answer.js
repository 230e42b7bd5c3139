// Holds every answer that a test gets from a server against docs/http.openapi.json: status, headers and body. Once it
// is imported, `fetch` is looked at, and so are the pages of `watched`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TransformStream } from 'node:stream/web';
import { Ajv2020 } from 'ajv/dist/2020.js';

const contract = JSON.parse(readFileSync(new URL('../../../docs/http.openapi.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({
  strict: false,
  formats: {
    date: /^\d{4}-\d{2}-\d{2}$/,
    'date-time': (text) => text.includes('T') && !Number.isNaN(Date.parse(text)),
  },
});

/** Operations by their method, and a pattern of their path. */
const operations = Object.entries(contract.paths).flatMap(([path, { get, post }]) =>
  Object.entries({ get, post })
    .filter(([, operation]) => operation)
    .map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      responses: operation.responses,
    })),
);

const checks = new Map();

/** What is wrong with data, in words; nothing where they are as the schema says, and hold nothing that it does not name. */
function faultOf(schema, data) {
  if (!checks.has(schema)) checks.set(schema, ajv.compile(closed({ ...schema, components: contract.components })));
  const check = checks.get(schema);
  if (check(data)) return undefined;
  const [{ instancePath, message, params }] = check.errors;
  return `${instancePath || 'all of it'} ${message}${params.additionalProperty ? `: ${params.additionalProperty}` : ''}`;
}

/** A schema whose objects have the properties that it names, and no others; parts of one object are closed as one. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.allOf) return closed(schema.allOf.map(resolved).reduce(joined));
  const inner = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isOpen = inner.type === 'object' && inner.properties && inner.additionalProperties === undefined;
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}

const resolved = ({ $ref, ...schema }) => ($ref ? contract.components.schemas[$ref.split('/').at(-1)] : schema);

const joined = (one, other) => ({
  type: 'object',
  properties: { ...one.properties, ...other.properties },
  required: [...(one.required ?? []), ...(other.required ?? [])],
});

/** What is wrong with an answer; `body` is its text, or undefined for a stream, which is looked at as it comes. */
export function wrongWith({ method, url, status, headers, body }) {
  const [, path] = /^(?:\/copies\/[^/]+)?\/api(\/.*)?$/.exec(new URL(url).pathname) ?? [null, null];
  if (path === null || !['GET', 'POST'].includes(method)) return [];
  const operation = operations.find((one) => one.method === method && one.path.test(path ?? '/'));
  if (!operation)
    return status === 404 || status === 405 ? [] : [`${method} ${path}: ${status}, and there is no such path`];
  const said = operation.responses[status];
  const where = `${operation.name}: ${status}`;
  if (!said) return [`${where} is not among ${Object.keys(operation.responses).join(', ')}`];
  const { headers: promised = {}, content = {} } = said.$ref
    ? contract.components.responses[said.$ref.split('/').at(-1)]
    : said;
  return [...headerFaults(promised, headers), ...bodyFaults(content, headers, body)].map(
    (fault) => `${where}: ${fault}`,
  );
}

function headerFaults(promised, headers) {
  return Object.entries(promised).flatMap(([name, { required, schema }]) => {
    const text = headers.get(name);
    if (text === null) return required ? [`${name} is missing`] : [];
    const fault = faultOf(schema, schema.type === 'integer' && /^\d+$/.test(text) ? Number(text) : text);
    return fault ? [`${name}: ${text}: ${fault}`] : [];
  });
}

function bodyFaults(content, headers, body) {
  const [type] = (headers.get('content-type') ?? '').split(';');
  const types = Object.keys(content);
  if (!types.length) return body ? ['a body, and there is to be none'] : [];
  if (!types.includes(type)) return [`${type || 'no content type'} in place of ${types.join(', ')}`];
  if (type === 'text/event-stream') return [];
  const fault = faultOf(content[type].schema, JSON.parse(body));
  return fault ? [fault] : [];
}

const EVENTS = { hello: { const: { api: 1 } }, change: contract.components.schemas.Event, reset: {} };

/** What is wrong with a part of a stream of events. */
function wrongWithEvent(block) {
  const [, name] = /^event: (.+)$/m.exec(block) ?? [];
  const [, data] = /^data: (.+)$/m.exec(block) ?? [];
  if (!name) return block.startsWith(':') ? [] : [`no event: ${block}`];
  if (!(name in EVENTS)) return [`an event ${name}`];
  if (!/^id: .+$/m.test(block)) return [`an event ${name} without id`];
  const fault = faultOf(EVENTS[name], JSON.parse(data ?? 'null'));
  return fault ? [`an event ${name}: ${fault}`] : [];
}

const faults = new Set();
let seen = 0;

function note(some) {
  seen++;
  for (const fault of some) faults.add(fault);
}

const ask = globalThis.fetch;

/** As `fetch`, and looks at what comes. */
globalThis.fetch = async (input, init) => {
  const answer = await ask(input, init);
  const { status, headers } = answer;
  const isStream = headers.get('content-type')?.startsWith('text/event-stream');
  const look = (body) =>
    note(wrongWith({ method: init?.method ?? input.method ?? 'GET', url: answer.url, status, headers, body }));
  if (isStream) {
    look();
    return new Response(answer.body.pipeThrough(lookingAtEvents()), { status, headers });
  }
  // A server that is killed meanwhile has not answered.
  const body = await answer
    .clone()
    .text()
    .catch(() => undefined);
  if (body !== undefined) look(body);
  return answer;
};

/** Lets a stream of events through, and looks at each once it is whole. */
function lookingAtEvents() {
  const decoder = new TextDecoder();
  let text = '';
  return new TransformStream({
    transform(chunk, controller) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = blocks.pop();
      for (const block of blocks) note(wrongWithEvent(block));
      controller.enqueue(chunk);
    },
  });
}

const underWay = new Set();

/** Looks at what the server answers a page, but for its streams. */
export function watched(page) {
  page.on('response', (response) => {
    const looked = look(response).catch(() => {}); // of a page that was closed meanwhile
    underWay.add(looked);
    void looked.then(() => underWay.delete(looked));
  });
  return page;
}

async function look(response) {
  const headers = new globalThis.Headers(await response.allHeaders());
  const isStream = headers.get('content-type')?.startsWith('text/event-stream');
  const body = isStream ? undefined : await response.text();
  const request = response.request();
  note(wrongWith({ method: request.method(), url: response.url(), status: response.status(), headers, body }));
}

/** To be run after the tests of a file, and after what ends their servers. */
export async function everyAnswerIsAsPromised() {
  await Promise.all(underWay);
  assert.deepEqual([...faults], [], 'answers that docs/http.openapi.json does not promise');
  assert.ok(seen > 0, 'answers are looked at at all');
}
