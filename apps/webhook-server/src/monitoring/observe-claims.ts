import type { Queue, Settlement } from '../store/store.ts';
import type { HandleClaim } from '../worker/lane-worker.ts';
import type { AttemptOutcome, Metrics } from './metrics.ts';
import { contextOfTraceparent, failSpan, inSpan, SpanKind } from './tracing.ts';

const SPANS: Record<Queue, string> = { inbox: 'hand over', outbox: 'send update' };

/** Counts, times and traces each attempt; its span goes on with the trace of the request that brought the message. */
export function observeClaims(queue: Queue, handle: HandleClaim, metrics: Metrics): HandleClaim {
  return (claim, signal) => {
    const { message, attempts } = claim;
    const attributes = {
      'webhook_server.message': message.id,
      'webhook_server.message_type': message.type,
      'webhook_server.attempt': attempts,
      ...(message.origin.requestId === null ? {} : { 'webhook_server.request_id': message.origin.requestId }),
    };
    const parent = contextOfTraceparent(message.origin.traceparent);
    return inSpan(SPANS[queue], { kind: SpanKind.CONSUMER, attributes, parent }, async (span) => {
      const ended = (outcome: AttemptOutcome) => {
        metrics.attempt(queue, outcome, Math.max(0, Date.now() - message.createdAt) / 1000);
        span.setAttribute('webhook_server.outcome', outcome);
        if (outcome !== 'done') failSpan(span, outcome);
      };
      try {
        const settlement = await handle(claim, signal);
        ended(outcomeOf(settlement));
        return settlement;
      } catch (error) {
        ended('failed');
        throw error;
      }
    });
  };
}

function outcomeOf(settlement: Settlement): AttemptOutcome {
  return settlement.outcome === 'retry' ? 'retry' : settlement.state;
}
