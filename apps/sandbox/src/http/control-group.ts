import { type OperationId, operationTable } from '@assessment-kit/contract/sandbox';
import * as controlChecks from '@assessment-kit/contract/sandbox/requests';
import { operationGroup, readRequest } from '@assessment-kit/http';
import type { LiveUpdates } from '../console/live-updates.ts';
import type { SandboxContext } from '../context.ts';
import type { ControlHandler } from '../control/control-handler.ts';
import { controlOperations } from '../control/operations.ts';

/** The stream of events is no answer that ends; the console's app serves it. */
const { watchSandbox: _stream, ...answered } = operationTable;

/** The sandbox's own operations below `/_sandbox`. They need no token. */
export function controlGroup(context: SandboxContext, live: LiveUpdates) {
  return operationGroup<keyof typeof answered>({
    operations: answered,
    answer(operationId, request) {
      const takesBody = answered[operationId].requestMediaTypes.length > 0;
      const read = readRequest(request, operationId, takesBody, controlChecks);
      if (!read.ok) return read.reply;
      // Not every change is one of the state: faults, switches and readings are kept elsewhere.
      if (answered[operationId].method !== 'get') live.changed();
      const handle = controlOperations[operationId] as ControlHandler<OperationId>;
      return handle({ params: read.input.path, body: read.input.body } as Parameters<typeof handle>[0], context);
    },
  });
}
