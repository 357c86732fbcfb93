/** Plain JavaScript that onboards a company, publishes a package and reports an order to its end. */
export function calling(sandbox: string, companyId: string): string {
  return `
import { createClient, RequestRejectedError } from '@assessment-kit/client';
import { newOrderState, planOrderUpdate } from '@assessment-kit/client/planning';
import { preflight } from '@assessment-kit/client/preflight';

const companyId = '${companyId}';
const client = createClient({
  baseUrl: '${sandbox}', clientId: 'sandbox-client', clientSecret: 'sandbox-secret', preflight: preflight(),
});
const body = {
  id: 'P', name: 'P', summary: 'P', status: { startDate: '2026-01-01T00:00:00Z' },
  assessments: [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }],
};
await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
await client.upsertAssessmentPackage({ companyId, packageId: 'P', body });
const { values } = await client.getAssessmentPackages({ companyId });

const placed = await fetch('${sandbox}/_sandbox/orders', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ companyId, packageId: 'P' }),
});
const { orderId } = await placed.json();
const refused = await client.updateAssessmentOrder({ companyId, orderId, body: { overallScore: 'x'.repeat(31) } })
  .catch((error) => error);
if (!(refused instanceof RequestRejectedError)) throw refused;

const done = { value: 'Complete', updatedAt: new Date().toISOString() };
const plan = planOrderUpdate(newOrderState({ assessmentPackage: body, orderedAt: new Date().toISOString() }), {
  assessments: [
    { assessmentId: 'A', assessmentStatus: done, assessmentResults: { tests: [{ id: 'T', testStatus: done }] } },
  ],
});
for (const update of plan.updates) await client.updateAssessmentOrder({ companyId, orderId, body: update });
const shown = await (await fetch('${sandbox}/_sandbox/orders/' + orderId)).json();
console.log(companyId, 'has', values.length, 'package; ' + shown.packageStatus);
`;
}

/** TypeScript that uses a name of every entry of every package. */
export function typed(sandbox: string, name: string): string {
  return `
import { createClient, filter, type Client, type ClientOptions } from '@assessment-kit/client';
import { newOrderState, planOrderUpdate } from '@assessment-kit/client/planning';
import { preflight } from '@assessment-kit/client/preflight';
import { createObservedClient } from '@assessment-kit/client/testing';
import { operationRoutes, type RequestBody, type Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { checkBody } from '@assessment-kit/contract/requests';
import { checkBody as checkSandboxBody } from '@assessment-kit/contract/sandbox/requests';
import { fields } from '@assessment-kit/contract/fields';
import { contractApp } from '@assessment-kit/http';
import { completionGate, RULES } from '@assessment-kit/rules';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { defineHandlers, readSettings, type Settings } from '@assessment-kit/webhook-server';

const options: ClientOptions = {
  baseUrl: '${sandbox}', clientId: 'sandbox-client', clientSecret: 'sandbox-secret', preflight: preflight(),
};
const client: Client = createClient(options);
const orders: Schema<'PartnerOrder'>[] | unknown = await client.getPartnerAssessmentOrders();
if (!Array.isArray(orders)) throw new Error('a list is answered');
for await (const order of client.iterateOrders({ filter: filter.eq('status', 'Hold') })) console.log(order.assessmentOrderId);

// @ts-expect-error the contract has no such status
const wrong: RequestBody<'upsertOnboardingStatus'> = { companyId: 'C', onboardingStatus: 'Perhaps' };
// @ts-expect-error an order is updated by its id
client.updateAssessmentOrder({ companyId: 'C', body: {} }).catch(() => {});

const updatedAt: string = contract.info.version;
const state = newOrderState({ assessmentPackage: { assessments: [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }] }, orderedAt: updatedAt });
const plan = planOrderUpdate(state, { assessments: [{ assessmentId: 'A', assessmentStatus: { value: 'Complete', updatedAt } }] });
if (plan.ok) throw new Error('the test is not completed');

const used = [createObservedClient, operationRoutes, checkBody, checkSandboxBody, fields, contractApp, completionGate, RULES];
const started: (options?: object) => Promise<Sandbox> = createSandbox;
const settings: Settings | null = ((read) => (read.ok ? read.settings : null))(readSettings({}));
const handlers = defineHandlers({ async order(order, { eventId }) { console.log(order.assessee?.email, eventId); } });
if ([...used, started, handlers, wrong].includes(undefined as never) || settings !== null) throw new Error('not all is there');
console.log('${name}:', plan.problems[0]?.code);
`;
}
