// A request from the citizen's form through the workbench and back: extended, answered, delivered, read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { file, progress, signedIn } from '../people.mjs';

let house;
before(async () => { house = await open({ demo: true }); });
after(async () => { await house?.close(); });

const heading = ({ page }) => page.getByRole('heading', { level: 1 }).innerText();
const words = ({ page }) => page.getByRole('main').innerText();
const press = ({ page }, name) => page.getByRole('button', { name }).click();
const follow = ({ page }, name) => page.getByRole('link', { name, exact: true }).click();

/** Opens a request by its number. */
async function find(visitor, filed) {
  await visitor.page.goto('/desk/requests');
  await visitor.page.getByLabel('按登记编号查找').fill(filed);
  await press(visitor, '查找');
  assert.equal(await heading(visitor), filed);
}

/** Looks at what will change, then confirms. */
async function confirm(visitor, step) {
  await press(visitor, '继续：先看办理后的变化');
  assert.equal(await heading(visitor), `核对：${step}`);
  await visitor.inspect();
  await press(visitor, `确认${step}`);
  assert.match(await visitor.page.getByRole('status').innerText(), /。$/);
}

for (const scripts of [true, false]) {
  const how = `scripts ${scripts ? 'on' : 'off'}`;

  test(`a citizen asks, the office extends and answers, the citizen reads it, ${how}`, async () => {
    const citizen = await house.visitor({ scripts });
    const receipt = await file(citizen, `2024年社区养老服务站运营补贴明细，${how}`);
    const { filed } = receipt;

    const clerk = await signedIn(house, 'minzheng.jingban', { scripts });
    await find(clerk, filed);
    await clerk.inspect();
    assert.ok(!(await words(clerk)).includes('申请人丙'), 'the applicant is not shown');
    assert.match(await words(clerk), /由工作机构负责人办理/);
    await follow(clerk, '登记办理记录');
    await clerk.inspect();
    await clerk.page.getByLabel('办理记录').fill('检索养老服务股2024年台账，关键词“运营补贴”。');
    await press(clerk, '登记办理记录');
    assert.match(await words(clerk), /检索养老服务股2024年台账/);

    const head = await signedIn(house, 'minzheng.fuze', { scripts });
    await find(head, filed);
    await follow(head, '延长答复期限');
    await head.page.getByLabel('延长的工作日数').fill('21');
    await head.page.getByLabel('延长的理由').fill('需要核对各站点台账');
    await press(head, '继续：先看办理后的变化');
    assert.match(await head.page.getByRole('alert').innerText(), /应为1至20个工作日/);
    assert.equal(await head.page.getByLabel('延长的理由').inputValue(), '需要核对各站点台账');
    await head.inspect();
    await head.page.getByLabel('延长的工作日数').fill('10');
    await confirm(head, '延长答复期限');
    assert.match(await words(head), /延长答复期限10个工作日/);

    const told = await progress(citizen, receipt);
    assert.match(told, /延长答复期限10个工作日/);
    assert.match(told, /延期答复告知书/);
    await citizen.inspect();

    const leader = await signedIn(house, 'minzheng.qianfa', { scripts });
    await find(leader, filed);
    await follow(leader, '作出答复');
    await leader.inspect();
    await press(leader, '继续');
    assert.match(await leader.page.title(), /^错误：/);
    await leader.page.getByLabel('部分公开').check();
    await press(leader, '继续');
    await leader.page.getByLabel(/区分处理/).check();
    await press(leader, '继续');
    await leader.page.getByLabel('文书编号').fill(`示民公开〔2026〕${scripts ? 901 : 902}号`);
    await leader.page.getByLabel('事实和理由').fill('明细中含有从业人员的个人信息，应当区分处理。');
    await leader.page.getByLabel(/不予公开部分的理由/).fill('提供隐去身份证号码和银行账号的明细1份。');
    await leader.inspect();
    await confirm(leader, '作出答复');

    await find(clerk, filed);
    await follow(clerk, '登记答复发出');
    await clerk.page.getByLabel('电子送达').check();
    await press(clerk, '登记答复发出');
    await follow(clerk, '登记送达');
    await clerk.page.getByLabel('送达凭证').fill('平台回执');
    await confirm(clerk, '登记送达');
    await clerk.inspect();
    assert.match(await words(clerk), /申请复议期限/);
    await follow(clerk, '归档');
    await clerk.inspect();
    await press(clerk, '确认归档');
    assert.match(await words(clerk), /已归档/);

    const answer = await progress(citizen, receipt);
    assert.match(answer, /部分公开/);
    assert.match(answer, /隐去身份证号码和银行账号的明细/);
    assert.match(answer, /应当先.*申请行政复议/);
    await citizen.inspect();
    for (const visitor of [citizen, clerk, head, leader]) await visitor.close();
  });
}

