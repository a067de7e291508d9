// Everything by keyboard alone: what Tab reaches, and a request from the sign-in to its first note.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { skip, tab, tabTo, walk } from '../keys.mjs';
import { password, staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

test('Tab goes through the pages of the portal, in order and out again', async () => {
  const visitor = await house.visitor();
  const { page } = visitor;
  const first = async (list) => {
    await page.goto(list);
    return page.locator('.card a').first().getAttribute('href');
  };
  const item = await first('/items');
  const paths = ['/', '/items', item, '/search?q=%E6%95%91%E5%8A%A9', '/apply', '/progress', '/period'];
  for (const path of paths) {
    await page.goto(path);
    await walk(page);
    await page.goto(path);
    await skip(page);
  }
  await visitor.close();
});

test('Tab goes through the pages of the workbench, in order and out again', async () => {
  const visitor = await staff(house, 'minzheng.jingban');
  const { page } = visitor;
  const paths = ['/desk', '/desk/items/new', '/desk/requests', '/desk/requests/new', '/desk/reports'];
  for (const list of ['/desk/items', '/desk/requests']) {
    await page.goto(list);
    paths.push(await page.locator('.queue .title a').first().getAttribute('href'));
  }
  for (const path of paths) {
    await page.goto(path);
    await walk(page);
    await page.goto(path);
    await skip(page);
  }
  await visitor.close();
});

test('a clerk registers a request and notes the first work on it without a mouse', async () => {
  const visitor = await house.visitor();
  const { page } = visitor;
  const { keyboard } = page;
  const press = async (label, kind) => {
    await tabTo(page, label, kind);
    await Promise.all([page.waitForNavigation(), keyboard.press('Enter')]);
  };
  const write = async (label, words) => {
    await tabTo(page, label);
    await keyboard.press('Control+A');
    await keyboard.insertText(words);
  };
  const choose = async (label) => {
    // Tab leads into the group; the arrows go through it.
    for (let pressed = 0; pressed < 150; pressed += 1) {
      const stop = await tab(page);
      assert.ok(stop, `the page ends before “${label}”`);
      if (stop.type !== 'radio') continue;
      for (let turned = 0; turned < 12; turned += 1) {
        const here = await page.evaluate(() => document.activeElement.labels[0].innerText.trim());
        if (here === label) {
          await keyboard.press('Space');
          return;
        }
        await keyboard.press('ArrowDown');
        const now = await page.evaluate(() => document.activeElement.labels[0].innerText.trim());
        if (now === label) return;
      }
    }
    assert.fail(`“${label}” is not reached`);
  };

  await page.goto('/sign-in');
  await write('登录名', 'minzheng.jingban');
  await write('密码', password);
  await Promise.all([page.waitForURL('**/desk'), keyboard.press('Enter')]);
  await press('依申请', 'a');
  await press('登记申请', 'a');
  await choose('当面提交');
  await choose('自然人');
  await write('姓名或者名称', '申请人丁');
  await choose('其他有效证件');
  await write('证件号码', 'E00000001');
  await write('联系电话', '000-0000005');
  await write('通信地址', '示范县示范路2号');
  await write('所需政府信息', '2024年养老机构消防检查情况');
  await choose('纸质');
  await choose('邮寄');
  await press('登记申请', 'button');
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /登记回执/);
  await visitor.inspect();
  await press('办理本件', 'a');
  await press('登记办理记录', 'a');
  await write('办理记录', '检索局档案室2024年目录');
  await press('登记办理记录', 'button');
  assert.match(await page.getByRole('status').innerText(), /办理记录已登记/);
  assert.match(await page.getByRole('main').innerText(), /检索局档案室2024年目录/);
  await visitor.close();
});
