import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { COMPANY, CREDENTIALS, clientOf, PACKAGE, publish, registerCallbacks } from './company.ts';
import { FaultyLink } from './faulty-link.ts';
import { API_KEY, RunningServer } from './running-server.ts';

export { COMPANY, CREDENTIALS } from './company.ts';

const AT = '2026-01-13T12:40:02.120Z';

/** The sandbox, a network with faults, and a webhook server that has received one order. */
export interface OrderUnderWay {
  sandbox: Sandbox;
  link: FaultyLink;
  server: RunningServer;
  orderId: string;
  /** Places another order, and waits until the server has it. */
  nextOrder(): Promise<string>;
  close(): Promise<void>;
}

export async function orderUnderWay(options: Parameters<typeof RunningServer.start>[0] = {}): Promise<OrderUnderWay> {
  const sandbox = await createSandbox();
  const link = await FaultyLink.to(sandbox.url);
  // Handlers win over a system that events are forwarded to.
  const takeAll = options.forward ? {} : { handlers: {} };
  const server = await RunningServer.start({ platform: { url: link.url, ...CREDENTIALS }, ...takeAll, ...options });
  const client = clientOf(sandbox);
  await publish(client);
  const nextOrder = async () => {
    // Each time, because a server that was restarted listens on another port.
    await registerCallbacks(client, `${server.url}/callbacks/orders`, API_KEY);
    const { orderId } = sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE });
    await sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
    return orderId;
  };
  const orderId = await nextOrder();
  return {
    sandbox,
    link,
    server,
    orderId,
    nextOrder,
    async close() {
      await server.stop();
      await link.close();
      await sandbox.close();
    },
  };
}

export interface Wanted {
  assessment?: string;
  tests?: Record<string, string>;
  reports?: readonly string[];
}

/** Results in the form of the platform's PATCH. */
export function results({ assessment, tests = {}, reports = [] }: Wanted) {
  return {
    assessments: [
      {
        assessmentId: 'BAA-1',
        ...(assessment ? { assessmentStatus: { value: assessment, updatedAt: AT } } : {}),
        assessmentResults: {
          ...(reports.length > 0
            ? { reports: reports.map((name) => ({ name, url: `https://reports.example.com/${name}` })) }
            : {}),
          tests: Object.entries(tests).map(([id, value]) => ({ id, testStatus: { value, updatedAt: AT } })),
        },
      },
    ],
  };
}

export const DONE = { SQL: 'Complete', EXCEL: 'Complete' } as const;
