// Every page of the portal: there, in Chinese, readable, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../harness.mjs';
import { pages } from '../pages.mjs';

let house;
before(async () => { house = await open(); });
after(async () => { await house?.close(); });

for (const scripts of [true, false]) {
  for (const { name, path } of pages) {
    test(`${name} answers, scripts ${scripts ? 'on' : 'off'}`, async () => {
      const visitor = await house.visitor({ scripts });
      await visitor.visit(path);
      assert.equal(await visitor.page.getAttribute('html', 'lang'), 'zh-CN');
      assert.match(await visitor.page.title(), /\p{Script=Han}/u);
      assert.equal(await visitor.page.getByRole('heading', { level: 1 }).count(), 1);
      await visitor.close();
    });
  }
}

test('what is not there is a page, too', async () => {
  const visitor = await house.visitor();
  await visitor.visit('/there-is-no-such-page', { status: 404 });
  await visitor.close();
});
