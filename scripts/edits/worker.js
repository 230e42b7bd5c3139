// Checks what it is told to, one seed after the other.
import { parentPort, workerData } from 'node:worker_threads';

const { checkFills } = await import(workerData.fills);
const { checkDrafts } = await import(workerData.drafts);
const checks = { cases: checkFills, sequences: checkDrafts };
parentPort.on('message', async ({ kind, count, seed }) => {
  try {
    await checks[kind](count, seed);
    parentPort.postMessage(undefined);
  } catch (error) {
    parentPort.postMessage(`${error.message}\n${error.cause?.stack ?? ''}`);
  }
});
