import {
  type CommandReference,
  commandReference,
  exitCodeRows,
  globalOptionRows,
  settingRows,
} from 'assessment-kit/reference';
import { codeBlock } from './code-block.ts';
import { blocks, type Page } from './page.ts';
import { table } from './table.ts';

/** Every command with its options and examples, settings and exit codes, from the descriptions the program is made from. */
export function commandLinePage(): Page {
  return {
    address: '/reference/command-line/',
    title: 'Command line',
    description: 'Every command of assessment-kit with its options and examples, its settings and exit codes.',
    body: blocks(
      '`assessment-kit` does from a terminal what a partner does through the client, starts a sandbox, and looks for what is wrong. With `--json` every command writes one JSON document, or one per line when it goes on; errors too.',
      table(
        ['Command', 'What it does'],
        commandReference().map(({ name, summary }) => [`[\`${name}\`](#${anchor(name)})`, sentence(summary)]),
      ),
      ...commandReference().map(commandSection),
      '## Options of every command',
      table(
        ['Option', 'What it does'],
        globalOptionRows().map(([name, meaning]) => [`\`${name}\``, sentence(meaning)]),
      ),
      '## Settings of the environment',
      'Host and secret come from one place together: the profile that `--profile` names, the environment, the profile that `ASSESSMENT_KIT_PROFILE` names, or the profile `default`. Secrets are never taken from an argument.',
      table(
        ['Setting', 'What it is', 'When it is not set'],
        settingRows().map(({ name, meaning, absent }) => [`\`${name}\``, sentence(meaning), sentence(absent)]),
      ),
      '## Exit codes',
      table(
        ['Code', 'What it means'],
        exitCodeRows().map(({ code, meaning }) => [String(code), sentence(meaning)]),
      ),
    ),
  };
}

function commandSection({ name, summary, details, usage, args, options, examples, streams }: CommandReference): string {
  const rows = [...args, ...options].map(([term, meaning]) => [`\`${term}\``, sentence(meaning)]);
  const lines = examples.map(({ does, run }) => `# ${does}\nassessment-kit ${run}`);
  return blocks(
    `## ${name}`,
    sentence(summary),
    ...details,
    streams ? 'It goes on until it is ended; with `--json` it writes JSON lines.' : '',
    codeBlock('sh', usage),
    rows.length === 0 ? '' : table(['Argument or option', 'What it is'], rows),
    codeBlock('sh', lines.join('\n')),
  );
}

/** `does not ask` → `Does not ask.` */
function sentence(text: string): string {
  const start = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.?!]$/.test(start) ? start : `${start}.`;
}

function anchor(name: string): string {
  return name.replaceAll(' ', '-');
}
