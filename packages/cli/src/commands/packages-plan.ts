import { CATALOGUE, RUN_OPTIONS } from '../packages/options.ts';
import { defineCommand } from '../program/command.ts';

/** Shows what `packages apply` would do; nothing is changed. */
export const packagesPlan = defineCommand({
  name: 'packages plan',
  summary: 'shows what a catalogue would change at each company',
  details: [
    'Asks the platform what each company has and compares it with the catalogue, field by field: `+` is created, `~` changed, `-` retired, and `?` cannot be compared because the answer has a form that the kit does not know. Companies with the same diff stand together. Nothing is changed.',
    'Assessments and tests are compared by their ids, whatever their sequence. A failure that may pass is repeated up to five times, unless `--retries` says otherwise.',
  ],
  args: { catalogue: CATALOGUE },
  options: {
    ...RUN_OPTIONS,
    detailedExitcode: { summary: 'exits with 10 when there is something to do, with 0 when there is not' },
  },
  examples: [
    { does: 'show what would change', run: 'packages plan catalog.yaml --companies companies.txt' },
    {
      does: 'also what would be retired, and tell a script whether there is something to do',
      run: 'packages plan catalog.yaml --companies companies.txt --prune --detailed-exitcode',
    },
  ],
  async run(input, context) {
    const { planPackages } = await import('../packages/plan-packages.ts');
    return planPackages(input, context);
  },
});
