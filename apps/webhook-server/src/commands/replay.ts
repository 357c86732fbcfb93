import { setTimeout as wait } from 'node:timers/promises';
import type { RequestBody, Schema } from '@assessment-kit/contract/webhook-server';
import { instant, readArguments, wholeNumber } from './arguments.ts';
import { type Command, CommandFailedError, type Print, UsageError } from './command.ts';
import { OperatorApi, RefusedError } from './operator-api.ts';

const PER_SECOND = 10;

const help = `replay <eventId>… [--handed-over] [--per-second N] [--json]
replay --dead [--type T] [--company ID] [--order ID]… [--from T] [--to T] [--per-second N] [--limit N] [--json]
replay --handed-over (--order ID… | --from T --to T) [the same]

Lets a running webhook server hand events over once more, each with its id of before, and marked as replayed.

--dead           dead letters: events that were given up
--handed-over    events that your system took before, for example because it lost them; they have to be named
--type T         order.placed, order.changed, job.received or error.received
--company ID     of this company
--order ID       of this order; may be given several times
--from T, --to T stored at this time or later, and before that one: 2026-01-13, or 2026-01-13T08:00:00Z
--per-second N   how many events in each second, on average; 1 to 1000, default ${PER_SECOND}
--limit N        how many at most, the oldest first; 1 to 100000, default 10000
--json           the answer as JSON

The server is asked for at WEBHOOK_SERVER_URL (default http://127.0.0.1:$PORT) with OPERATOR_TOKEN.

  replay evt_0Xo5cVYpTq2mKd7W
  replay --dead --company 5Y021 --from 2026-01-13 --per-second 50
  replay --handed-over --order 7d0c33fe --order 9b1e5a02`;

const OPTIONS = {
  dead: { type: 'boolean' },
  'handed-over': { type: 'boolean' },
  type: { type: 'string' },
  company: { type: 'string' },
  order: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  'per-second': { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const replay: Command = {
  summary: 'hands events over once more, one or many',
  help,
  async run(args, environment, print) {
    const { values, positionals } = readArguments(args, OPTIONS);
    const { json = false, 'per-second': perSecond = String(PER_SECOND) } = values;
    const pace = wholeNumber('--per-second', perSecond);
    if (positionals.length > 0) {
      const eventIds = idsOf(values, positionals);
      if (pace < 1) throw new UsageError('--per-second takes at least 1.');
      const state = values['handed-over'] ? 'handed_over' : 'dead';
      await replayEach(OperatorApi.from(environment), { eventIds, state, pace }, json, print);
    } else {
      const asked = { ...filterOf(values), perSecond: pace };
      const replayed = await OperatorApi.from(environment).call('replayEvents', { body: asked });
      print(json ? JSON.stringify(replayed) : sentenceOf(replayed));
    }
  },
};

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

function idsOf(values: Values, eventIds: readonly string[]): readonly string[] {
  for (const name of ['dead', 'type', 'company', 'order', 'from', 'to', 'limit'] as const) {
    if (values[name] !== undefined) throw new UsageError(`--${name} does not go with the ids of events.`);
  }
  return eventIds;
}

function filterOf(values: Values): Partial<RequestBody<'replayEvents'>> {
  const { dead = false, 'handed-over': handedOver = false, type, company, order, from, to, limit } = values;
  if (dead === handedOver) throw new UsageError('replay takes ids of events, --dead or --handed-over.');
  if (handedOver && !order && !(from && to)) {
    throw new UsageError('--handed-over needs ids of events, --order, or both --from and --to.');
  }
  return {
    state: handedOver ? 'handed_over' : 'dead',
    ...(type === undefined ? {} : { type: type as Schema<'EventType'> }),
    ...(company === undefined ? {} : { companyId: company }),
    ...(order === undefined ? {} : { orderIds: order }),
    ...(from === undefined ? {} : { receivedFrom: instant('--from', from) }),
    ...(to === undefined ? {} : { receivedTo: instant('--to', to) }),
    ...(limit === undefined ? {} : { limit: wholeNumber('--limit', limit) }),
  };
}

function sentenceOf({ events, more, lastReadyAt }: Schema<'Replayed'>): string {
  if (lastReadyAt === null) return 'No event fits: nothing is replayed.';
  const which = `${events} ${events === 1 ? 'event is' : 'events are'} on the way again, the last one from ${lastReadyAt}.`;
  return more ? `${which} The limit was reached: the same command replays the next ones.` : which;
}

interface Named {
  eventIds: readonly string[];
  state: Schema<'ReplayableState'>;
  /** Events per second. */
  pace: number;
}

/** One after the other, so that each that cannot be replayed is named with its reason, and keeps no other one back. */
async function replayEach(api: OperatorApi, { eventIds, state, pace }: Named, json: boolean, print: Print) {
  const replayed: Schema<'Event'>[] = [];
  const refused: { eventId: string; message: string }[] = [];
  for (const [at, eventId] of eventIds.entries()) {
    if (at > 0) await wait(1_000 / pace);
    try {
      replayed.push(await api.call('replayEvent', { params: { eventId }, query: { state } }));
      if (!json) print(`${eventId} is on its way again.`);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refused.push({ eventId, message: error.message });
      if (!json) print(`${eventId} is not replayed: ${error.message}`);
    }
  }
  if (json) print(JSON.stringify({ replayed, refused }));
  if (refused.length > 0) throw new CommandFailedError(`${refused.length} of ${eventIds.length} were not replayed.`);
}
