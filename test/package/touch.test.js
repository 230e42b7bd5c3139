// A real finger, as the browser makes its events: first looks, then acts, on SVG and on a canvas.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { figuresOf, installPacked, launch, layOutSite, openPage } from './packed.js';

let packed;
let browser;
let server;

before(async () => {
  packed = installPacked();
  server = await serve(layOutSite(packed), { headers: { 'content-security-policy': STRICT_POLICY } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  packed?.remove();
});

/** The page of all tiles on a device with a finger: a phone, or a computer that has a mouse too. */
async function open(t, device = { hasTouch: true, isMobile: true }) {
  const size = { width: 700, height: 1800 };
  const { page, problems } = await openPage(browser, `${server.origin}/script-tag.html`, { ...device, viewport: size });
  t.after(() => page.context().close());
  await figuresOf(page);
  await page.evaluate(() => {
    window.drilled = [];
    document.addEventListener('target-drill', ({ key }) => window.drilled.push(key));
  });
  return { page, problems, drilled: () => page.evaluate(() => window.drilled) };
}

/** The column and its picture, whose first month has its middle at `x`, `y`. */
async function columnBy(page, renderer) {
  const column = page.locator('target-column');
  await column.evaluate((tile, name) => tile.setAttribute('renderer', name), renderer);
  const picture = column.locator(renderer === 'svg' ? '.content > svg' : '.content > canvas');
  await picture.waitFor({ state: 'attached' });
  // Chart.js has come, and listens.
  if (renderer === 'canvas')
    await page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('target-column');
      return shadowRoot.querySelector('canvas').style.display === 'block';
    });
  await picture.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await picture.boundingBox();
  return { column, tip: column.locator('.tip'), x: x + width / 24, y: y + height / 2, step: width / 12 };
}

for (const renderer of ['svg', 'canvas']) {
  test(`I7 a finger looks first and acts by its second tap: ${renderer}`, async (t) => {
    const { page, problems, drilled } = await open(t);
    const { tip, x, y, step } = await columnBy(page, renderer);
    await page.touchscreen.tap(x, y);
    await tip.filter({ hasText: 'January 2026' }).waitFor();
    await page.touchscreen.tap(x + step, y);
    await tip.filter({ hasText: 'February 2026' }).waitFor();
    assert.deepEqual(await drilled(), []);
    await page.touchscreen.tap(x + step, y);
    await page.waitForFunction(() => window.drilled.length);
    assert.deepEqual(await drilled(), ['2026-02']);
    await page.touchscreen.tap(5, 5);
    await tip.waitFor({ state: 'detached' });
    assert.deepEqual(problems, []);
  });

  test(`I7 a mouse acts at once: ${renderer}`, async (t) => {
    const { page, drilled } = await open(t, {});
    const { tip, x, y } = await columnBy(page, renderer);
    await page.mouse.move(x, y);
    await tip.filter({ hasText: 'January 2026' }).waitFor();
    await page.mouse.click(x, y);
    await page.waitForFunction(() => window.drilled.length);
    assert.deepEqual(await drilled(), ['2026-01']);
  });

  test(`I7 a finger that scrolls the page over a chart opens nothing: ${renderer}`, async (t) => {
    const { page } = await open(t);
    await page.setViewportSize({ width: 700, height: 500 });
    const { tip, x, y } = await columnBy(page, renderer);
    await page.touchscreen.tap(x, y);
    await tip.waitFor();
    await swipe(page, x, y, 60);
    await tip.waitFor({ state: 'detached' });
    await swipe(page, x, y, -60);
    assert.equal(await tip.count(), 0);
  });
}

/** A finger that comes down, moves by so many pixels, so that the page scrolls, and goes. */
async function swipe(page, x, y, by) {
  const finger = await page.context().newCDPSession(page);
  const at = () => page.evaluate(() => window.scrollY);
  const before = await at();
  const send = (type, ...touchPoints) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', { x, y });
  for (let part = 1; part <= 6; part++) await send('touchMove', { x, y: y + (by * part) / 6 });
  await send('touchEnd');
  while ((await at()) === before) await page.evaluate(() => new Promise(requestAnimationFrame));
}

test('I2 a finger on the legend leaves no label over the picture, where there is a mouse too', async (t) => {
  const { page } = await open(t, {});
  assert.equal(await page.evaluate(() => window.matchMedia('(hover: hover)').matches), true);
  const { column } = await columnBy(page, 'svg');
  const labels = () =>
    column.locator('.only').evaluateAll((all) => all.filter((one) => getComputedStyle(one).opacity > 0).length);
  await column.locator('.series').first().hover();
  assert.equal(await labels(), 1);
  await page.mouse.move(5, 5);
  const { x, y } = await column.locator('.series').first().boundingBox();
  const finger = await page.context().newCDPSession(page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 5, y: y + 5 }] });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForFunction(() =>
    document.querySelector('target-column').shadowRoot.querySelector('[aria-pressed=false]'),
  );
  assert.equal(await column.locator('.series').first().getAttribute('aria-pressed'), 'false');
  assert.equal(await labels(), 0);
});
