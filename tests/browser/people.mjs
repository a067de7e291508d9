// What people of the demonstration do again and again: sign in, file an application.

/** The password of every login of the demonstration. */
const password = 'Yanshi-2024-Nian';

/** Somebody of the demonstration at the workbench, e.g. `minzheng.jingban`. */
export async function signedIn(house, login, options) {
  const visitor = await house.visitor(options);
  await visitor.page.goto('/sign-in');
  await visitor.page.getByLabel('登录名').fill(login);
  await visitor.page.getByLabel('密码').fill(password);
  await visitor.page.getByRole('button', { name: '登录' }).click();
  await visitor.page.waitForURL('**/desk');
  return visitor;
}

/** A citizen's number with the order code 000 and a valid check character. */
const number = '110101199001010007';

/** Files an application to 示范县民政局 to be answered on the portal; gives its number and query code. */
export async function file({ page }, description) {
  const carryOn = () => page.getByRole('button', { name: '继续' }).click();
  await page.goto('/apply');
  await page.getByRole('link', { name: '示范县民政局' }).click();
  await page.getByRole('button', { name: '开始申请' }).click();
  await page.getByLabel('自然人').check();
  await carryOn();
  await page.getByLabel('姓名', { exact: true }).fill('申请人丙');
  await carryOn();
  await page.getByLabel('证件号码').fill(number);
  await carryOn();
  await page.getByLabel('联系电话').fill('000-0000004');
  await carryOn();
  await page.getByLabel('您需要什么信息？').fill(description);
  await carryOn();
  await page.getByLabel('电子数据').check();
  await carryOn();
  await page.getByLabel('本平台查看').check();
  await carryOn();
  await page.getByRole('button', { name: '提交申请' }).click();
  const [filed, code] = await page.locator('.receipt .big').allInnerTexts();
  return { filed, code };
}

/** What the portal tells the citizen who asks with number and query code. */
export async function progress({ page }, { filed, code }) {
  await page.goto('/progress');
  await page.getByLabel('登记编号').fill(filed);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询进度' }).click();
  return page.getByRole('main').innerText();
}
