import { operationTable } from '@assessment-kit/contract';
import { refuse } from '@assessment-kit/http';
import type { ControlHandlers } from '../control/control-handler.ts';

export const faultOperations = {
  getFaults: (_input, { faults }) => ({ status: 200, body: faults.current() }),

  setFaults({ body }, { faults }) {
    const problems = (body.answers ?? []).flatMap(({ operationId }, at) => {
      if (operationId === undefined || Object.hasOwn(operationTable, operationId)) return [];
      const field = `answers[${at}].operationId`;
      return [{ field, code: 'unknown_operation', message: `${field} must be an operation of the platform.` }];
    });
    if (problems.length > 0) return refuse(400, ...problems);
    faults.set(body);
    return { status: 200, body: faults.current() };
  },
} satisfies ControlHandlers<'getFaults' | 'setFaults'>;
