import { PACKAGE_STATUS_PRECEDENCE } from '@assessment-kit/rules';
import type { Exchange } from '../../host/exchange.ts';
import { ASSESSMENTS, statusUpdate } from '../../world.ts';
import { isRefused, isTaken, ON_ORDER, status, told, update, withTest } from '../parts.ts';
import type { ProbeRequest } from '../probe.ts';
import { answered, asInferred, open, type Question } from './question.ts';

const [{ id: ASSESSMENT, tests: TESTS }] = ASSESSMENTS;
const done = Object.fromEntries(TESTS.map((id) => [id, 'Complete']));
const unfinished = Object.fromEntries(TESTS.map((id) => [id, 'InProgress']));
const COMPLETED = update(statusUpdate(ASSESSMENT, 'Complete', done));
const AGAIN = update(statusUpdate(ASSESSMENT, 'Complete', {}));
/** A second attempt at a test, with a status. */
const attempt = (value: string) => update(withTest({ score: { value: '1', attempt: 2 }, testStatus: status(value) }));
const linked = (url: string) => update({ overallReports: [{ name: 'R', url }] });

const withStatus = (wanted: number, answer: Exchange | undefined) =>
  told(answer?.answer.status === wanted, `with ${answer?.answer.status}`);

const PACKAGE_STATUSES: ReadonlySet<string> = new Set(PACKAGE_STATUS_PRECEDENCE);

/** An update of an order that there is not. */
const OTHER_ORDER: ProbeRequest = {
  operation: 'updateAssessmentOrder',
  call: { path: { orderId: '00000000-0000-4000-8000-000000000000' }, body: { partnerTrackingId: 'ak-verify' } },
};

/** What is not known about results of orders, and about what can be read of orders. */
export const RESULT_QUESTIONS: readonly Question[] = [
  answered(
    'Status and error code when the completion check fails, or when an order, assessment or test is not known.',
    {
      name: 'completion-status',
      says: 'An assessment that is completed too early is refused with 400.',
      by: {
        ...ON_ORDER,
        requests: [update(statusUpdate(ASSESSMENT, 'InProgress', unfinished)), AGAIN],
        read: ([, answer]) => withStatus(400, answer),
      },
    },
    {
      name: 'unknown-order',
      says: 'An update of an order that there is not is refused with 404.',
      by: { needs: ['write'], requests: [OTHER_ORDER], read: ([answer]) => withStatus(404, answer) },
    },
    {
      name: 'unknown-assessment',
      says: 'An update of an assessment that the order does not have is refused with 400.',
      by: {
        ...ON_ORDER,
        requests: [update(statusUpdate('NONE', 'InProgress', {}))],
        read: ([answer]) => withStatus(400, answer),
      },
    },
    {
      name: 'unknown-test',
      says: 'An update of a test that the assessment does not have is refused with 400.',
      by: {
        ...ON_ORDER,
        requests: [update(statusUpdate(ASSESSMENT, null, { NONE: 'Complete' }))],
        read: ([answer]) => withStatus(400, answer),
      },
    },
  ),
  answered(
    'Whether an order can be updated after its completion, and whether a late attempt reopens it.',
    {
      name: 'update-after-completion',
      says: 'An order can be updated after its completion.',
      by: {
        ...ON_ORDER,
        requests: [COMPLETED, update({ partnerTrackingId: 'ak-verify' })],
        read([completed, after]) {
          if (!completed || !isTaken(completed)) return { untold: 'The assessment cannot be completed.' };
          return told(after && isTaken(after), 'it is closed');
        },
      },
    },
    {
      name: 'late-attempt',
      says: 'A late attempt is taken, and counts: until it is done, the assessment cannot be completed again.',
      by: {
        ...ON_ORDER,
        requests: [COMPLETED, attempt('InProgress'), AGAIN, attempt('Complete')],
        read([completed, late, again]) {
          if (!completed || !isTaken(completed)) return { untold: 'The assessment cannot be completed.' };
          if (!late || !isTaken(late)) return { reading: 'a late attempt is refused' };
          return told(again && isRefused(again), 'a late attempt is taken, and does not count');
        },
      },
    },
  ),
  answered(
    'Whether statuses in the same body count before the completion check. The natural reading is that they do.',
    {
      name: 'statuses-of-the-same-update',
      says: 'Statuses of tests in the same update count for the completion of the assessment.',
      by: {
        ...ON_ORDER,
        requests: [update(statusUpdate(ASSESSMENT, 'InProgress', unfinished)), COMPLETED],
        read: ([, answer]) => told(answer && isTaken(answer), 'they do not'),
      },
    },
  ),
  open(
    'status-without-a-score',
    'To which attempt a status belongs that is sent without a score.',
    'No operation shows the attempts of an order.',
    'sending two attempts and then a status alone for an order of a test company, and looking at the order in the application',
  ),
  answered(
    'Whether the link has to be https, and whether the platform checks it.',
    {
      name: 'plain-http-report',
      says: 'A report may be linked under http.',
      by: {
        ...ON_ORDER,
        requests: [linked('http://reports.example/1')],
        read: ([answer]) => told(answer && isTaken(answer), 'it has to be https'),
      },
    },
    {
      name: 'link-to-nowhere',
      says: 'A report may be linked at an address that no server has.',
      by: {
        ...ON_ORDER,
        requests: [linked('https://ak-verify.invalid/1')],
        read: ([answer]) => told(answer && isTaken(answer), 'the link is checked'),
      },
    },
  ),
  answered(
    'The body of this answer, and the values of `status`.',
    {
      name: 'listed-order',
      says: 'A listed order has the fields by which it can be filtered.',
      by: asInferred('PartnerOrder'),
    },
    {
      name: 'status-of-a-listed-order',
      says: 'The status of a listed order is that of its package: InProgress, ActionsNeeded or Completed.',
      by: {
        requests: [{ operation: 'getPartnerAssessmentOrders' }],
        async read([list], world) {
          let orders = list;
          if (world.control && world.settings.write && list?.body?.length === 0) {
            await world.order();
            orders = await world.host.call('getPartnerAssessmentOrders');
          }
          const found = ((orders?.body ?? []) as { status?: string }[]).map((order) => order.status ?? 'none');
          if (found.length === 0) return { untold: 'The partner has no orders.' };
          const others = [...new Set(found)].filter((each) => !PACKAGE_STATUSES.has(each));
          return told(others.length === 0, others.join(', '));
        },
      },
    },
  ),
];
