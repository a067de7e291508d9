// People of the demonstration at the workbench.
import assert from 'node:assert/strict';

/** Everybody's password in the demonstration. */
export const password = 'Yanshi-2024-Nian';

/** A visitor who is signed in, e.g. as minzheng.jingban. */
export async function staff(house, login, options) {
  const visitor = await house.visitor(options);
  await visitor.page.goto('/sign-in');
  await signIn(visitor, login);
  assert.equal(new URL(visitor.page.url()).pathname, '/desk');
  return visitor;
}

/** Fills in the sign-in on the page. */
export async function signIn(visitor, login) {
  await visitor.page.getByLabel('登录名').fill(login);
  await visitor.page.getByLabel('密码').fill(password);
  await visitor.page.getByRole('button', { name: '登录', exact: true }).click();
}
