import { CATALOGUE, RUN_OPTIONS } from '../packages/options.ts';
import { defineCommand, YES } from '../program/command.ts';

/** Gives companies the packages of a catalogue. */
export const packagesApply = defineCommand({
  name: 'packages apply',
  summary: 'gives each company the packages of a catalogue',
  details: [
    "Asks the platform what each company has, as `packages plan` does, and then puts what differs, within the platform's rate limit: a 429 slows all requests down. What is the same is left alone. A failure that may pass is repeated up to five times, unless `--retries` says otherwise; one company's failure does not stop the others.",
    'What is done is written to a journal, `CATALOGUE.journal` unless `--journal` says otherwise. The same command goes on where an interrupted run ended, after Ctrl+C, a crash or a power cut; so it does after failures, with what failed. A changed catalogue begins anew.',
    'With `--prune`, packages that the catalogue no longer has are retired after a question, or with `--yes`. They can then no longer be ordered; orders in flight go on.',
  ],
  args: { catalogue: CATALOGUE },
  options: {
    ...RUN_OPTIONS,
    yes: YES,
    journal: { summary: 'writes down what is done in this file', value: 'FILE' },
    restart: { summary: 'forgets an interrupted run, and asks again what each company has' },
  },
  examples: [
    {
      does: 'create and change, or go on after an interruption',
      run: 'packages apply catalog.yaml --companies companies.txt',
    },
    {
      does: 'retire what the catalogue no longer has as well, without a question',
      run: 'packages apply catalog.yaml --companies companies.txt --prune --yes',
    },
  ],
  async run(input, context) {
    const { applyPackages } = await import('../packages/apply-packages.ts');
    return applyPackages(input, context);
  },
});
