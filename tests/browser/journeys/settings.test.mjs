// The administrator enters somebody, who signs in and changes the first password; the workbench in every mode.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const press = (visitor, name) => visitor.page.getByRole('button', { name, exact: true }).click();

for (const scripts of [true, false]) {
  test(`somebody new begins to work, scripts ${scripts ? 'on' : 'off'}`, async () => {
    const login = scripts ? 'xin.yi' : 'xin.er';
    const admin = await staff(house, 'minzheng.guanli', { scripts });
    await admin.inspect();
    await admin.visit('/desk/settings/body');
    await admin.visit('/desk/settings');
    await admin.page.getByRole('link', { name: '登记人员' }).click();
    await press(admin, '登记人员');
    assert.match(await admin.page.title(), /^错误：/);
    await admin.inspect();
    await admin.page.getByLabel('姓名').fill('示范新人');
    await admin.page.getByLabel('经办人').check();
    await admin.page.getByLabel('登录名').fill(login);
    await press(admin, '登记人员');
    await admin.inspect();
    const first = await admin.page.locator('.handed').innerText();
    await admin.page.getByRole('link', { name: '已经交给本人' }).click();
    await admin.inspect();

    const newcomer = await house.visitor({ scripts });
    await newcomer.visit('/sign-in');
    await newcomer.page.getByLabel('登录名').fill(login);
    await newcomer.page.getByLabel('密码').fill(first);
    await press(newcomer, '登录');
    await newcomer.inspect();
    await newcomer.page.getByLabel('现在的密码').fill(first);
    await newcomer.page.getByLabel('新密码', { exact: true }).fill('Xin-Mima-2024');
    await newcomer.page.getByLabel('再填一次新密码').fill('Xin-Mima-2024');
    await press(newcomer, '修改密码');
    assert.equal(new URL(newcomer.page.url()).pathname, '/desk');
    await newcomer.inspect();

    await admin.page.getByRole('link', { name: '停用账号' }).click();
    await admin.inspect();
    await press(admin, '停用账号');
    assert.match(await admin.page.getByRole('status').innerText(), /账号已停用/);
    await newcomer.page.goto('/desk');
    assert.equal(new URL(newcomer.page.url()).pathname, '/sign-in');
    await admin.close();
    await newcomer.close();
  });
}

test('every mode shows the workbench at 360 and 1280 pixels', async () => {
  const clerk = await staff(house, 'minzheng.jingban');
  await clerk.page.goto('/desk/items?stage=published');
  const item = await clerk.page.locator('.queue a').first().getAttribute('href');
  for (const mode of ['large', 'larger', 'contrast-yellow', 'contrast-white', 'contrast-blue']) {
    for (const path of ['/desk', '/desk/items', item, `${item}/edit`]) await clerk.visit(`${path}?ui=${mode}`);
  }
  await clerk.close();
});
