import { Lane } from './lane.ts';

/** After how many ms work begins though the page shows no frames or has no time: it may be out of sight. */
const PATIENCE = 500;

/** Calls back once, at the latest after `PATIENCE`. */
function atLatest(turn: (run: () => void) => void): (run: () => void) => void {
  return (run) => {
    let over = false;
    const once = () => {
      if (!over) run();
      over = true;
    };
    turn(once);
    setTimeout(once, PATIENCE);
  };
}

const frame = atLatest((run) => void requestAnimationFrame(run));

/** Two frames: one for the box of what is in sight, one for the picture in it. */
const pictures = atLatest((run) => void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run))));

function idle(run: () => void): void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run, 16);
}

const task = (run: () => void): void => void setTimeout(run);

const tasks = new Lane(task);
const frames = new Lane(frame);
const afterwards = new Lane(pictures, task);
const rest = new Lane(idle);

/** Does `work` in the next task of the page. Returns the function that calls it off. */
export const inTask = (work: () => void): (() => void) => tasks.add(work);

/** Does `work` before the next paint. Returns the function that calls it off. */
export const inFrame = (work: () => void): (() => void) => frames.add(work);

/** Does `work` when what is in sight has been drawn, figures and all. */
export const afterPictures = (work: () => void): (() => void) => afterwards.add(work);

/** Does `work` when the page has nothing better to do. */
export const whenIdle = (work: () => void): (() => void) => rest.add(work);
