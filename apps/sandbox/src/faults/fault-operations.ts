import { refuse } from '@assessment-kit/http';
import type { ControlHandlers } from '../control/control-handler.ts';
import { impossibleFaults } from './fault-problems.ts';

export const faultOperations = {
  getFaults: (_input, { faults }) => ({ status: 200, body: faults.current() }),

  setFaults({ body }, { faults }) {
    const problems = impossibleFaults(body);
    if (problems.length > 0) return refuse(400, ...problems);
    faults.set(body);
    return { status: 200, body: faults.current() };
  },
} satisfies ControlHandlers<'getFaults' | 'setFaults'>;
