import { type Client, createClient } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { Schema as SandboxSchema } from '@assessment-kit/contract/sandbox';
import type { PartnerSystem } from './partner-system.ts';
import { until } from './until.ts';
import { WebhookServerApi } from './webhook-server-api.ts';

export interface StoryOptions {
  sandboxUrl: string;
  clientId: string;
  clientSecret: string;
  webhookServerUrl: string;
  operatorToken: string;
  callbackApiKey: string;
  partnerSystem: PartnerSystem;
  /** Is told each step as it happens. */
  step: (who: string, what: string, result: string) => void;
}

const COMPANY = '5Y021';
/** The sample of the platform's pages: "Business Analyst Assessment" with the tests SQL and Excel. */
const samples = contract.components.examples;
const assessmentPackage = samples.AssessmentPackage.value as Schema<'AssessmentPackage'>;

/**
 * Plays one order, from the registration of the callback to the completed package.
 *
 * @returns The order as the platform's users see it in the end.
 * @throws {Error} as soon as a step does not come out as it should.
 */
export async function playStory(options: StoryOptions): Promise<SandboxSchema<'SandboxOrder'>> {
  const { sandboxUrl, clientId, clientSecret, webhookServerUrl, operatorToken } = options;
  const client = createClient({ baseUrl: sandboxUrl, clientId, clientSecret });
  const webhookServer = new WebhookServerApi(webhookServerUrl, operatorToken);
  await setUp(client, options);
  const orderId = await orderArrives(options);
  await resultsLeave(webhookServer, orderId, options);
  return readOrder(sandboxUrl, orderId);
}

async function setUp(client: Client, { webhookServerUrl, callbackApiKey, step }: StoryOptions): Promise<void> {
  const callbackDetails = {
    successCallbackUrl: `${webhookServerUrl}/callbacks/orders`,
    errorCallbackUrl: `${webhookServerUrl}/callbacks/errors`,
    jobCreationCallbackUrl: `${webhookServerUrl}/callbacks/jobs`,
  };
  await client.upsertCallback({
    body: { callbackDetails, callerDetails: { callerName: 'Example Assessments' }, apiKey: callbackApiKey },
  });
  step('partner → platform', 'registers its callback', 'upsertCallback');

  await client.upsertOnboardingStatus({ body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
  step('partner → platform', `onboards company ${COMPANY}`, 'Approved');

  const companyId = COMPANY;
  await client.upsertAssessmentPackage({ companyId, packageId: assessmentPackage.id, body: assessmentPackage });
  const tests = assessmentPackage.assessments.flatMap((each) => (each.tests ?? []).map(({ name }) => name));
  step('partner → platform', `publishes "${assessmentPackage.name}"`, tests.join(', '));

  const subscription = samples.Subscription.value as Schema<'Subscription'>;
  await client.upsertSubscription({ companyId, body: subscription });
  step('partner → platform', "sets the company's subscription", `${subscription.level}, ${subscription.term}`);
}

async function orderArrives({ sandboxUrl, partnerSystem, step }: StoryOptions): Promise<string> {
  const response = await fetch(`${sandboxUrl}/_sandbox/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ companyId: COMPANY, packageId: assessmentPackage.id, billingCode: 'engineering' }),
  });
  if (response.status !== 201) throw new Error(`The order was refused with ${response.status}.`);
  const { orderId } = (await response.json()) as SandboxSchema<'SandboxOrder'>;
  step('HR user → platform', 'orders the package for a candidate', `order ${orderId}`);

  const delivery = await until('the order callback', async () => {
    const [first] = (await readOrder(sandboxUrl, orderId)).deliveries;
    return first?.outcome ? first : null;
  });
  if (delivery.outcome !== 'accepted') throw new Error(`The order callback was ${delivery.outcome}.`);
  step(
    'platform → webhook server',
    'order callback, on disk before the answer',
    `${delivery.status} in ${delivery.durationMs} ms`,
  );

  const event = await partnerSystem.nextEvent();
  if (event.data.orderId !== orderId) throw new Error('Another order was handed over.');
  step("webhook server → partner's system", 'hands the order over, signed', event.eventId);
  return orderId;
}

async function resultsLeave(webhookServer: WebhookServerApi, orderId: string, options: StoryOptions): Promise<void> {
  const reports = [
    ['the candidate has started', samples.OrderUpdateInProgress.value],
    ['scores with reports, and completion', samples.OrderUpdateCompleted.value],
  ] as const;
  for (const [what, sample] of reports) {
    const updates = await webhookServer.reportResults(orderId, sample as Schema<'OrderUpdate'>);
    options.step(
      "partner's system → webhook server",
      `reports: ${what}`,
      `planned as ${count(updates.length, 'update')}`,
    );
    for (const { id, body } of updates) {
      const sent = await until('the update to leave', () => webhookServer.settledUpdate(id));
      if (sent.state !== 'delivered') throw new Error(`An update is ${sent.state}: ${sent.lastError}`);
      options.step(
        'webhook server → platform',
        `PATCH with ${contentOf(body)}`,
        `${sent.state} at attempt ${sent.attempts}`,
      );
    }
    const { packageStatus } = await readOrder(options.sandboxUrl, orderId);
    options.step('platform → HR user', 'shows the package as', packageStatus);
  }
}

/** What an update reports, in a few words. */
function contentOf(update: Schema<'OrderUpdate'>): string {
  const assessments = update.assessments ?? [];
  const tests = assessments.flatMap(({ assessmentResults }) => assessmentResults?.tests ?? []);
  return [
    ...assessments.flatMap(({ assessmentStatus }) =>
      assessmentStatus ? [`assessment ${assessmentStatus.value}`] : [],
    ),
    ...(tests.length > 0
      ? [`tests ${tests.map(({ testStatus }) => testStatus?.value ?? 'as before').join(', ')}`]
      : []),
  ].join('; ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

async function readOrder(sandboxUrl: string, orderId: string): Promise<SandboxSchema<'SandboxOrder'>> {
  const response = await fetch(`${sandboxUrl}/_sandbox/orders/${orderId}`);
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
  return (await response.json()) as SandboxSchema<'SandboxOrder'>;
}
