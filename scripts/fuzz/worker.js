// Reads the inputs of the seeds that it is told, one after the other.
import { parentPort, workerData } from 'node:worker_threads';

const { checkReaders } = await import(workerData);
parentPort.on('message', async ({ seed, inputs }) => {
  parentPort.postMessage(
    await checkReaders(inputs, seed).then(
      () => undefined,
      (error) => `${error.message}\n${error.cause?.stack ?? ''}`,
    ),
  );
});
