import { createClient } from '@assessment-kit/client';
import { PartnerSystem } from './partner-system.ts';
import { DONE, orderUnderWay, results } from './platform.ts';
import { API_KEY, OPERATOR_TOKEN } from './running-server.ts';

const CANDIDATES = [
  ['Ada', 'Example'],
  ['Bruno', 'Sample'],
  ['Chen', 'Placeholder'],
] as const;

/** A webhook server with something in every view of its page. */
export async function showcase() {
  const partner = await PartnerSystem.listen();
  const secret = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
  const story = await orderUnderWay({ forward: { url: partner.url, secret } });
  const { server, sandbox, link } = story;
  const client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
  await client.upsertCallback({
    body: {
      callbackDetails: { successCallbackUrl: `${server.url}/callbacks/orders` },
      callerDetails: { callerName: 'Partner' },
      apiKey: API_KEY,
    },
  });

  async function order(firstName: string, lastName: string): Promise<string> {
    const assessee = { firstName, lastName, email: `${firstName.toLowerCase()}@mail.example` };
    const { orderId } = sandbox.placeOrder({ companyId: '5Y021', packageId: 'BAA', assessee });
    await sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
    return orderId;
  }
  async function settled(path: string, state: string): Promise<void> {
    for (;;) {
      const { body } = await server.get(path);
      if (body.items.length > 0 && body.items.every((item: { state: string }) => item.state === state)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const [ada = '', bruno = ''] = [await order(...CANDIDATES[0]), await order(...CANDIDATES[1])];
  await settled('/v1/events', 'handed_over');
  await server.post(`/v1/orders/${ada}/results`, results({ assessment: 'InProgress', tests: { SQL: 'InProgress' } }));
  await settled(`/v1/updates?orderId=${ada}`, 'delivered');
  link.faultsOf(bruno).push('lose the answer');
  await server.post(`/v1/orders/${bruno}/results`, results({ tests: DONE, reports: ['summary'] }));
  await settled(`/v1/updates?orderId=${bruno}`, 'in_doubt');
  await server.post(
    `/v1/orders/${ada}/results`,
    results({ assessment: 'Complete', tests: DONE, reports: ['summary'] }),
  );
  await settled(`/v1/updates?orderId=${ada}`, 'delivered');
  partner.status = 410;
  const chen = await order(...CANDIDATES[2]);
  await settled(`/v1/events?orderId=${chen}`, 'dead');
  partner.status = 204;
  await server.callback('errors', {
    CorrelationId: 'c-1',
    Value: { Code: 'internal_error', Message: 'Failed.' },
    orderId: 'b3f1…',
  });

  return {
    server,
    orderId: ada,
    token: OPERATOR_TOKEN,
    async close() {
      await story.close();
      await partner.close();
    },
  };
}
