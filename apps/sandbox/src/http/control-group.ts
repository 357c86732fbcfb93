import { type OperationId, operationTable } from '@assessment-kit/contract/sandbox';
import * as controlChecks from '@assessment-kit/contract/sandbox/requests';
import { operationGroup, readRequest } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';
import type { ControlHandler } from '../control/control-handler.ts';
import { controlOperations } from '../control/operations.ts';

/** The stream of events is no answer that ends; the console's routes serve it. */
const { watchSandbox: _stream, ...answered } = operationTable;

/** The sandbox's own operations below `/_sandbox`. They need no token. */
export function controlGroup(context: SandboxContext) {
  return operationGroup<keyof typeof answered>({
    operations: answered,
    answer(operationId, request) {
      const takesBody = answered[operationId].requestMediaTypes.length > 0;
      const read = readRequest(request, operationId, takesBody, controlChecks);
      if (!read.ok) return read.reply;
      const handle = controlOperations[operationId] as ControlHandler<OperationId>;
      return handle({ params: read.input.path, body: read.input.body } as Parameters<typeof handle>[0], context);
    },
  });
}
