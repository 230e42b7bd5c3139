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

const FINGER = { hasTouch: true, isMobile: true };
const SIZES = [
  [240, 160],
  [320, 220],
  [480, 320],
];

/** Runs in the page: buttons that a finger does not meet 21 px from their middle (15 across in the heading of a narrow tile), and plots that lie under one. */
function missedTargets() {
  const missed = [];
  for (const tile of document.querySelectorAll('target-board > *')) {
    const { shadowRoot: root, localName, clientWidth } = tile;
    if (!root) continue;
    tile.scrollIntoView({ block: 'center' });
    const hit = (x, y) => root.elementFromPoint(x, y);
    const buttons = [...root.querySelectorAll('button:not(.only)')].filter((one) => one.checkVisibility());
    for (const button of buttons) {
      const { left, top, width, height } = button.getBoundingClientRect();
      const across = clientWidth < 288 && button.closest('header') ? 15 : 21;
      for (const [dx, dy] of [
        [across, 0],
        [-across, 0],
        [0, 21],
        [0, -21],
      ])
        if (!button.contains(hit(left + width / 2 + dx, top + height / 2 + dy)))
          missed.push(`${localName} ${clientWidth}: ${button.className} ${dx} ${dy}`);
    }
    const plot = root.querySelector('.plot:has(.walk)')?.getBoundingClientRect();
    const legend = root.querySelector('.legend')?.offsetHeight ?? 0;
    for (let at = 0; plot && at <= 10; at += 1)
      for (const y of [plot.top + legend + 1, plot.bottom - 1])
        if (hit(plot.left + 1 + ((plot.width - 2) * at) / 10, y)?.localName === 'button')
          missed.push(`${localName} covered`);
  }
  return missed;
}

/** Gives all tiles one size, and waits until they are drawn in it. */
async function resize(page, [width, height]) {
  await page.evaluate(
    async ([width, height]) => {
      for (const { style } of document.querySelectorAll('target-board > *'))
        Object.assign(style, { width: `${width}px`, height: `${height}px` });
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    },
    [width, height],
  );
}

/** Until the sheet that makes targets larger has come to all tiles. */
async function enlarged(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('target-column, target-gauge')].every(({ shadowRoot }) =>
      shadowRoot.adoptedStyleSheets.some(({ media }) => media.mediaText === '(pointer: coarse)'),
    ),
  );
}

for (const dir of ['en', 'ar'])
  test(`2.5.5 a finger has 44 px around every button, and no button lies over a picture: ${dir}`, async (t) => {
    const { page, problems } = await open(t, FINGER);
    await page.evaluate((locale) => {
      for (const board of document.querySelectorAll('target-board')) {
        board.setAttribute('locale', locale);
        board.setAttribute('editable', '');
      }
    }, dir);
    await enlarged(page);
    for (const size of SIZES) {
      await resize(page, size);
      assert.deepEqual(await page.evaluate(missedTargets), [], size.join(' × '));
    }
    assert.deepEqual(problems, []);
  });

test('2.5.5 a finger has 44 px around the button that closes a panel', async (t) => {
  const { page } = await open(t, FINGER);
  await enlarged(page);
  await resize(page, [320, 220]);
  const gauge = page.locator('target-gauge');
  await gauge.locator('.notes').tap();
  await gauge.locator('.guide dt').first().waitFor();
  assert.deepEqual(await page.evaluate(missedTargets), []);
});

test('a mouse has the tiles as they were', async (t) => {
  const { page } = await open(t, {});
  await resize(page, [480, 320]);
  const heights = await page
    .locator('target-column .legend button')
    .evaluateAll((all) => all.map((one) => one.offsetHeight));
  assert.deepEqual([...new Set(heights)], [24]);
  const header = page.locator('target-column header');
  assert.equal(await header.evaluate((one) => getComputedStyle(one).columnGap), '8px');
});
