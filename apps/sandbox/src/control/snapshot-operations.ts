import { refuse } from '@assessment-kit/http';
import { restoreSnapshot, takeSnapshot } from '../snapshot/snapshot.ts';
import type { ControlHandlers } from './control-handler.ts';

export const snapshotOperations = {
  getSnapshot: (_input, context) => ({ status: 200, body: takeSnapshot(context) }),

  restoreSnapshot({ body }, context) {
    if (restoreSnapshot(context, body)) return { status: 204 };
    const message = 'The body is no snapshot of this version, or was changed since it was taken.';
    return refuse(400, { field: 'checksum', code: 'invalid_snapshot', message });
  },
} satisfies ControlHandlers<'getSnapshot' | 'restoreSnapshot'>;
