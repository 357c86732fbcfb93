import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

it('the quick start begins with the words of the README, whose output the tests of `pnpm start` compare', () => {
  const [, start = ''] = /^## Start\n\n(.*?)\n```sh\nnpx -y \S+ test/ms.exec(read('README.md')) ?? [];
  expect(start).toContain('npx -y pnpm@12.21.0 start\n');
  expect(start).toContain('The HR user sees the package as Completed.');
  expect(read('apps/docs/src/content/docs/quick-start.md')).toContain(start.trim());
});