test('a fax is registered, confirmed, sent back for correction, and consulted upon', async () => {
  const clerk = await signedIn(house, 'minzheng.jingban');
  const { page } = clerk;
  await clerk.visit('/desk/requests');
  await follow(clerk, '登记申请');
  await press(clerk, '登记申请');
  assert.match(await page.getByRole('alert').innerText(), /请选择提交方式/);
  await clerk.inspect();
  await page.getByLabel('传真').check();
  await page.getByLabel('法律服务机构').check();
  await page.getByLabel('姓名或者名称').fill('示范律师事务所');
  await page.getByLabel('其他有效证件').check();
  await page.getByLabel('证件号码').fill('L0000001');
  await page.getByLabel('联系电话').fill('０００－００００００５');
  await page.getByLabel('通信地址').fill('示范县示范路2号');
  await page.getByLabel(/所需政府信息/).fill('养老机构处罚情况');
  await page.getByLabel('纸质').check();
  await page.getByLabel('邮寄', { exact: true }).check();
  await press(clerk, '登记申请');
  assert.equal(await heading(clerk), '登记回执');
  await clerk.inspect();
  await follow(clerk, '办理本件');
  await follow(clerk, '确认收到申请');
  await page.getByLabel('确认方式').fill('电话确认');
  await clerk.inspect();
  await confirm(clerk, '确认收到申请');
  await follow(clerk, '告知补正');
  await page.getByLabel(/全部事项和指引/).fill('请写明年度和养老机构的名称。');
  await confirm(clerk, '告知补正');
  await follow(clerk, '登记补正告知书送达');
  await confirm(clerk, '登记补正告知书送达');
  await follow(clerk, '登记收到补正');
  await confirm(clerk, '登记收到补正');
  await follow(clerk, '征求第三方意见');
  await page.getByLabel('第三方姓名或者名称').fill('示范养老院');
  await page.getByLabel('联系电话').fill('000-0000006');
  await clerk.inspect();
  await confirm(clerk, '征求第三方意见');
  await clerk.inspect();
  assert.ok(!(await words(clerk)).includes('示范养老院'), 'the third party is not shown');
  await follow(clerk, '已加密保存，写明理由后显示');
  await page.getByLabel('查看的理由').fill('核对邮寄地址');
  await press(clerk, '显示申请人信息');
  assert.match(await words(clerk), /示范律师事务所/);
  await clerk.inspect();
  await clerk.close();
});

test('disputes and problems are entered and closed', async () => {
  const clerk = await signedIn(house, 'minzheng.jingban');
  const { page } = clerk;
  await clerk.visit('/desk/disputes?filter=all');
  await follow(clerk, '登记复议、诉讼');
  await page.getByLabel('行政复议', { exact: true }).check();
  await page.getByLabel('案号').fill('示府复〔2026〕901号');
  await clerk.inspect();
  await press(clerk, '登记复议、诉讼');
  assert.match(await words(clerk), /前提交答复和证据/);
  await clerk.inspect();
  await follow(clerk, '登记提交答复');
  await press(clerk, '登记提交答复');
  await follow(clerk, '登记审结结果');
  await clerk.inspect();
  await page.getByLabel('审结结果').selectOption({ label: '维持（结果维持）' });
  await page.getByLabel('审结日期').fill(await page.getByLabel('收到决定日期').inputValue());
  await press(clerk, '登记审结结果');
  assert.match(await words(clerk), /已审结：维持/);
  await clerk.inspect();

  await clerk.visit('/desk/problems?filter=all');
  await follow(clerk, '登记问题');
  await page.getByLabel('自查').check();
  await page.getByLabel('存在的问题').fill('个别答复没有写明依据');
  await page.getByLabel('整改措施').fill('签发前核对依据');
  await clerk.inspect();
  await press(clerk, '登记问题');
  await follow(clerk, '登记整改情况');
  await page.getByLabel('整改措施和结果').fill('已对全年答复复查');
  await clerk.inspect();
  await press(clerk, '登记整改情况');
  assert.match(await words(clerk), /已整改完毕/);
  await clerk.inspect();
  await clerk.close();
});
