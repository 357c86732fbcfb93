import { refuse } from '@assessment-kit/http';
import type { ControlHandlers } from '../control/control-handler.ts';

/** The operations on readings. */
export const readingOperations = {
  listReadings: (_input, { readings }) => ({ status: 200, body: { items: readings.list() } }),

  setReadings({ body }, { readings }) {
    const problems = readings.set(body);
    return problems.length > 0 ? refuse(400, ...problems) : { status: 200, body: { items: readings.list() } };
  },
} satisfies ControlHandlers<'listReadings' | 'setReadings'>;
