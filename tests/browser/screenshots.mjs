// node screenshots.mjs FOLDER: pictures of the pages in pages.mjs at both sizes.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open, sizes } from './harness.mjs';
import { pages } from './pages.mjs';

const folder = resolve(process.argv[2] ?? 'screenshots');
mkdirSync(folder, { recursive: true });
const house = await open();
try {
  for (const { name, path, before } of pages) {
    const visitor = await house.visitor();
    await before?.(visitor);
    await visitor.page.goto(path);
    for (const size of sizes) {
      await visitor.page.setViewportSize(size);
      const file = join(folder, `${name}-${size.name}.png`);
      await visitor.picture(file);
      console.log(file);
    }
    await visitor.close();
  }
} finally {
  await house.close();
}
