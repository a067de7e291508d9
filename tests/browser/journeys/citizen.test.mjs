// A citizen reads what is published, files an application, and follows it by number and query code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

/** A citizen's number with the order code 000 and a valid check character. */
const number = '110101199001010007';

const carryOn = (visitor) => visitor.page.getByRole('button', { name: '继续' }).click();
const heading = (visitor) => visitor.page.getByRole('heading', { level: 1 }).innerText();

for (const scripts of [true, false]) {
  const how = `scripts ${scripts ? 'on' : 'off'}`;

  test(`a citizen finds a document, ${how}`, async () => {
    const visitor = await house.visitor({ scripts });
    const { page } = visitor;
    await visitor.visit('/');
    await page.getByLabel('查找政府信息').fill('预算');
    await page.getByRole('button', { name: '搜索' }).click();
    await visitor.inspect();
    const hit = page.locator('.card a').first();
    const title = await hit.innerText();
    await hit.click();
    assert.equal(await heading(visitor), title);
    await visitor.inspect();
    await page.getByRole('link', { name: '示范县' }).last().click();
    await visitor.inspect();
    for (const part of ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容']) {
      const body = page.url();
      await page.getByRole('link', { name: part }).first().click();
      assert.match(await heading(visitor), new RegExp(part));
      await visitor.inspect();
      await page.goto(body);
    }
    await visitor.visit('/search?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84%E8%AF%8D');
    assert.match(await page.getByRole('main').innerText(), /依申请获取/);
    await visitor.close();
  });

  test(`a citizen files an application and follows it, ${how}`, async () => {
    const visitor = await house.visitor({ scripts });
    const { page } = visitor;
    await visitor.visit('/apply');
    await page.getByRole('link', { name: '示范县民政局' }).click();
    await visitor.inspect();
    await page.getByRole('button', { name: '开始申请' }).click();
    await visitor.inspect();
    await carryOn(visitor);
    assert.match(await page.title(), /^错误：/);
    await visitor.inspect();
    await page.getByLabel('自然人').check();
    await carryOn(visitor);
    await page.getByLabel('姓名', { exact: true }).fill('申请人乙');
    await carryOn(visitor);
    await page.getByLabel('证件号码').fill('11010119900101000');
    await carryOn(visitor);
    assert.match(await page.getByRole('alert').innerText(), /应为18位，现为17位/);
    assert.equal(await page.getByLabel('证件号码').inputValue(), '11010119900101000');
    await visitor.inspect();
    await page.getByLabel('证件号码').fill(number);
    await carryOn(visitor);
    await visitor.inspect();
    await page.goBack();
    assert.equal(await heading(visitor), '身份证明');
    await page.goForward();
    await page.getByLabel('联系电话').fill('０００－００００００３');
    await carryOn(visitor);
    await page.getByLabel('您需要什么信息？').fill('2023年临时救助资金发放汇总');
    await visitor.inspect();
    await carryOn(visitor);
    await page.getByLabel('电子数据').check();
    await carryOn(visitor);
    await page.getByLabel('邮寄').check();
    await carryOn(visitor);
    assert.match(await page.getByRole('alert').innerText(), /通信地址/);
    await visitor.inspect();
    await page.getByLabel('本平台查看').check();
    await carryOn(visitor);
    await visitor.inspect();
    await page.getByRole('link', { name: '修改所需政府信息' }).click();
    await page.getByLabel('您需要什么信息？').fill('2024年临时救助资金发放汇总');
    await carryOn(visitor);
    assert.match(await page.getByRole('main').innerText(), /2024年临时救助资金发放汇总/);
    await page.getByRole('button', { name: '提交申请' }).click();
    assert.equal(await heading(visitor), '申请已经提交');
    await visitor.inspect();
    const [filed, code] = await page.locator('.receipt .big').allInnerTexts();
    assert.match(filed, /^SFMZ-\d{4}-\d{4}$/);
    assert.match(code, /^[A-Z2-9]{10}$/);

    await visitor.visit('/progress');
    await page.getByLabel('登记编号').fill(filed);
    await page.getByLabel('查询码').fill('AAAAAAAAAA');
    await page.getByRole('button', { name: '查询进度' }).click();
    assert.match(await page.getByRole('alert').innerText(), /不相符/);
    await visitor.inspect();
    await page.getByLabel('查询码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '查询进度' }).click();
    assert.match(await page.getByRole('main').innerText(), /办理中/);
    assert.ok(!page.url().includes(code), 'no code stands in the address');
    await visitor.inspect();
    await page.getByRole('button', { name: '结束查询' }).click();
    await visitor.inspect();
    await page.goBack();
    assert.equal(await heading(visitor), '查询已经结束');
    await visitor.close();
  });
}

test('a citizen reads the answer and what can be done about it', async () => {
  const pairs = readFileSync(join(house.server.folder, 'demo-data/query-codes.txt'), 'utf8');
  const [, filed, code] = pairs.match(/(\S+)\s+([A-Z2-9]{10})/);
  const visitor = await house.visitor();
  await visitor.visit('/progress');
  await visitor.page.getByLabel('登记编号').fill(filed);
  await visitor.page.getByLabel('查询码').fill(code);
  await visitor.page.getByRole('button', { name: '查询进度' }).click();
  const words = await visitor.page.getByRole('main').innerText();
  assert.match(words, /答复结果/);
  assert.match(words, /申请行政复议/);
  await visitor.inspect();
  await visitor.close();
});

test('every mode shows the portal at 360 and 1280 pixels', async () => {
  const visitor = await house.visitor();
  for (const mode of ['large', 'larger', 'contrast-yellow', 'contrast-white', 'contrast-blue']) {
    for (const path of ['/', '/bodies/SFMZ', '/bodies/SFMZ/items', '/apply?body=SFMZ', '/progress']) {
      await visitor.visit(`${path}${path.includes('?') ? '&' : '?'}ui=${mode}`);
    }
  }
  await visitor.close();
});
