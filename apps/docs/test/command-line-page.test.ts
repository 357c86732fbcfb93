import { commandReference, exitCodeRows, settingRows } from 'assessment-kit/reference';
import { expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';

const html = () => contentOf(pageHtml('/reference/command-line/'));

it.each(commandReference())('the page of the command line shows $name with its options and examples', (command) => {
  expect(html()).toContain(`id="${command.name.replaceAll(' ', '-')}"`);
  const text = textOf(html());
  expect(text).toContain(command.usage);
  for (const [name] of [...command.args, ...command.options]) expect(text).toContain(name);
  for (const { run } of command.examples) expect(text).toContain(`assessment-kit ${run}`);
});

it('the page of the command line shows every setting and exit code', () => {
  const text = textOf(html());
  for (const { name } of settingRows()) expect(text).toContain(name);
  for (const { code, meaning } of exitCodeRows()) {
    const shown = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`.replaceAll('`', '');
    expect(text).toContain(`${code} ${shown}`);
  }
});
