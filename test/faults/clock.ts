// The page's clock, moved by hand. To be imported before all that reads the time.

/** What waits less than this, ms, gives others a turn and tells no time: it goes by the browser's own clock. */
const TURN = 50;
/** Far from the numbers that the browser gives its own timers. */
const FIRST_ID = 1e9;

interface Timer {
  readonly act: () => void;
  readonly every?: number;
  due: number;
}

const { setTimeout: realTimeout, clearTimeout: realClear, Date: RealDate } = window;
const timers = new Map<number, Timer>();
let nextId = FIRST_ID;
let now = 0;

class HandDate extends RealDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length ? parts : [now]) as [number]));
  }
  static override now(): number {
    return now;
  }
}

function begin(act: () => void, ms: number, every?: number): number {
  timers.set(++nextId, { act, every, due: now + ms });
  return nextId;
}

function end(id: number | undefined): void {
  if (!timers.delete(id!)) realClear.call(window, id);
}

Object.assign(window, {
  Date: HandDate,
  setTimeout: (act: () => void, ms = 0) => (ms < TURN ? realTimeout.call(window, act, ms) : begin(act, ms)),
  setInterval: (act: () => void, ms: number) => begin(act, ms, ms),
  clearTimeout: end,
  clearInterval: end,
});

/** Lets the page go on: everything that waits for no time, no frame and no answer. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The next frame, and what follows from it. */
export async function frame(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(drawn));
  await turn();
}

/** Begins a time of its own: no timer of before is left. */
export function startClock(at: number): void {
  timers.clear();
  now = at;
}

/** Lets time pass, and everything happen on the way that is due; `rest` waits for what takes no time of this clock. */
export async function pass(ms: number, rest = turn): Promise<void> {
  const until = now + ms;
  for (let next = first(until); next; next = first(until)) {
    now = Math.max(now, next[1].due);
    ring(...next);
    await rest();
  }
  now = until;
  await rest();
}

/** The machine sleeps: time passes and nothing happens. What was due happens with the next `pass`. */
export function sleep(ms: number): void {
  now += ms;
}

/** From now until the next midnight in UTC, ms. */
export function untilMidnight(): number {
  const day = 86_400_000;
  return day - (now % day);
}

function first(until: number): [number, Timer] | undefined {
  const due = [...timers].filter(([, timer]) => timer.due <= until);
  return due.sort(([, a], [, b]) => a.due - b.due)[0];
}

function ring(id: number, timer: Timer): void {
  if (timer.every) timer.due = now + timer.every;
  else timers.delete(id);
  try {
    timer.act();
  } catch (error) {
    reportError(error);
  }
}
