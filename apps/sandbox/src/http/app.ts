import { contractApp, type OperationGroup } from '@assessment-kit/http';
import express, { type Express } from 'express';
import { consoleRoutes } from '../console/console-routes.ts';
import type { LiveUpdates } from '../console/live-updates.ts';
import type { SandboxContext } from '../context.ts';
import { errorCasing } from '../readings/error-casing.ts';
import { controlGroup } from './control-group.ts';
import { platformGroup } from './platform-group.ts';

/**
 * The sandbox as an Express app: the platform's paths, its own below `/_sandbox`, and its console at `/`.
 *
 * @param save Keeps what has changed; called before each answer.
 */
export function createApp(context: SandboxContext, save: () => void, live: LiveUpdates): Express {
  const saving = (group: OperationGroup): OperationGroup => ({
    ...group,
    async answer(operationId, request) {
      const reply = await group.answer(operationId, request);
      save();
      return reply;
    },
  });
  const contract = contractApp([platformGroup(context), controlGroup(context)].map(saving), (error, correlationId) => {
    console.error(`sandbox failed, correlation id ${correlationId}:`, error);
  });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  return app.use(consoleRoutes(live), errorCasing(context.readings), contract);
}
