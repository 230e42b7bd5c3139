import type { SourceError } from '../../source/source-error.ts';
import type { Saved } from '../../source/target-repository.ts';
import type { Hear, Heard, Line } from './heard.ts';

/** How a tab waits. Tests hand in their own. */
export interface Patience {
  /** Calls back once after `ms`, unless the function that it returns is called before: then nothing is left that keeps Node from ending. */
  readonly schedule: (act: () => void, ms: number) => () => void;
}

export const PATIENCE: Patience = {
  schedule: (act, ms) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds of silence after which a connection counts as lost: services send a sign of life every 20 s. */
const SILENCE = 60_000;
/** Longest pause before the next try, ms. */
const LONGEST = 30_000;
/** So many tries in a row fail before a service counts as lost: one that is started anew is back before. */
const LOST = 3;
/** That everything may be other than it was. */
export const ALL: readonly Heard[] = [{ what: 'organisation' }, { what: 'actuals' }, { what: 'targets' }];

/**
 * Reads the events of a service and comes back for as long as it may: after a
 * lost connection from the last event that came, so that none is missed. While
 * it is lost figures get old: that everything may be other is told then, so
 * that whoever asks in vain says so, and again when it is back.
 * Resolves where the service has no events, or does not let this page read them.
 */
export async function readStream(line: Line, hear: Hear, signal: AbortSignal, { schedule }: Patience): Promise<void> {
  for (let failed = 0; !signal.aborted; failed++) {
    let wait = 0;
    const begun = () => {
      if (failed >= LOST) ALL.forEach(hear);
      failed = 0;
    };
    try {
      if (!(await readOnce(line, { hear, begun, schedule }, signal))) return;
    } catch (error) {
      const { code, detail } = error as Partial<SourceError>;
      if (code && !/^(offline|timeout)$/.test(code)) return;
      wait = (detail?.retryAfter ?? 0) * 1000;
    }
    if (failed === LOST - 1 && !signal.aborted) ALL.forEach(hear);
    const [chance] = crypto.getRandomValues(new Uint8Array(1));
    const pause = Math.min(LONGEST, 1000 * 2 ** failed) * (0.5 + chance! / 512);
    await new Promise<void>((resolve) => {
      const stop = schedule(resolve, Math.max(wait, pause));
      signal.addEventListener('abort', () => (stop(), resolve()), { once: true });
    });
  }
}

/** Whether there is more to come: a service says by 204 that it has no events. */
async function readOnce(
  line: Line,
  { hear, begun, schedule }: Patience & { readonly hear: Hear; readonly begun: () => void },
  leave: AbortSignal,
): Promise<boolean> {
  const { event } = line;
  const silent = new AbortController();
  const signal = AbortSignal.any([leave, silent.signal]);
  const headers = { accept: 'text/event-stream', ...(event && { 'last-event-id': event }) };
  const response = await line.open('events', { signal, headers });
  if (!response.body) return false;
  // A page that says that the service is being mended.
  if (/html/.test(response.headers.get('content-type') ?? ''))
    throw new TypeError(`a page in place of events: ${response.url}`);
  begun();
  let hush = schedule(() => silent.abort(), SILENCE);
  try {
    for await (const { event: name, data, id } of eventsOf(response.body)) {
      hush();
      if (signal.aborted) return true;
      hush = schedule(() => silent.abort(), SILENCE);
      if (id) line.event = id;
      heardOf(name, data, id).forEach(hear);
    }
    return true;
  } finally {
    hush();
  }
}

/** Returns the changes that an event tells. Everything may be other than it was where the service no longer knows the last one. */
function heardOf(name: string, data: string, id: string): readonly Heard[] {
  if (name === 'reset') return ALL;
  const { what, ...said } = name === 'change' ? changeOf(data) : {};
  const known = ALL.find((one) => one.what === what);
  return known ? [{ ...known, ...said, id }] : [];
}

function changeOf(data: string): Partial<Heard> {
  try {
    const { what, sets, types } = JSON.parse(data) as Partial<Heard & Saved>;
    return { what, ...(sets && { saved: { sets, ...(types && { types }) } }) };
  } catch {
    return {};
  }
}

type Field = 'event' | 'data' | 'id';
const FIELDS = ['event', 'data', 'id'] as const;
const LIFE: Readonly<Record<Field, string>> = { event: '', data: '', id: '' };

/** Fields of each event of a stream, empty ones for a sign of life. */
async function* eventsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Readonly<Record<Field, string>>> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let step; !(step = await reader.read()).done;) {
      const blocks = (rest + step.value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop()!;
      yield LIFE;
      yield* blocks.map(fieldsOf);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function fieldsOf(block: string): Readonly<Record<Field, string>> {
  const fields = FIELDS.map((name) => {
    const lines = block.matchAll(new RegExp(`^${name}: ?(.*)$`, 'gm'));
    return [name, Array.from(lines, ([, value]) => value).join('\n')];
  });
  return Object.fromEntries(fields) as Record<Field, string>;
}
