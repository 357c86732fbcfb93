import {
  ASSESSMENT_STATUSES,
  DEFAULT_ASSESSMENT_STATUS,
  DEFAULT_TEST_STATUS,
  ONBOARDING_PERMISSIONS,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  TEST_STATUSES,
} from '@assessment-kit/rules';
import { blocks, type Page } from './page.ts';
import { EXPLORER_ADDRESS, RULES_ADDRESS, STATUSES_ADDRESS } from './scope.ts';
import { table } from './table.ts';

/** Every status of tests, assessments, packages and companies, written from the tables that the kit itself follows. */
export function statusesPage(): Page {
  return {
    address: STATUSES_ADDRESS,
    title: 'Statuses',
    description: 'Statuses of tests, assessments, packages and companies: what each means and what it leads to.',
    body: blocks(
      `You report the status of tests and assessments. The platform works out the status of the package. The rules behind the tables: [Rules](${RULES_ADDRESS}). Which one to send when: [Statuses and completion](/statuses/). To try statuses out, with the updates that lead to them: [Status explorer](${EXPLORER_ADDRESS}).`,
      '## Test',
      `A test starts as \`${DEFAULT_TEST_STATUS}\`. Its status is that of its highest attempt that has one.`,
      table(
        ['Value', 'Shown as', 'Meaning', 'Finished'],
        Object.entries(TEST_STATUSES).map(([value, { label, meaning, finished }]) => [
          `\`${value}\``,
          label,
          meaning,
          yesNo(finished),
        ]),
      ),
      '## Assessment',
      `An assessment starts as \`${DEFAULT_ASSESSMENT_STATUS}\`; there is no need to send it. A *gated* status is refused until every test of the assessment is finished.`,
      table(
        ['Value', 'Shown as', 'Meaning', 'Gated', 'Package'],
        Object.entries(ASSESSMENT_STATUSES).map(([value, { label, meaning, gated, package: contributes }]) => [
          `\`${value}\``,
          label,
          meaning,
          yesNo(gated),
          PACKAGE_STATUS_LABELS[contributes],
        ]),
      ),
      '## Package',
      'Never sent: computed from the assessments of the order, and shown to people. The first line that holds for one of them wins.',
      table(
        ['Package', 'When one assessment is'],
        PACKAGE_STATUS_PRECEDENCE.map((status) => [PACKAGE_STATUS_LABELS[status], assessmentsIn(status)]),
      ),
      '## Company',
      'Set by you through the onboarding status of the company.',
      table(
        ['Value', 'Packages and subscription', 'New orders', 'Updates of orders'],
        Object.entries(ONBOARDING_PERMISSIONS).map(([value, { sync, newOrders, updates }]) => [
          `\`${value}\``,
          yesNo(sync),
          yesNo(newOrders),
          yesNo(updates),
        ]),
      ),
    ),
  };
}

function assessmentsIn(status: string): string {
  return Object.entries(ASSESSMENT_STATUSES)
    .filter(([, facts]) => facts.package === status)
    .map(([value]) => `\`${value}\``)
    .join(', ');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
