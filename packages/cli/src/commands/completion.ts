import { SCRIPTS } from '../completion/scripts.ts';
import { defineCommand } from '../program/command.ts';

/** Writes the script that makes a shell complete commands, options, choices and profiles. */
export const completion = defineCommand({
  name: 'completion',
  summary: 'writes the script that makes your shell complete commands and options',
  details: ['It is loaded by a line in the start file of the shell; the script says which.'],
  args: { shell: { summary: 'which shell', choices: ['bash', 'zsh', 'fish'] } },
  examples: [
    { does: 'for bash, in ~/.bashrc: source <(assessment-kit completion bash)', run: 'completion bash' },
    { does: 'for zsh, in ~/.zshrc: source <(assessment-kit completion zsh)', run: 'completion zsh' },
    { does: 'for fish, in config.fish: assessment-kit completion fish | source', run: 'completion fish' },
  ],
  async run({ shell }, { output }) {
    const script = SCRIPTS[shell];
    // Not `result`: the script ends with its own line, and a shell reads it.
    if (output.json) output.result({ shell, script }, '');
    else output.raw(script);
  },
});
