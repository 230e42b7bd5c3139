// Checks what it is told to, one seed after the other.
import { parentPort, workerData } from 'node:worker_threads';

// A page that is not left: whoever keeps drafts listens for that.
globalThis.document = { addEventListener() {}, removeEventListener() {} };
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};

const { checkFills } = await import(workerData.fills);
const { checkDrafts } = await import(workerData.drafts);
const { checkSessions } = await import(workerData.sessions);
const checks = { cases: checkFills, sequences: checkDrafts, sessions: checkSessions };
parentPort.on('message', async ({ kind, count, seed }) => {
  try {
    await checks[kind](count, seed);
    parentPort.postMessage(undefined);
  } catch (error) {
    parentPort.postMessage(`${error.message}\n${error.cause?.stack ?? ''}`);
  }
});
