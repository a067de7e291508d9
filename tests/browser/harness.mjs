// Starts the real program on a free port, in a folder of its own, and looks at its pages in a real browser.
//
//   const house = await open()                    server and browser; { demo: true } serves the demonstration
//   const visitor = await house.visitor()         a fresh browser context; { scripts: false } turns scripts off
//   await visitor.visit('/requests/new')          goes there and inspects the page at 1280 and 360 pixels
//   await visitor.page.getByLabel('…').fill('…')  the journey itself is plain Playwright
//   await visitor.inspect()                       inspects whatever page the visitor is on now
//   await house.close()
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sizes = [
  { name: '1280', width: 1280, height: 900 },
  { name: '360', width: 360, height: 740 },
];

/** WCAG 2.1, levels A and AA: what every page is held to. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Server and browser together. */
export async function open(options) {
  const server = await startServer(options);
  let browser;
  try {
    browser = await startBrowser();
  } catch (failure) {
    await server.stop();
    throw failure;
  }
  return {
    url: server.url,
    server,
    browser,
    visitor: (options) => visitor(browser, server.url, options),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** The program, serving an empty house, or the demonstration year, which takes it a while to load. */
export async function startServer({ demo = false } = {}) {
  const program = process.env.GONGKAI_BIN ?? join(root, 'target/debug/gongkai');
  assert.ok(existsSync(program), `${program} is not built; run: cargo build --bin gongkai`);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-browser-'));
  const address = `127.0.0.1:${await freePort()}`;
  const words = demo
    ? ['demo', '--listen', address, '--data', 'demo-data']
    : ['serve', '--listen', address, '--name', '示范县政府信息公开'];
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => { said = (said + text).slice(-20_000); });
  }
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const server = {
    url: `http://${address}`,
    folder,
    said: () => said,
    /** Runs another command of the program beside the server, e.g. `user`; returns what it printed. */
    run: (...more) => runToEnd(program, more, folder),
    async stop() {
      child.kill('SIGINT');
      const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await answering(server.url, ended, demo ? 150_000 : 20_000);
  } catch (failure) {
    await server.stop();
    throw new Error(`${failure.message}\n${said}`);
  }
  return server;
}

async function answering(url, ended, patience) {
  const deadline = Date.now() + patience;
  let over = false;
  ended.then(() => { over = true; });
  while (Date.now() < deadline) {
    if (over) throw new Error('the server ended before it answered; it said:');
    try {
      await fetch(url, { redirect: 'manual' });
      return;
    } catch {
      await pause(20);
    }
  }
  throw new Error(`the server did not answer within ${patience / 1000} s; it said:`);
}

function runToEnd(program, words, folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => { said += text; });
    child.stderr.on('data', (text) => { said += text; });
    child.once('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${words.join(' ')} ended with ${code}:\n${said}`));
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** One person at one browser: own cookies, own page. */
export async function visitor(browser, url, { scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: sizes[0],
  });
  context.setDefaultTimeout(10_000);
  // Nothing may be fetched from anywhere but the server itself.
  const strangers = [];
  await context.route((target) => target.origin !== url && target.protocol.startsWith('http'), (route) => {
    strangers.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (failure) => complaints.push(`script failed: ${failure.message}`));
  page.on('console', (line) => {
    // The browser itself reports a 422 or a 404 as an error; those pages are part of a journey.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) complaints.push(line.text());
  });
  return {
    page,
    context,
    /** Goes to a page, expects `status`, and inspects it. */
    async visit(path, { status = 200 } = {}) {
      const response = await page.goto(path);
      assert.equal(response.status(), status, `${path} answered ${response.status()}`);
      await this.inspect();
      return response;
    },
    /** axe, sideways scrolling, failed scripts and strange hosts, at both sizes. */
    async inspect() {
      const here = new URL(page.url()).pathname;
      for (const size of sizes) {
        await page.setViewportSize(size);
        await noSidewaysScroll(page, `${here} at ${size.name}`);
        const look = (shown) => accessible(shown, `${here} at ${size.name}`);
        await (scripts ? look(page) : shownAgain(browser, page, look));
      }
      await page.setViewportSize(sizes[0]);
      assert.deepEqual(strangers, [], `${here} asks other hosts`);
      assert.deepEqual(complaints, [], `${here} complains in the console`);
    },
    async picture(file) {
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    },
    close: () => context.close(),
  };
}

/**
 * axe cannot run where scripts cannot. What the visitor without scripts sees is therefore shown once more in a
 * page that has them, with the page's own scripts taken out and its noscript parts in view.
 */
async function shownAgain(browser, page, look) {
  const seen = (await page.content())
    .replace(/<script\b[^>]*>.*?<\/script>/gs, '')
    .replace(/<(\/?)noscript\b/g, '<$1div');
  const context = await browser.newContext({ viewport: page.viewportSize(), locale: 'zh-CN' });
  try {
    const twin = await context.newPage();
    await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: seen }));
    await twin.goto(page.url());
    await look(twin);
  } finally {
    await context.close();
  }
}

async function noSidewaysScroll(page, where) {
  const found = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 0.5)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} ends at ${Math.round(element.getBoundingClientRect().right)}`);
    return { room, width: document.documentElement.scrollWidth, wide };
  });
  assert.equal(found, null, `${where} scrolls sideways: ${JSON.stringify(found)}`);
}

async function accessible(page, where) {
  await page.evaluate(`if (!window.axe) { ${axe} }`);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    standard,
  );
  const list = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`));
  assert.deepEqual(list, [], `${where} breaks WCAG 2.1 A/AA:\n${list.join('\n')}`);
}
