// A person without a mouse: where Tab leads, and whether that can be seen.
import assert from 'node:assert/strict';

/** What has the focus: what it is, whether the focus shows, where it lies in the order of the page. */
const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  const label = element.labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText ?? '';
  const order = [...document.querySelectorAll('*')].indexOf(element);
  return { kind: element.tagName.toLowerCase(), type: element.type ?? '', name: element.name ?? '', label: label.trim(), ring, shown, order };
};

/** Presses Tab once; what it leads to must be in view, and the focus must be seen. None at the end of the page. */
export async function tab(page) {
  await page.keyboard.press('Tab');
  const stop = await page.evaluate(focused);
  if (stop) {
    assert.ok(stop.shown, `${page.url()}: the focus went out of view, to ${stop.kind} “${stop.label}”`);
    assert.ok(stop.ring, `${page.url()}: nobody sees the focus on ${stop.kind} “${stop.label}”`);
  }
  return stop;
}

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page, label, kind) {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    const stop = await tab(page);
    assert.ok(stop, `${page.url()}: the page ends before “${label}”`);
    const fits = typeof label === 'string' ? stop.label.startsWith(label) : label.test(stop.label);
    if (fits && (!kind || stop.kind === kind)) return stop;
  }
  assert.fail(`${page.url()}: “${label}” is not reached`);
}

/** Goes through a whole page that was just opened: every stop once, in the order of the page, and out at its end. */
export async function walk(page) {
  const stops = [];
  for (;;) {
    const stop = await tab(page);
    // At its end the browser goes on to its own controls, or, where it has none, to the beginning again.
    if (!stop || stop.order === stops[0]?.order) break;
    const before = stops.at(-1);
    assert.ok(!before || before.order < stop.order, `${page.url()}: after “${before?.label}” Tab goes back to “${stop.label}”`);
    stops.push(stop);
    assert.ok(stops.length < 400, `${page.url()}: Tab never leaves the page`);
  }
  const reachable = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
    const groups = new Set();
    return all.filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (element.type !== 'radio') return true;
      const group = `${element.form?.action} ${element.name}`;
      return !groups.has(group) && groups.add(group);
    }).length;
  });
  assert.equal(stops.length, reachable, `${page.url()}: Tab reaches ${stops.length} of ${reachable} things`);
  return stops;
}

/** On a page that was just opened the first stop leads over the navigation to the text, and Tab goes on from there. */
export async function skip(page) {
  const first = await tab(page);
  assert.equal(first?.label, '跳到正文', `${page.url()}: the first stop`);
  await page.keyboard.press('Enter');
  const inside = await tab(page);
  const within = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  assert.ok(within, `${page.url()}: after the skip link Tab leads to “${inside?.label}”, outside the text`);
}
