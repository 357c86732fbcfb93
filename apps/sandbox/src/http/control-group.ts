import { type OperationId, operationTable } from '@assessment-kit/contract/sandbox';
import * as controlChecks from '@assessment-kit/contract/sandbox/requests';
import { operationGroup, readRequest } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';
import { type ControlHandler, controlOperations } from '../control/operations.ts';

/** The sandbox's own operations below `/_sandbox`. They need no token. */
export function controlGroup(context: SandboxContext) {
  return operationGroup<OperationId>({
    operations: operationTable,
    answer(operationId, request) {
      const takesBody = operationTable[operationId].requestMediaTypes.length > 0;
      const read = readRequest(request, operationId, takesBody, controlChecks);
      if (!read.ok) return read.reply;
      const handle = controlOperations[operationId] as ControlHandler<OperationId>;
      return handle({ params: read.input.path, body: read.input.body } as Parameters<typeof handle>[0], context);
    },
  });
}
