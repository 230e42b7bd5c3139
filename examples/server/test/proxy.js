// A way to the server on which requests and answers can be held up, lost and counted, as in the field.
import { createServer, request as ask } from 'node:http';

/**
 * Opens a proxy. `target` says where to go, anew for each request; `meddle` gets each request and says what becomes of it:
 * nothing (it passes), `{ status, headers, body }` before it reaches the server, `lose: 'request'`, or `lose: 'answer'` with or
 * without `instead`, a status in its place; or a promise of these.
 */
export async function openProxy({ target, meddle = () => undefined }) {
  const streams = new Set();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const fault = (await meddle({ request, body: body.toString(), response })) ?? {};
    if (fault.lose === 'request') return response.destroy();
    if (fault.status) return response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    pass({ target: target(), request, response, body, fault, streams });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Open streams of events. */
    streams,
    /** Breaks all streams off. */
    cut: () => streams.forEach((response) => response.destroy()),
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

function pass({ target, request, response, body, fault: { lose, instead }, streams }) {
  const { method, url, headers } = request;
  const isStream = url.endsWith('/events');
  const onward = ask(new URL(url, target), { method, headers }, (answer) => {
    if (lose)
      return answer.resume().on('close', () => (instead ? response.writeHead(instead).end() : response.destroy()));
    response.writeHead(answer.statusCode, answer.headers);
    if (isStream && answer.statusCode === 200) {
      streams.add(response);
      response.flushHeaders();
    }
    answer.on('error', () => response.destroy());
    answer.on('close', () => answer.complete || response.destroy());
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => {
    streams.delete(response);
    onward.destroy();
  });
  onward.end(body);
}
