// Ends a server with whoever started it: npm and shells that are killed leave their children running.
import { clearInterval, setInterval } from 'node:timers';

const OFTEN = 500;

/**
 * Calls `end` once the process that started this one is no more. Where a system
 * names no other parent then, such as Windows, it is never called.
 * @param {() => void} end
 */
export function endWithParent(end = () => process.exit()) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, OFTEN);
  watch.unref();
}
