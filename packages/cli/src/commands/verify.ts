import manifest from '@assessment-kit/conformance/package.json' with { type: 'json' };
import { CommandError } from '../failures/command-error.ts';
import { UsageError } from '../failures/usage-error.ts';
import { writeFileAt } from '../output/write-file.ts';
import { defineCommand } from '../program/command.ts';
import { companyId, positiveNumber, wholeNumber } from '../program/readers.ts';
import { refuseOldNode } from '../program/refuse-old-node.ts';

const FORMATS = ['text', 'json', 'junit', 'markdown'] as const;

/** Tries a host with the contract. */
export const verify = defineCommand({
  name: 'verify',
  summary: 'tries a host with the contract: limits, rules, and what pages leave open',
  details: [
    'Sends requests at the edge of every limit and one step beyond, tries the rules that schemas cannot say, and puts to the host each statement that public pages leave open. A failing request is made as small as it gets and shown as curl; secrets are not.',
    'A host that is not on this machine is only read from, unless `--write` and `--company` name a company that may be written to: it gets packages whose ids begin with `ak-verify`, a subscription and an onboarding status, and keeps them. For results of orders, order the package `ak-verify` in the platform and give the order with `--order`. A sandbox of the kit on this machine is put back to what it was.',
    'Ends with 6 when a rule that must hold is broken.',
  ],
  options: {
    write: { summary: 'writes to the company given with --company; usual on this machine' },
    readOnly: { summary: 'only reads, on this machine too' },
    company: { summary: 'the company that may be written to', value: 'ID', read: companyId },
    writeCallback: { summary: "replaces the partner's callback as well, which cannot be put back" },
    burst: {
      summary:
        'sends more requests than the platform allows for a moment, to see how it refuses them; usual on this machine',
    },
    order: { summary: 'an order of the company for the package ak-verify', value: 'ID' },
    only: {
      summary: 'rules and probes by id or its beginning, for example upsertSubscription',
      value: 'ID',
      many: true,
    },
    skip: { summary: 'leaves rules and probes out', value: 'ID', many: true },
    runs: {
      summary: 'requests to make up for each limit',
      value: 'COUNT',
      fallback: '3',
      read: wholeNumber({ min: 1, max: 10_000 }),
    },
    seed: {
      summary: 'the same seed makes up the same requests',
      value: 'NUMBER',
      fallback: '1',
      read: wholeNumber({ min: 0, max: 2 ** 31 - 1 }),
    },
    rate: {
      summary: 'requests a second at most; 2.5 when left out, without limit on this machine',
      value: 'NUMBER',
      read: positiveNumber({ max: 10_000 }),
    },
    report: { summary: 'form of the report', value: 'FORM', choices: FORMATS, fallback: 'text' },
    output: { summary: 'writes the report to this file', value: 'FILE', short: 'o' },
    strict: { summary: 'rules that should hold count as well' },
  },
  examples: [
    {
      does: 'what the sandbox on this machine says to open questions',
      run: 'verify --profile local --only discrepancy',
    },
    {
      does: 'one operation, with more requests for each limit',
      run: 'verify --only upsertSubscription --runs 10 --seed 7',
    },
    { does: 'one question, put to a host by itself', run: 'verify --only unknown.tokens-at-once' },
    { does: 'a report for CI', run: 'verify --only getAssessmentPackages --report junit' },
  ],
  async run(input, { connection, globals, io, output, signal }) {
    refuseOldNode('`verify`', manifest.engines.node);
    const {
      HostUnreachableError,
      isUnbroken,
      VERIFY_REPORTERS,
      VerifyUsageError,
      verify: run,
    } = await import('@assessment-kit/conformance/verify');
    if (input.write && input.readOnly) throw new UsageError('--write and --read-only exclude each other.');
    const { baseUrl, clientId, clientSecret } = await connection();
    try {
      const report = await run({
        url: baseUrl,
        credentials: { clientId, clientSecret },
        ...(input.write ? { write: true } : input.readOnly ? { write: false } : {}),
        ...(input.writeCallback ? { writeCallback: true } : {}),
        ...(input.company === undefined ? {} : { companyId: input.company }),
        ...(input.burst ? { burst: true } : {}),
        ...(input.order === undefined ? {} : { orderId: input.order }),
        ...(input.rate === undefined ? {} : { rate: input.rate }),
        runs: input.runs,
        seed: input.seed,
        only: input.only,
        skip: input.skip,
        signal,
      });
      const form = globals.json ? 'json' : input.report;
      const text = VERIFY_REPORTERS[form](report, { colour: output.color && input.output === undefined });
      if (input.output === undefined) output.raw(text);
      else {
        await writeFileAt(io, input.output, text);
        output.note(`The report is in ${input.output}.`);
      }
      return isUnbroken(report, input.strict) ? 'done' : 'check';
    } catch (error) {
      if (error instanceof VerifyUsageError) throw new UsageError(error.message);
      if (error instanceof HostUnreachableError) throw new CommandError('unavailable', 'no_answer', error.message);
      throw error;
    }
  },
});
