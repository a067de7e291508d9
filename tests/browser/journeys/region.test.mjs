// The supervising office takes reports in, sees what is wrong beside the source, compares, rolls up, sets one aside.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { tab, tabTo, walk } from '../keys.mjs';
import { password, staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const press = (visitor, name) => visitor.page.getByRole('button', { name, exact: true }).click();
const seed = readFileSync(new URL('../../../crates/report/tests/data/xinfeng-union-2024.txt', import.meta.url), 'utf8');
const before2024 = seed.replaceAll('2024年', '2023年');
const file = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

/** The page loads itself again until all files were read. */
const read = (visitor) => visitor.page.getByRole('heading', { name: '收报告的结果' }).waitFor({ timeout: 60_000 });

for (const scripts of [true, false]) {
  test(`reports are taken in and rolled up, scripts ${scripts ? 'on' : 'off'}`, async () => {
    const mark = scripts ? '甲' : '乙';
    const office = await staff(house, 'minzheng.zhuguan', { scripts });
    await office.visit('/desk/region');
    await office.page.getByRole('link', { name: '收报告' }).click();
    await press(office, '收下并核对');
    assert.match(await office.page.title(), /^错误：/);
    await office.inspect();
    await office.page.getByLabel('年度报告文件').setInputFiles([
      file('2024年.txt', `${seed}\n${mark}`), file('2023年.txt', `${before2024}\n${mark}`), file('通知.txt', '关于开会的通知'),
    ]);
    await press(office, '收下并核对');
    assert.match(office.page.url(), /intakes\/\d+$/);
    const intake = new URL(office.page.url()).pathname;
    await read(office);
    assert.match(await office.page.locator('main').innerText(), /共3个文件，已读3个：收下2个，没有收下1个。/);
    assert.match(await office.page.locator('main').innerText(), /文件里没有年度报告/);
    await office.inspect();
    await office.visit(`${intake}?filter=refused`);
    await office.visit('/desk/region/intakes');
    await office.visit(intake);

    await office.page.getByRole('link', { name: /^新丰县总工会2024年年度报告/ }).first().click();
    await office.inspect();
    const address = new URL(office.page.url()).pathname;
    assert.ok(await office.page.locator('.source .mark-error').count() > 3);
    await office.page.locator('.check-error a').first().click();
    assert.match(office.page.url(), /#l\d+$/);
    await office.page.getByRole('link', { name: '与本报告对比' }).first().click();
    await office.inspect();
    const year = '/desk/region/years/2024';
    for (const page of ['/desk/region', '/desk/region?filter=errors&rule=AUD-A01', '/desk/region/years', year, `${year}/sums`, `${year}/charts`, '/desk/region/units', `${address}/name`, `${address}/aside`]) {
      await office.visit(page);
    }
    await office.page.getByLabel('停用的理由').fill('示范：误收');
    await office.page.locator('main form button').click();
    assert.match(await office.page.getByRole('status').innerText(), /已停用/);
    await office.close();
  });
}

test('a supervisor takes a report in, reads the findings, sends the opinion and sets it aside without a mouse or scripts', async () => {
  const visitor = await house.visitor({ scripts: false });
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
  await page.goto('/sign-in');
  await write('登录名', 'minzheng.zhuguan');
  await write('密码', password);
  await Promise.all([page.waitForURL('**/desk'), keyboard.press('Enter')]);
  await press('收到的年报', 'a');
  await press('收报告', 'a');
  await tabTo(page, '年度报告文件', 'input');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press('Enter')]);
  await chooser.setFiles([file('2024年.txt', `${seed}\n丙`)]);
  await tabTo(page, '收下并核对', 'button');
  await Promise.all([page.waitForURL('**/intakes/*'), keyboard.press('Enter')]);
  await read(visitor);
  await page.reload();
  await press(/^新丰县总工会2024年年度报告/, 'a');
  await walk(page);
  await page.reload();
  await tabTo(page, /第/, 'a');
  await keyboard.press('Enter');
  assert.match(page.url(), /#l\d+$/);
  await page.goto(new URL(page.url()).pathname);
  await tabTo(page, '核对意见（DOCX）', 'a');
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  assert.match(download.suggestedFilename(), /核对意见\.docx$/);
  await tab(page);
  await press('停用', 'a');
  await write('停用的理由', '已退回重报');
  await press('停用', 'button');
  assert.match(await page.getByRole('status').innerText(), /已停用/);
  await visitor.close();
});
