import type { SaleRow } from '../../src/adapters/sales/sale-row.ts';

/** Rows as csv, each field that needs it in quotes. */
export function csvOf(rows: readonly SaleRow[], { separator = ',', lineEnd = '\n' } = {}): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (value: unknown) => {
    const text = String(value ?? '');
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return lines.map((line) => line.map(quoted).join(separator) + lineEnd).join('');
}

/** A `fetch` that answers with these bytes, `size` at a time. */
export function fetchOf(content: string | Uint8Array, { size = Infinity, type = '', ...headers }: FetchedAs = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const fetch = async () => {
    counted.calls++;
    return new Response(streamOf(bytes, size), { headers: { 'content-type': type, ...headers } });
  };
  const counted = Object.assign(fetch as typeof globalThis.fetch, { calls: 0 });
  return counted;
}

interface FetchedAs {
  readonly size?: number;
  readonly type?: string;
  readonly [header: string]: unknown;
}

/** A stream of the bytes in pieces of a size. */
export function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const to = Math.min(bytes.length, at + size);
      controller.enqueue(bytes.slice(at, to));
      at = to;
    },
  });
}
