// A small static server for tests and measurements.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** The policy under which everything we ship must work. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/**
 * Serves a folder, or the first of several that has the file, on a port of this machine, a free one unless one is named.
 * @param {string | string[]} folder
 * @param {{ headers?: Record<string, string> | ((path: string) => Record<string, string>), port?: number }} [options]
 * @returns {Promise<{ origin: string, paths: string[], close(): Promise<void> }>} `paths`: what was asked, in order.
 */
export async function serve(folder, { headers = {}, port = 0 } = {}) {
  const paths = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    paths.push(path);
    const file = [folder].flat().reduce((found, each) => found ?? fileFor(each, path), undefined);
    const extra = typeof headers === 'function' ? headers(path) : headers;
    if (!file) {
      response.writeHead(404, extra).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...extra });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', ready);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    paths,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function fileFor(folder, path) {
  const wanted = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  // `normalize` has taken out every `..`, so the file lies in the folder.
  return statSync(wanted, { throwIfNoEntry: false })?.isFile() ? wanted : undefined;
}
