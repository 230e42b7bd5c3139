// The tasks of a page, by processor time: what else the machine does must not count.

const MARK = 'measured page';

/**
 * Milliseconds of processor time that the longest task of a page takes while `run` goes on.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} run
 */
export async function longestTask(page, run) {
  return Math.max(0, ...(await taskTimes(page, run)));
}

/**
 * Milliseconds of processor time of each task of a page while `run` goes on. `TaskDuration` of the browser's own
 * metrics counts time on the clock.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} run
 */
export async function taskTimes(page, run) {
  const session = await page.context().browser().newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'] };
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await run();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return tasksOfPage(events).map(({ tdur = 0 }) => tdur / 1000);
}

/** Tasks on the thread that set the mark: a browser keeps renderers for pages to come, which work too. */
function tasksOfPage(events) {
  const { pid, tid } = events.find(({ name }) => name === MARK);
  return events.filter(
    (event) => event.name === 'ThreadControllerImpl::RunTask' && event.pid === pid && event.tid === tid,
  );
}
