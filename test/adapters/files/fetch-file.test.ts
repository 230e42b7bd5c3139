import { expect } from '@open-wc/testing';
import { fetchBytes, fetchFile, formOf } from '../../../src/adapters/files/fetch-file.ts';
import type { FetchFileOptions, FileProgress } from '../../../src/adapters/files/fetch-file.ts';
import { caught } from '../caught.ts';

const encoder = new TextEncoder();

function streamOf(chunks: readonly (string | Uint8Array)[], end: (stream: ReadableStreamDefaultController) => void) {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      end(controller);
    },
  });
}

const answering = (body: BodyInit | null, init?: ResponseInit): FetchFileOptions => ({
  signal: new AbortController().signal,
  fetch: () => Promise.resolve(new Response(body, init)),
});

const fetchText = async (src: string, options: FetchFileOptions) => {
  const { bytes, contentType } = await fetchBytes(src, options);
  return { text: new TextDecoder().decode(bytes), contentType };
};

const ask = (body: BodyInit | null, init?: ResponseInit) => fetchText('sales.csv', answering(body, init));

describe('fetchFile', () => {
  const answers: [status: number, code: string][] = [
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [429, 'offline'],
    [500, 'offline'],
    [503, 'offline'],
  ];
  for (const [status, code] of answers) {
    it(`bad input: ${status} is ${code}, with file and status`, async () => {
      const error = await caught(() => ask('sorry', { status }));
      expect(error.code).to.equal(code);
      expect(error.detail).to.deep.equal({ file: 'sales.csv', status });
    });
  }

  it('bad input: no network is offline and keeps the cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const { signal } = new AbortController();
    const error = await caught(() => fetchFile('sales.csv', { signal, fetch: () => Promise.reject(cause) }));
    expect(error.code).to.equal('offline');
    expect(error.detail).to.deep.equal({ file: 'sales.csv' });
    expect(error.cause).to.equal(cause);
  });

  it('bad input: network gone in the middle is offline', async () => {
    const cause = new TypeError('network error');
    const error = await caught(() => ask(streamOf(['date,user'], (stream) => setEnd(stream, cause))));
    expect(error.code).to.equal('offline');
    expect(error.detail.problem, 'said otherwise than a file that never began').to.equal('broken-off');
    expect(error.cause).to.equal(cause);
  });

  const waits: [name: string, headers: Record<string, string>, seconds: number | undefined][] = [
    ['seconds', { 'retry-after': '120' }, 120],
    [
      'a date by the clock of the server',
      { 'retry-after': 'Tue, 01 Sep 2026 10:00:30 GMT', date: 'Tue, 01 Sep 2026 10:00:00 GMT' },
      30,
    ],
    [
      'a date already past',
      { 'retry-after': 'Tue, 01 Sep 2026 09:00:00 GMT', date: 'Tue, 01 Sep 2026 10:00:00 GMT' },
      undefined,
    ],
    ['a date without a clock to hold it against', { 'retry-after': 'Tue, 01 Sep 2026 10:00:30 GMT' }, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ];
  for (const [name, headers, seconds] of waits) {
    it(`hands on Retry-After: ${name}`, async () => {
      const error = await caught(() => ask('', { status: 503, headers }));
      expect(error.detail.retryAfter).to.equal(seconds);
    });
  }

  const html: [name: string, body: BodyInit, type: string][] = [
    ['by Content-Type', 'whatever', 'text/html; charset=utf-8'],
    ['as XHTML', 'whatever', 'application/xhtml+xml'],
    ['by its first signs', '<!DOCTYPE html><title>Sign in</title>', 'text/csv'],
    ['behind blanks and a byte-order mark', '\uFEFF\r\n  <html lang="en">', ''],
    ['cut into small pieces', streamOf(['<', '!doc', 'type html>'], (stream) => stream.close()), 'text/csv'],
  ];
  for (const [name, body, type] of html) {
    it(`bad input: HTML instead of CSV is told ${name}`, async () => {
      const error = await caught(() => ask(body, { headers: { 'content-type': type } }));
      expect([error.code, error.detail.problem, error.detail.file]).to.deep.equal([
        'invalid-data',
        'html',
        'sales.csv',
      ]);
    });
  }

  for (const [name, body] of [
    ['nothing', null],
    ['a byte-order mark', '\uFEFF'],
    ['blanks', ' \r\n\n'],
  ] as const) {
    it(`bad input: a file of ${name} is empty`, async () => {
      const error = await caught(() => ask(body));
      expect([error.code, error.detail.problem]).to.deep.equal(['invalid-data', 'empty']);
    });
  }

  for (const [name, blanks] of [
    ['63', ' '.repeat(63)],
    ['64', ' '.repeat(64)],
    ['100,000', '\n'.repeat(100_000)],
    ['100,000 after a byte-order mark', `\uFEFF${' '.repeat(100_000)}`],
  ] as const) {
    it(`reads a file that begins with ${name} blanks, in one piece and in several`, async () => {
      expect((await ask(`${blanks}date,user`)).text.trim()).to.equal('date,user');
      const pieces = streamOf([blanks, 'da', 'te'], (stream) => stream.close());
      expect((await ask(pieces)).text.trim()).to.equal('date');
      const error = await caught(() => ask(streamOf([blanks, '<!doc', 'type html>'], (stream) => stream.close())));
      expect(error.detail.problem).to.equal('html');
    });
  }

  it('bad input: fewer bytes than Content-Length is half a file', async () => {
    const error = await caught(() => ask('date,user', { headers: { 'content-length': '500' } }));
    expect([error.code, error.detail.problem]).to.deep.equal(['invalid-data', 'truncated']);
    expect([error.detail.count, error.detail.of]).to.deep.equal([9, 500]);
  });

  it('does not hold packed content against Content-Length', async () => {
    const headers = { 'content-length': '500', 'content-encoding': 'gzip' };
    expect((await ask('date,user', { headers })).text).to.equal('date,user');
  });

  it('does not hold the content of another origin, which may be packed unseen, against Content-Length', async () => {
    const response = new Response('date,user', { headers: { 'content-length': '500' } });
    Object.defineProperty(response, 'type', { value: 'cors' });
    const { signal } = new AbortController();
    const { text } = await fetchText('sales.csv', { signal, fetch: () => Promise.resolve(response) });
    expect(text).to.equal('date,user');
  });

  it('lets go of an answer that it refuses', async () => {
    let isCancelled = false;
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
    await caught(() => ask(body, { status: 500 }));
    expect(isCancelled).to.equal(true);
  });

  it('drops the byte-order mark and joins letters that two chunks share', async () => {
    const bytes = encoder.encode('\uFEFFZoë');
    const body = streamOf([bytes.slice(0, 6), bytes.slice(6)], (stream) => stream.close());
    expect((await ask(body)).text).to.equal('Zoë');
  });

  it('tells how far it is, in bytes', async () => {
    const seen: FileProgress[] = [];
    const body = streamOf(['date,', 'user'], (stream) => stream.close());
    await fetchText('sales.csv', {
      ...answering(body, { headers: { 'content-length': '9' } }),
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen).to.deep.equal([
      { file: 'sales.csv', loaded: 5, total: 9 },
      { file: 'sales.csv', loaded: 9, total: 9 },
    ]);
  });

  it('knows type and size before the content', async () => {
    const headers = { 'content-type': 'Text/CSV; charset=utf-8', 'content-length': '9' };
    const { contentType, size } = await fetchFile('sales.csv', answering('date,user', { headers }));
    expect([contentType, size]).to.deep.equal(['text/csv', 9]);
  });

  it('asks the server again only when told to', async () => {
    const modes: unknown[] = [];
    const { signal } = new AbortController();
    const fetch = (_: unknown, init?: RequestInit) => {
      modes.push(init?.cache);
      return Promise.resolve(new Response('x'));
    };
    await fetchFile('sales.csv', { signal, fetch });
    await fetchFile('sales.csv', { signal, fetch, reload: true });
    expect(modes).to.deep.equal(['default', 'no-cache']);
  });

  it('rejects with the reason of an abort before it has begun, and asks nobody', async () => {
    const reason = new Error('changed my mind');
    let isAsked = false;
    const fetch = () => {
      isAsked = true;
      return Promise.resolve(new Response('date,user'));
    };
    await rejects(fetchFile('sales.csv', { signal: AbortSignal.abort(reason), fetch }), reason);
    expect(isAsked).to.equal(false);
  });

  it('rejects with the reason of an abort, though fetch takes no notice', async () => {
    const control = new AbortController();
    const reason = new Error('changed my mind');
    const file = fetchFile('sales.csv', { signal: control.signal, fetch: () => new Promise(() => {}) });
    control.abort(reason);
    await rejects(file, reason);
  });

  it('rejects with the reason of an abort in the middle, and lets go of the answer', async () => {
    const control = new AbortController();
    const reason = new Error('changed my mind');
    let isCancelled = false;
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(encoder.encode('date,user\n')),
      cancel: () => void (isCancelled = true),
    });
    const onProgress = () => control.abort(reason);
    const fetch = () => Promise.resolve(new Response(body));
    await rejects(fetchText('sales.csv', { signal: control.signal, fetch, onProgress }), reason);
    expect(isCancelled).to.equal(true);
  });

  it('ends the request when nobody reads on', async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(encoder.encode('date,user\n')),
      cancel: () => void (isCancelled = true),
    });
    const { chunks } = await fetchFile('sales.csv', answering(body));
    for await (const chunk of chunks) if (chunk.length > 0) break;
    expect(isCancelled).to.equal(true);
  });
});

