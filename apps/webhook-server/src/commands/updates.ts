import type { Schema } from '@assessment-kit/contract/webhook-server';
import { readArguments } from './arguments.ts';
import { type Command, CommandFailedError, UsageError } from './command.ts';
import { OperatorApi, RefusedError } from './operator-api.ts';

const help = `updates retry <updateId>… [--json]
updates confirm <updateId>… [--json]
updates discard <updateId>… [--json]

Decides about updates that a running webhook server has stopped at.

retry    sends a refused update once more; of one in doubt its reports, and nothing else
confirm  of one in doubt: the reports are on the platform, nothing is sent
discard  gives a refused one up for good; its order goes on with what follows
--json   the updates as JSON

The server is asked for at WEBHOOK_SERVER_URL (default http://127.0.0.1:$PORT) with OPERATOR_TOKEN.

  updates retry upd_0Xo5cVYpTq2mKd7W
  updates discard upd_0Xo5cVYpTq2mKd7W --json`;

const DECISIONS = {
  retry: 'retryUpdate',
  confirm: 'confirmUpdate',
  discard: 'discardUpdate',
} as const;

export const updates: Command = {
  summary: 'decides about updates that were refused or are in doubt',
  help,
  async run(args, environment, print) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
    const [decision = '', ...updateIds] = positionals;
    if (!isDecision(decision)) throw new UsageError('updates takes retry, confirm or discard.');
    if (updateIds.length === 0) throw new UsageError(`updates ${decision} takes the ids of updates.`);

    const api = OperatorApi.from(environment);
    const decided: Schema<'Update'>[] = [];
    const refused: { updateId: string; message: string }[] = [];
    for (const updateId of updateIds) {
      try {
        const update = await api.call(DECISIONS[decision], { params: { updateId } });
        decided.push(update);
        if (!values.json) print(`${updateId} is ${update.state.replaceAll('_', ' ')} now.`);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        refused.push({ updateId, message: error.message });
        if (!values.json) print(`${updateId} is as it was: ${error.message}`);
      }
    }
    if (values.json) print(JSON.stringify({ decided, refused }));
    if (refused.length > 0) throw new CommandFailedError(`${refused.length} of ${updateIds.length} are as they were.`);
  },
};

function isDecision(text: string): text is keyof typeof DECISIONS {
  return Object.hasOwn(DECISIONS, text);
}
