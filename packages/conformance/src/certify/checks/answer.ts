import { CALLBACK_SUCCESS_STATUS } from '@assessment-kit/rules';
import type { CheckContext, ChecksOf } from '../check.ts';
import { failUnless, failure, judge, type Outcome, PASS, TAKEN, type Try } from '../outcome.ts';
import type { answerRules } from '../rules/answer.ts';
import { type Exchange, isTaken } from '../wire/exchange.ts';

export const answerChecks = {
  async 'answer.exactly-200'(context) {
    return judge(await firstTries(context), {
      expected: String(CALLBACK_SUCCESS_STATUS),
      holds: ({ response }) => response?.status === CALLBACK_SUCCESS_STATUS,
    });
  },
  'answer.within-20-seconds': (context) => withinLimit(context, context.bench.settings.limits.answerMs),
  'answer.within-5-seconds': (context) => withinLimit(context, context.bench.settings.limits.shortAnswerMs),
  async 'answer.body'(context) {
    return judge(await firstTries(context), { expected: 'no body, or JSON with its media type', holds: isEmptyOrJson });
  },
  async 'answer.under-load'({ bench }) {
    const all = Array.from({ length: bench.settings.limits.load }, () => bench.sendOrder(undefined, { atOnce: true }));
    const exchanges = await Promise.all(all);
    return judge(
      exchanges.map((exchange, at) => ({ what: `order ${at + 1} of ${exchanges.length} at once`, exchange })),
      TAKEN,
    );
  },
  async 'answer.still-alive'({ bench }) {
    const exchange = await bench.sendOrder();
    return isTaken(exchange) ? PASS : failure([{ what: 'an ordinary order at the end', exchange }], TAKEN.expected);
  },
} satisfies ChecksOf<typeof answerRules>;

async function firstTries({ firstOrders }: CheckContext): Promise<Try[]> {
  return (await firstOrders()).map((exchange, at) => ({ what: `ordinary order ${at + 1}`, exchange }));
}

async function withinLimit(context: CheckContext, limitMs: number): Promise<Outcome> {
  const tries = await firstTries(context);
  const late = tries.filter(({ exchange }) => exchange.failure === 'timeout' || exchange.durationMs > limitMs);
  return failUnless(late, `an answer within ${limitMs / 1000} s`, tries.length);
}

function isEmptyOrJson({ response }: Exchange): boolean {
  if (response === null || response.body === '') return true;
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(response.headers['content-type'] ?? '')) return false;
  try {
    JSON.parse(response.body);
    return true;
  } catch {
    return false;
  }
}
