import type { Schema } from '@assessment-kit/contract';
import { choicesOf, GATEWAY_DELAY_SECONDS, ONBOARDING_PERMISSIONS } from '@assessment-kit/rules';
import { defineCommand, YES } from '../program/command.ts';
import { companyId } from '../program/readers.ts';

const STATUSES = choicesOf<Schema<'OnboardingStatusValue'>>('upsertOnboardingStatus', 'onboardingStatus');

/** Tells the platform how far the onboarding of a company is. */
export const onboardingSet = defineCommand({
  name: 'onboarding set',
  summary: 'tells the platform how far the onboarding of a company is',
  details: [
    '`InProgress`: its application is being looked at. `Approved`: it gets access. `Rejected`: its application was refused; not for customers who leave. `Suspended`: it has left; orders in flight can still be updated, new ones are not possible.',
    'It asks before a status that ends new orders. The platform has no way to read the status.',
  ],
  args: {
    company: { summary: 'the id of one company', read: companyId },
    status: { summary: 'its status', choices: STATUSES },
  },
  options: { yes: YES },
  examples: [
    { does: 'let a company order', run: 'onboarding set 5Y021 Approved' },
    { does: 'a customer has left', run: 'onboarding set 5Y021 Suspended --yes' },
  ],
  async run({ company, status, yes }, { client, output, prompts, signal }) {
    if (status === 'Rejected' || status === 'Suspended') {
      await prompts.confirm(`Company ${company} will not be able to place orders any more. Set it to ${status}?`, yes);
    }
    const body = { companyId: company, onboardingStatus: status };
    await (await client()).upsertOnboardingStatus({ body }, { signal });
    const minutes = GATEWAY_DELAY_SECONDS / 60;
    const wait =
      status === 'Approved'
        ? ` It takes up to ${minutes} minutes until the gateway knows: publish packages only then.`
        : '';
    output.result(
      { ...body, newOrders: ONBOARDING_PERMISSIONS[status].newOrders },
      `Company ${company} is ${status}.${wait}`,
    );
  },
});
