import type { ChecksOf } from '../check.ts';
import { handedOverAtLeastOnce, handedOverOnce } from '../followed.ts';
import { failure, notTestable, PASS, TAKEN } from '../outcome.ts';
import type { restartRules } from '../rules/restart.ts';
import { isTaken } from '../wire/exchange.ts';

export const restartChecks = {
  async 'order.stored-before-answer'({ restarted }) {
    const { problem, acknowledged, afterwards } = await restarted();
    if (problem) return notTestable(problem);
    if (acknowledged.length === 0) return notTestable('No order was answered before the kill.');
    if (!isTaken(afterwards.exchange)) return notTestable('The receiver did not come back; see restart.comes-back.');
    return handedOverAtLeastOnce(acknowledged);
  },

  async 'restart.comes-back'({ restarted }) {
    const { problem, afterwards } = await restarted();
    if (problem) return notTestable(problem);
    return isTaken(afterwards.exchange) ? PASS : failure([afterwards], TAKEN.expected);
  },

  async 'restart.remembers'({ restarted }) {
    const { problem, afterwards, remembered } = await restarted();
    if (problem) return notTestable(problem);
    if (!isTaken(afterwards.exchange)) return notTestable('The receiver did not come back; see restart.comes-back.');
    return handedOverOnce(
      remembered.tries.slice(-1).map(({ exchange }) => ({ orderId: remembered.orderId, exchange })),
    );
  },
} satisfies ChecksOf<typeof restartRules>;
