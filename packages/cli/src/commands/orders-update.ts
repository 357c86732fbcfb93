import { hasReports } from '@assessment-kit/rules';
import { CommandError } from '../failures/command-error.ts';
import { findOrder } from '../orders/find-order.ts';
import { planUpdates } from '../orders/plan-updates.ts';
import { assessmentChange, report, testChange, wantedUpdate } from '../orders/wanted-update.ts';
import { defineCommand, YES } from '../program/command.ts';
import { companyId, id, moment } from '../program/readers.ts';

/** Reports statuses, scores and reports of an order to the platform. */
export const ordersUpdate = defineCommand({
  name: 'orders update',
  summary: 'reports statuses, scores and reports of an order',
  details: [
    'Only what is given changes. Tests are sent first, and what completes because of them in an update of its own. Everything is checked before it is sent.',
    'Reports are added to those that are there, and cannot be taken back: it asks first. When an answer is lost, they are not sent again by themselves.',
    'An order that the webhook server takes care of is better updated through it: two writers overtake each other.',
  ],
  args: { orderId: { summary: 'the id of the order', read: id } },
  options: {
    company: { summary: 'the company of the order; looked up when not given', value: 'ID', read: companyId },
    file: { summary: 'a file with the update as JSON or YAML, with the names of the API; - for stdin', value: 'FILE' },
    assessment: {
      summary: 'the status of an assessment, as ASSESSMENT=STATUS; several times if wanted',
      value: 'CHANGE',
      many: true,
      read: assessmentChange,
    },
    test: {
      summary: 'the status of a test, as ASSESSMENT/TEST=STATUS; several times if wanted',
      value: 'CHANGE',
      many: true,
      read: testChange,
    },
    trackingId: { summary: 'your own id of the order', value: 'TEXT' },
    score: { summary: 'the overall score', value: 'TEXT' },
    scoreDescription: { summary: 'what the overall score means', value: 'TEXT' },
    report: {
      summary: 'an overall report, as NAME=URL; several times if wanted',
      value: 'REPORT',
      many: true,
      read: report,
    },
    at: { summary: 'since when the statuses hold; now when not given', value: 'TIME', read: moment },
    dryRun: { summary: 'checks, shows what would be sent, and sends nothing' },
    yes: YES,
  },
  examples: [
    {
      does: 'the candidate has started',
      run: 'orders update 0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10 --assessment d23e310f-f49a-43db-988f-f083689e3865=InProgress',
    },
    {
      does: 'see what a file would send',
      run: 'orders update 0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10 --company 5Y021 --file update.yaml --dry-run',
    },
    {
      does: 'add a report without being asked',
      run: 'orders update 0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10 --score Met --report Summary=https://reports.example.com/42 --yes',
    },
  ],
  async run(input, { client, io, output, prompts, signal }) {
    const { orderId, yes, dryRun } = input;
    const wanted = await wantedUpdate(input, io, new Date().toISOString());
    const company = input.company ?? (await companyOf(orderId, client, signal));
    const updates = planUpdates(company, orderId, wanted);
    if (dryRun) {
      const text = `Nothing was sent. It would be:\n${JSON.stringify(updates, null, 2)}`;
      output.result({ companyId: company, orderId, sent: 0, updates }, text);
      return;
    }
    if (hasReports(wanted)) {
      await prompts.confirm('Reports are added to those that are there, and cannot be taken back. Send them?', yes);
    }
    let sent = 0;
    try {
      for (const body of updates) {
        await (await client()).updateAssessmentOrder({ companyId: company, orderId, body }, { signal });
        sent += 1;
      }
    } catch (error) {
      if (sent > 0) output.warn(`${sent} of ${updates.length} updates had been applied before this one failed.`);
      throw error;
    }
    const counted = updates.length === 1 ? '1 update' : `${updates.length} updates, tests first`;
    output.result(
      { companyId: company, orderId, sent, updates },
      `${output.style('green', 'The order is updated')}: ${counted}.`,
    );
  },
});

async function companyOf(
  orderId: string,
  client: () => Promise<Parameters<typeof findOrder>[0]>,
  signal: AbortSignal,
): Promise<string> {
  const order = await findOrder(await client(), orderId, signal);
  if (order.companyId) return order.companyId;
  const advice = 'Give it with --company.';
  throw new CommandError(
    'missing',
    'company_missing',
    'The platform does not say which company the order is of.',
    advice,
  );
}
