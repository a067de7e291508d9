// What the proofreader says of an item: taken, left with a reason, allowed; personal data passed by two people.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open, sizes } from '../harness.mjs';
import { walk } from '../keys.mjs';
import { staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const press = (visitor, name) => visitor.page.getByRole('button', { name }).first().click();
const follow = (visitor, name) => visitor.page.getByRole('link', { name }).first().click();
const says = async (visitor, words) => assert.match(await visitor.page.getByRole('main').innerText(), words);
const banner = async (visitor, words) => assert.match(await visitor.page.getByRole('status').innerText(), words);

/** Pictures of the page, where PICTURES names a folder. */
async function picture(visitor, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await visitor.page.setViewportSize(size);
    await visitor.picture(join(folder, `${name}-${size.name}.png`));
  }
}

async function draft(clerk, title, text) {
  await clerk.page.goto('/desk/items/new');
  await clerk.page.getByLabel('标题').fill(title);
  await clerk.page.getByLabel('栏目').selectOption({ label: '业务工作' });
  await clerk.page.getByLabel('成文日期').fill(today());
  await clerk.page.getByLabel('正文').fill(text);
  await press(clerk, '保存草稿');
  await banner(clerk, /草稿已保存/);
  return new URL(clerk.page.url()).pathname;
}

for (const scripts of [true, false]) {
  test(`findings are taken, left and allowed, scripts ${scripts ? 'on' : 'off'}`, async () => {
    const clerk = await staff(house, 'minzheng.jingban', { scripts });
    const text = '各单位要把低保工作做为重点工作,按时发放.\n救助对象张某，身份证号：110101199003070003。';
    const item = await draft(clerk, `低保工作安排（${scripts ? '甲' : '乙'}）`, text);
    await says(clerk, /须改正4处/);
    await clerk.inspect();
    await picture(clerk, `panel-${scripts ? 'on' : 'off'}`);
    await walk(clerk.page);

    // The marks at once, shown before they are saved.
    await clerk.page.goto(item);
    await follow(clerk, /^采用只改标点和格式的/);
    await says(clerk, /【增】/);
    await clerk.inspect();
    await picture(clerk, `mend-${scripts ? 'on' : 'off'}`);
    await press(clerk, '保存这些改动');
    await banner(clerk, /建议已采用并保存/);
    await says(clerk, /须改正2处/);

    // The word is left with a reason; without one the form says so.
    await follow(clerk, /^忽略并说明\s*：正文第1行/);
    await clerk.inspect();
    await press(clerk, '保存说明');
    await says(clerk, /请填写不改的理由/);
    await clerk.inspect();
    await clerk.page.getByLabel('不改的理由').fill('引用原文');
    await press(clerk, '保存说明');
    await banner(clerk, /说明已保存/);

    // The number is masked by one click.
    await follow(clerk, /^遮盖/);
    await says(clerk, /\*/);
    await press(clerk, '保存这些改动');
    await says(clerk, /没有需要处理的问题/);
    await clerk.inspect();
    await clerk.close();
  });
}

test('personal data is passed by a second person', async () => {
  const clerk = await staff(house, 'minzheng.jingban');
  const item = await draft(clerk, '救助对象公示', '救助对象张某，身份证号：110101199003070003。');
  await follow(clerk, /^忽略并说明/);
  await clerk.inspect();
  await clerk.page.getByLabel('不改的理由').fill('依法公示');
  await clerk.page.getByLabel('公开个人信息的法律依据').fill('《社会救助暂行办法》第十一条');
  await picture(clerk, 'waiver');
  await press(clerk, '申请放行');
  await says(clerk, /等待第二人确认/);
  const second = await staff(house, 'minzheng.shenhe');
  await second.page.goto(item);
  await second.inspect();
  await press(second, /^确认放行/);
  await banner(second, /已确认放行/);
  await second.visit('/desk/items/passed');
  await says(second, /社会救助暂行办法/);
  await second.visit('/desk/items/recheck');
  await second.visit('/desk/items/words');
  await picture(second, 'words');
  for (const visitor of [clerk, second]) await visitor.close();
});

function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
