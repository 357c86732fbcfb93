import { type OperationId, operationTable } from '@assessment-kit/contract/sandbox';
import * as controlChecks from '@assessment-kit/contract/sandbox/requests';
import type { Request, Response, Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { type ControlHandler, controlOperations } from '../control/operations.ts';
import { readRequest } from './read-request.ts';
import { expressPath, sendReply } from './send-reply.ts';

/** Puts the sandbox's own operations below `/_sandbox`. They need no token. */
export function bindControl(router: Router, context: SandboxContext): void {
  for (const operationId of Object.keys(operationTable) as OperationId[]) {
    const { method, path, requestMediaTypes } = operationTable[operationId];
    router[method](expressPath(path), (request: Request, response: Response) => {
      const read = readRequest(request, operationId, requestMediaTypes.length > 0, controlChecks);
      if (!read.ok) return sendReply(response, read.reply);
      const handle = controlOperations[operationId] as ControlHandler<OperationId>;
      const input = { params: read.input.path, body: read.input.body } as Parameters<typeof handle>[0];
      sendReply(response, handle(input, context));
    });
  }
}
