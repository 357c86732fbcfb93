import type { RequestBody, Schema } from '@assessment-kit/contract/sandbox';
import { CommandError } from '../failures/command-error.ts';

/** What the control plane of a sandbox does, at `url`. */
export function controlOf(url: string) {
  async function send<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return (await response.json()) as Body;
    const { Values = [] } = (await response.json()) as Partial<Schema<'ErrorList'>>;
    const why = Values.map(({ Message }) => Message).join(' ');
    throw new CommandError('refused', 'sandbox_refused', `The sandbox refuses it: ${why || response.status}`);
  }
  return {
    playScenario: (body: RequestBody<'playScenario'>) => send<Schema<'ScenarioRun'>>('POST', '/scenarios', body),
    sendJob: (body: RequestBody<'sendJob'>) => send<Schema<'NewJob'>>('POST', '/jobs', body),
    order: (orderId: string) =>
      send<Schema<'SandboxOrder'> & { updates?: Schema<'RecordedUpdate'>[] }>(
        'GET',
        `/orders/${encodeURIComponent(orderId)}`,
      ),
  };
}
