// A year's report: built from the records, a cell opened, checked, signed by another, published, read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { signedIn } from '../people.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const heading = ({ page }) => page.getByRole('heading', { level: 1 }).innerText();
const words = ({ page }) => page.getByRole('main').innerText();
const status = ({ page }) => page.getByRole('status').innerText();
const press = ({ page }, name) => page.getByRole('button', { name, exact: true }).click();
const follow = ({ page }, name) => page.getByRole('link', { name, exact: true }).click();

/** Opens a page of the report by its address. */
const turn = async ({ page }, report, rest = '') => { await page.goto(`${report}${rest}`); };

/** States the numbers that other systems keep. */
async function state(clerk, report) {
  for (const name of ['行政许可', '行政处罚', '行政强制', '行政事业性收费']) {
    await turn(clerk, report, '/figures');
    await clerk.page.getByRole('row', { name: new RegExp(`^${name}／`) }).getByRole('link', { name: /填报/ }).click();
    await clerk.page.getByLabel('来源').fill('业务系统年度统计');
    if (name === '行政许可') {
      await press(clerk, '保存数字');
      assert.match(await clerk.page.getByRole('alert').innerText(), /请填写数字/);
      assert.equal(await clerk.page.getByLabel('来源').inputValue(), '业务系统年度统计');
      await clerk.inspect();
    }
    await clerk.page.getByLabel('数字', { exact: true }).fill('0');
    await press(clerk, '保存数字');
    assert.match(await status(clerk), /已填报/);
  }
  await clerk.inspect();
}

/** Answers every warning, so that none is open; errors would stay. */
async function answer(clerk, report) {
  for (;;) {
    await turn(clerk, report, '/check');
    const open = clerk.page.getByRole('link', { name: /^写说明/ }).first();
    if (await open.count() === 0) break;
    await open.click();
    await clerk.page.getByLabel('说明', { exact: true }).fill('补编以前年度的报告，已核对，情况属实。');
    await press(clerk, '保存说明');
    assert.match(await status(clerk), /说明已保存/);
  }
  await clerk.inspect();
  assert.match(await words(clerk), /没有未处理的错误和警告/);
}

for (const [scripts, year] of [[true, 2022], [false, 2021]]) {
  const how = `scripts ${scripts ? 'on' : 'off'}`;

  test(`a report is built, a cell opened, signed and published, ${how}`, async () => {
    const clerk = await signedIn(house, 'minzheng.jingban', { scripts });
    await clerk.visit('/desk/reports');
    await follow(clerk, `编制${year}年度报告`);
    await clerk.inspect();
    await press(clerk, `编制${year}年度报告`);
    assert.match(await status(clerk), /已统计数字并起草文字/);
    await clerk.inspect();
    const report = new URL(clerk.page.url()).pathname;

    await follow(clerk, '表二 主动公开政府信息情况');
    assert.match(await words(clerk), /还有4个数字的记录在其他系统里/);
    await clerk.inspect();
    await turn(clerk, report, '/tables/t3');
    await clerk.inspect();
    await clerk.page.getByRole('row', { name: /^一、本年新收/ }).getByRole('link').last().click();
    assert.equal(await heading(clerk), '一、本年新收政府信息公开申请数量／总计');
    await clerk.inspect();

    await turn(clerk, report, '/submit');
    await clerk.inspect();
    await press(clerk, '提交签发');
    assert.match(await clerk.page.getByRole('alert').innerText(), /核对尚未通过/);
    await clerk.inspect();
    await state(clerk, report);

    await turn(clerk, report, '/sections/s5');
    await clerk.inspect();
    await clerk.page.getByLabel('文字').fill('（一）存在的主要问题。\n1.公开目录更新不及时。\n（二）改进措施。\n1.每季度更新一次公开目录。');
    await press(clerk, '保存文字');
    assert.match(await status(clerk), /已保存/);
    await answer(clerk, report);
    await turn(clerk, report, '/submit');
    await press(clerk, '提交签发');
    assert.match(await status(clerk), /等待签发/);

    const leader = await signedIn(house, 'minzheng.qianfa', { scripts });
    await turn(leader, report);
    await follow(leader, '退回修改');
    await leader.inspect();
    await follow(leader, '暂不办理，返回');
    await turn(leader, report, '/preview');
    await leader.inspect();
    await turn(leader, report, '/sign');
    assert.match(await words(leader), /就此定稿/);
    await leader.inspect();
    await press(leader, '签发报告');
    assert.match(await status(leader), /已经定稿/);

    await turn(clerk, report, '/publish');
    await clerk.inspect();
    await press(clerk, '发布报告');
    assert.match(await status(clerk), /公众现在可以查阅和下载/);
    await clerk.inspect();

    const reader = await house.visitor({ scripts });
    await reader.visit(`/reports?year=${year}`);
    await follow(reader, `示范县民政局${year}年政府信息公开工作年度报告`);
    assert.match(await words(reader), /公开目录更新不及时/);
    await reader.inspect();
    const file = await reader.context.request.get(`${report.replace('/desk', '')}.docx`);
    assert.equal((await file.body()).subarray(0, 2).toString(), 'PK');
    const data = await (await reader.context.request.get(`${report.replace('/desk', '')}.json`)).json();
    assert.equal(data.year, year);
    for (const visitor of [clerk, leader, reader]) await visitor.close();
  });
}

test('the signed report of the demonstration opens the records it counts', async () => {
  const auditor = await signedIn(house, 'minzheng.shenji');
  await auditor.visit('/desk/reports');
  await follow(auditor, '2024年政府信息公开工作年度报告');
  await follow(auditor, '表三 收到和处理政府信息公开申请情况');
  await auditor.inspect();
  const row = auditor.page.getByRole('row', { name: /^一、本年新收/ });
  const total = await row.getByRole('link').last().innerText();
  await row.getByRole('link').last().click();
  assert.match(await words(auditor), new RegExp(`签发时计入的记录（${total}）`));
  await auditor.inspect();
  const first = auditor.page.getByRole('link', { name: /^SFMZ-2024-0001$/ });
  await first.click();
  assert.equal(await heading(auditor), 'SFMZ-2024-0001');
  await auditor.visit('/reports');
  await auditor.close();
});