describe('fetchFile with the fetch of the page', () => {
  const { signal } = new AbortController();

  it('reads what a real address holds', async () => {
    const src = URL.createObjectURL(new Blob(['date,user'], { type: 'text/csv' }));
    expect(await fetchText(src, { signal })).to.deep.equal({ text: 'date,user', contentType: 'text/csv' });
    URL.revokeObjectURL(src);
  });

  it('bad input: a file that is missing is not found', async () => {
    const error = await caught(() => fetchText('/no-such-file.csv', { signal }));
    expect([error.code, error.detail.status]).to.deep.equal(['not-found', 404]);
  });

  it('bad input: an address that nothing answers is offline', async () => {
    const error = await caught(() => fetchText('blob:nothing-there', { signal }));
    expect(error.code).to.equal('offline');
  });
});

describe('formOf', () => {
  const forms: [src: string, type: string, form: string | undefined][] = [
    ['sales.csv', 'application/json', 'csv'],
    ['/data/Sales.JSON?v=3#top', 'text/csv', 'json'],
    ['sales.tsv', '', 'csv'],
    ['/api/sales', 'application/json', 'json'],
    ['/api/sales', 'application/vnd.acme+json', 'json'],
    ['/api/sales?format=.csv', 'application/json', 'json'],
    ['/api/sales', 'text/csv', 'csv'],
    ['/api/sales', 'text/tab-separated-values', 'csv'],
    ['/api/v1.2/sales', 'text/plain', undefined],
    ['/api/sales', 'application/octet-stream', undefined],
    ['blob:http://localhost/9f.json', 'text/csv', 'csv'],
  ];
  for (const [src, type, form] of forms) {
    it(`the form is told by extension, else by Content-Type: ${src} as "${type}" is ${form}`, () => {
      expect(formOf(src, type)).to.equal(form);
    });
  }
});

/** Fails the stream once what it holds has been read. */
function setEnd(stream: ReadableStreamDefaultController, cause: Error) {
  queueMicrotask(() => queueMicrotask(() => stream.error(cause)));
}

async function rejects(promise: Promise<unknown>, reason: Error) {
  const outcome = await promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );
  expect(outcome).to.equal(reason);
}
