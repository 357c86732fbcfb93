import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli, environmentOf } from '../support/cli.ts';
import { CatalogueWorld, samplePackage } from './support/catalogue-world.ts';

const GUIDE = new URL('../../../../apps/docs/src/content/docs/packages-as-a-file.md', import.meta.url);
const blocks = [...readFileSync(GUIDE, 'utf8').matchAll(/```(\w+)(?: title="([^"]+)")?\n([\s\S]*?)```/g)].map(
  ([, language = '', title, text = '']) => ({ language, title, text }),
);

let world: CatalogueWorld;
beforeAll(async () => {
  world = await CatalogueWorld.start();
  await world.companies('ACME01', 'ACME02', 'BETA01');
  for (const { title, text } of blocks) if (title) world.write(title, text);
  const sales = { name: 'Sales', summary: 'A talk', assessments: [{ id: 'conversation' }] };
  await world.publish('BETA01', samplePackage('sales', sales), samplePackage('typing', { name: 'Typing' }));
});
afterAll(() => world.stop());

/** Times are different each time, and the test does not wait for the usual pace. */
const timeless = (text: string) =>
  text.replaceAll(/in \d+ s\./g, 'in 0 s.').replaceAll(/about \d+ s at [\d.]+ a second/g, 'about 0 s');
const IN_A_HURRY = ['--rate', '10000'];

it('the guide does what it says, command by command', async () => {
  const commands = blocks.flatMap(({ language, text }, at) => {
    const next = blocks[at + 1];
    return language === 'sh' ? [{ text, said: next?.language === 'text' ? next.text : null }] : [];
  });
  expect(commands.length).toBeGreaterThanOrEqual(5);
  for (const { text, said } of commands) {
    const [line = ''] = text.trim().split(' > ');
    const [program, ...argv] = line.split(' ');
    expect(program).toBe('assessment-kit');
    const paced = argv.includes('--companies') ? [...argv, ...IN_A_HURRY] : argv;
    const { stdout, stderr, code } = await cli(paced, { env: environmentOf(world.sandbox), cwd: world.folder });
    if (said === null) expect(code).toBe(0);
    else expect(timeless(stderr + stdout)).toBe(timeless(said));
  }
});
