import { operationRoutes } from '@assessment-kit/contract';
import type { OrderUpdate } from '@assessment-kit/rules';

import { curl } from '../../../reference/sample-curl.ts';
import { clientCall } from '../../shared/client-call.ts';
import type { RequestSample } from '../../shared/request-sample.ts';

const OPERATION = 'updateAssessmentOrder';

/** Of the samples on every page: a company of `pnpm start`, and an order as the contract's examples have it. */
const PARAMETERS = { companyId: '5Y021', orderId: '5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10' };
const SANDBOX = 'http://127.0.0.1:4010';

/** A PATCH as its body, as a command, and as a call of the client. */
export function patchSamples(body: OrderUpdate): RequestSample[] {
  const path = Object.entries(PARAMETERS).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, value),
    operationRoutes[OPERATION].path as string,
  );
  const request = {
    method: 'PATCH',
    url: `${SANDBOX}${path}`,
    query: {},
    headers: [
      { name: 'authorization', value: 'Bearer ', variable: 'TOKEN' },
      { name: 'content-type', value: 'application/json' },
    ],
    body: { kind: 'json' as const, value: body },
    endless: false,
  };
  return [
    { id: 'json', label: 'JSON', text: JSON.stringify(body, null, 2) },
    { id: 'curl', label: 'curl', text: curl(request) },
    { id: 'client', label: 'Client', text: clientCall({ operationId: OPERATION, parameters: PARAMETERS, body }) },
  ];
}
