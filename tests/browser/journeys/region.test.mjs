// The supervising office takes reports in, sees what is wrong beside the source, compares, rolls up, sets one aside.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const press = (visitor, name) => visitor.page.getByRole('button', { name, exact: true }).click();
const seed = readFileSync(new URL('../../../crates/report/tests/data/xinfeng-union-2024.txt', import.meta.url), 'utf8');
const before2024 = seed.replaceAll('2024年', '2023年');

for (const scripts of [true, false]) {
  test(`reports are taken in and rolled up, scripts ${scripts ? 'on' : 'off'}`, async () => {
    const mark = scripts ? '甲' : '乙';
    const office = await staff(house, 'minzheng.zhuguan', { scripts });
    await office.visit('/desk/region');
    await office.page.getByRole('link', { name: '收报告' }).click();
    await press(office, '收下并核对');
    assert.match(await office.page.title(), /^错误：/);
    await office.inspect();
    const file = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words + `\n${mark}`) });
    await office.page.getByLabel('年度报告文件').setInputFiles([
      file('2024年.txt', seed), file('2023年.txt', before2024), file('通知.txt', '关于开会的通知'),
    ]);
    await press(office, '收下并核对');
    assert.match(await office.page.locator('main').innerText(), /共3个文件，收下2个。/);
    await office.inspect();

    await office.page.getByRole('link', { name: '新丰县总工会2024年年度报告' }).first().click();
    await office.inspect();
    const address = new URL(office.page.url()).pathname;
    assert.ok(await office.page.locator('.source .mark-error').count() > 3);
    await office.page.locator('.check-error a').first().click();
    assert.match(office.page.url(), /#l\d+$/);
    await office.page.getByRole('link', { name: '与本报告对比' }).first().click();
    await office.inspect();
    for (const page of ['/desk/region', '/desk/region/years', '/desk/region/years/2024', '/desk/region/units', `${address}/name`, `${address}/aside`]) {
      await office.visit(page);
    }
    await office.page.getByLabel('停用的理由').fill('示范：误收');
    await office.page.locator('main form button').click();
    assert.match(await office.page.getByRole('status').innerText(), /已停用/);
    await office.close();
  });
}
