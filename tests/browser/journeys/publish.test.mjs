// A clerk writes, a reviewer returns, the clerk mends, the reviewer passes, a leader signs, the public reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { signIn, staff } from '../staff.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const press = (visitor, name) => visitor.page.getByRole('button', { name, exact: true }).click();
const follow = (visitor, name) => visitor.page.getByRole('link', { name, exact: true }).click();
const says = async (visitor, words) => assert.match(await visitor.page.getByRole('main').innerText(), words);
const banner = async (visitor, words) => assert.match(await visitor.page.getByRole('status').innerText(), words);

for (const scripts of [true, false]) {
  test(`an item goes from its author to the public, scripts ${scripts ? 'on' : 'off'}`, async () => {
    const title = `示范县城乡低保标准（${scripts ? '甲' : '乙'}）`;
    const clerk = await staff(house, 'minzheng.jingban', { scripts });
    const reviewer = await staff(house, 'minzheng.shenhe', { scripts });
    const leader = await staff(house, 'minzheng.qianfa', { scripts });
    const open = async (visitor) => {
      await visitor.page.goto('/desk?filter=mine');
      const row = visitor.page.locator('.queue').getByRole('link', { name: title });
      await row.click();
    };

    // The clerk writes; what is missing is said beside its field.
    await clerk.inspect();
    await follow(clerk, '主动公开');
    await clerk.inspect();
    await follow(clerk, '新建信息');
    await clerk.inspect();
    await clerk.page.getByLabel('标题').fill(title);
    await clerk.page.getByLabel('正文').fill('城市低保标准为每人每月600元。\n自7月1日起施行。');
    await press(clerk, '保存草稿');
    assert.match(await clerk.page.title(), /^错误：/);
    assert.equal(await clerk.page.getByLabel('标题').inputValue(), title);
    await clerk.inspect();
    await clerk.page.getByLabel('栏目').selectOption({ label: '业务工作' });
    await clerk.page.getByLabel('法定公开内容').selectOption({ index: 11 });
    await clerk.page.getByLabel('成文日期').fill(today());
    await press(clerk, '保存草稿');
    await banner(clerk, /草稿已保存/);
    await clerk.inspect();
    const item = new URL(clerk.page.url()).pathname;
    await press(clerk, '提交审核');
    await banner(clerk, /已提交审核/);
    await says(clerk, /等待审核人审核/);

    // The reviewer returns it, with a reason and the place.
    await open(reviewer);
    await reviewer.inspect();
    await follow(reviewer, '审核');
    await reviewer.inspect();
    await press(reviewer, '提交审核意见');
    await says(reviewer, /请选择同意或者退回/);
    await reviewer.page.getByLabel('退回修改').check();
    await reviewer.page.getByLabel('退回理由').fill('标准应为650元');
    await reviewer.page.getByLabel('指出的位置').fill('第一段');
    await press(reviewer, '提交审核意见');
    await banner(reviewer, /已退回修改/);
    await reviewer.inspect();

    // The clerk mends it.
    await open(clerk);
    await says(clerk, /标准应为650元/);
    await clerk.inspect();
    await follow(clerk, '修改');
    await clerk.inspect();
    await clerk.page.getByLabel('正文').fill('城市低保标准为每人每月650元。\n自7月1日起施行。');
    await press(clerk, '保存修改');
    await press(clerk, '提交审核');

    // The reviewer sees what changed, passes it and checks its secrecy.
    await open(reviewer);
    await follow(reviewer, '审核');
    await says(reviewer, /上次退回（第1版）/);
    assert.match(await reviewer.page.locator('.diff del').innerText(), /0/);
    assert.match(await reviewer.page.locator('.diff ins').innerText(), /5/);
    await reviewer.inspect();
    await reviewer.page.getByLabel('同意').check();
    await press(reviewer, '提交审核意见');
    await reviewer.inspect();
    for (const group of await reviewer.page.locator('main fieldset').all()) await group.getByLabel('不涉及').check();
    await reviewer.page.getByLabel('依据和理由').fill('对外公布的标准，不涉及上述事项');
    await press(reviewer, '登记审查结论');
    await banner(reviewer, /保密审查已登记/);

    // The leader signs on a page that says what will happen.
    await open(leader);
    await leader.inspect();
    await follow(leader, '签发');
    await says(leader, /任何人都可以看到/);
    await leader.inspect();
    await press(leader, '签发本件');
    await banner(leader, /已签发/);

    // The clerk publishes, and the public reads.
    await open(clerk);
    await follow(clerk, '发布');
    await clerk.inspect();
    await press(clerk, '发布本件');
    await banner(clerk, /已发布/);
    await clerk.inspect();
    const reader = await house.visitor({ scripts });
    await reader.visit(item.replace('/desk', ''));
    await says(reader, /每人每月650元/);
    await reader.close();
    for (const visitor of [clerk, reviewer, leader]) await visitor.close();
  });
}

test('two people who write at once see both texts', async () => {
  const one = await staff(house, 'gonghui.jingban');
  const other = await staff(house, 'gonghui.jingban2');
  await one.page.goto('/desk/items/new');
  await one.page.getByLabel('标题').fill('职工服务指南');
  await one.page.getByLabel('栏目').selectOption({ label: '办事指南' });
  await one.page.getByLabel('成文日期').fill(today());
  await one.page.getByLabel('正文').fill('第一段\n第二段\n第三段');
  await press(one, '保存草稿');
  const edit = `${new URL(one.page.url()).pathname}/edit`;
  await one.page.goto(edit);
  await other.page.goto(edit);
  await other.page.getByLabel('正文').fill('第一段\n第二段\n第三段\n第四段');
  await press(other, '保存修改');
  await one.page.getByLabel('正文').fill('第一段（改）\n第二段\n第三段');
  await press(one, '保存修改');
  await says(one, /邱向葵已先保存了第2版/);
  await one.inspect();
  assert.equal(await one.page.getByLabel('正文', { exact: true }).inputValue(), '第一段（改）\n第二段\n第三段\n第四段');
  await press(one, '保存合并后的文本');
  await banner(one, /修改已保存/);
  await one.close();
  await other.close();
});

test('what was typed when the login ran out comes back', async () => {
  const clerk = await staff(house, 'minzheng.jingban2');
  await clerk.page.goto('/desk/items/new');
  await clerk.page.getByLabel('标题').fill('写了一半的信息');
  await clerk.page.getByLabel('栏目').selectOption({ label: '业务工作' });
  await clerk.page.getByLabel('成文日期').fill(today());
  await clerk.page.getByLabel('正文').fill('写了很久的正文');
  await clerk.context.clearCookies();
  await press(clerk, '保存草稿');
  await says(clerk, /您填写的内容仍然保留/);
  await clerk.inspect();
  await signIn(clerk, 'minzheng.jingban2');
  await says(clerk, /写了很久的正文/);
  await clerk.inspect();
  await press(clerk, '继续提交');
  await banner(clerk, /草稿已保存/);
  await says(clerk, /写了很久的正文/);
  await clerk.close();
});

test('what a seat does not do, it is told whose it is', async () => {
  const auditor = await staff(house, 'minzheng.shenji');
  await auditor.inspect();
  await auditor.visit('/desk/items/new', { status: 403 });
  await says(auditor, /这一页由经办人、审核人、签发人、工作机构负责人办理/);
  await auditor.close();
});

/** Today in Beijing, as it is typed. */
function today() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}
