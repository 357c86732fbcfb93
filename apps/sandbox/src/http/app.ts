import type { RequestListener } from 'node:http';
import { contractApp, type OperationGroup } from '@assessment-kit/http';
import { consoleApp } from '../console/console-app.ts';
import type { LiveUpdates } from '../console/live-updates.ts';
import type { SandboxContext } from '../context.ts';
import { errorsInReading } from '../readings/error-casing.ts';
import { controlGroup } from './control-group.ts';
import { platformGroup } from './platform-group.ts';

/**
 * The sandbox: the platform's paths, its own below `/_sandbox`, and its console at `/`.
 *
 * @param save Keeps what has changed; called before each answer.
 * @param slowAnswerMs How long an answer with the fault `slow` takes, in ms.
 */
export function createApp(
  context: SandboxContext,
  save: () => void,
  live: LiveUpdates,
  slowAnswerMs: number | undefined,
): RequestListener {
  const saved = <Reply>(reply: Reply): Reply => {
    save();
    return reply;
  };
  const saving = (group: OperationGroup): OperationGroup => ({
    ...group,
    answer(operationId, request) {
      const reply = group.answer(operationId, request);
      return reply instanceof Promise ? reply.then(saved) : saved(reply);
    },
  });
  const contract = contractApp(
    [platformGroup(context, slowAnswerMs), controlGroup(context, live)].map(saving),
    (error, correlationId) => console.error(`sandbox failed, correlation id ${correlationId}:`, error),
    { finish: (reply, path) => errorsInReading(context.readings, reply, path) },
  );
  const consoleOr = consoleApp(live);
  return (request, response) =>
    contract(request, response, () => consoleOr(request, response, () => contract(request, response)));
}
