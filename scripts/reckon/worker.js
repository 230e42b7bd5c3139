// Reckons the seeds that it is told, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { reckon } from './run.js';

const { answering } = await import(workerData);
parentPort.on('message', async (seed) => parentPort.postMessage(await reckon(seed, answering)));
