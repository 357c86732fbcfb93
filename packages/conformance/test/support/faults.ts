import type { RuleId } from '../../src/index.ts';
import type { Answer, Fault, Got, Kept, Order } from './got.ts';
import { handOver, refusal, storeOnce } from './receiver.ts';

/** Rules about the registration are broken by what is registered, not by the receiver. */
type RegistrationRule = Extract<RuleId, `registration.${string}`>;

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const refuseIf = (wrong: (order: Order, got: Got, kept: Kept) => boolean): Fault => ({
  onOrder: (order, got, kept) => (wrong(order, got, kept) ? refusal(400, 'Not like this.') : undefined),
});
const refuseOtherIf = (wrong: (body: Record<string, unknown>, kept: Kept) => boolean, callback: string): Fault => ({
  onOther: (body, got, kept) =>
    got.callback === callback && wrong(body, kept) ? refusal(400, 'Not like this.') : undefined,
});
const failIf = (wrong: (got: Got) => boolean): Fault => ({
  onBody: (got) => (wrong(got) ? refusal(500, 'It broke.') : undefined),
});
const atRefusals = (change: (answer: Answer, got: Got) => Answer): Fault => ({
  last: (answer, got) => (answer.status >= 400 ? change(answer, got) : answer),
});
const seenBefore = (kept: Kept, id: string): boolean => kept.memory.has(id) || !kept.memory.add(id);
const digits = (order: Order) => /\.(\d+)/.exec(String(order.requester['certificationDateTime']))?.[1]?.length ?? 0;
const text = (got: Got) => got.raw.toString();
const firstName = (order: Order) => String(order.assessee?.['firstName']);

/** Long enough for requests that were sent at the same time; the first orders come one by one. */
const untilOthersCome = (kept: Kept) => after(kept.requests > 5 ? 500 : 0);

/** Whether the sender leaves, soon; after the first orders, which come one by one. */
async function leaves(got: Got, kept: Kept): Promise<boolean> {
  for (let look = 0; look < 50 && kept.requests > 5 && !got.left(); look += 1) await after(10);
  return got.left();
}

/** For each rule a receiver that breaks it, and is right otherwise. */
export const FAULTS: Readonly<Record<Exclude<RuleId, RegistrationRule>, Fault>> = {
  'answer.exactly-200': { last: (answer) => (answer.status === 200 ? { ...answer, status: 202 } : answer) },
  'answer.within-20-seconds': { first: () => new Promise(() => {}) },
  'answer.within-5-seconds': { first: () => after(600).then(() => undefined) },
  'answer.body': { last: (answer) => ({ ...answer, body: '<p>OK</p>', headers: { 'content-type': 'text/html' } }) },
  'answer.under-load': {
    // After the first orders, which come one by one, everyone waits until all are there.
    first: (_, kept) => {
      if (kept.requests <= 5) return undefined;
      return kept.atOnce > 15 ? refusal(503, 'Busy.') : after(2_000).then(() => undefined);
    },
  },
  'answer.still-alive': { first: (_, kept) => (kept.requests > 5 ? refusal(503, 'Gone.') : undefined) },

  'key.missing-refused': { keyFits: ({ headers }, right) => !headers['x-api-key'] || headers['x-api-key'] === right },
  'key.wrong-refused': { keyFits: ({ headers }, right) => right.startsWith(String(headers['x-api-key'])) },
  'key.header-name-in-any-case': {
    keyFits: ({ rawHeaders }, right) => rawHeaders[rawHeaders.indexOf('x-api-key') + 1] === right,
  },
  'key.no-lock-out': {
    first: ({ headers }, kept) => {
      if (String(headers['x-api-key']).startsWith('K')) kept.memory.add(`guess ${kept.memory.size}`);
      return kept.memory.size > 20 ? refusal(429, 'Too many wrong keys.') : undefined;
    },
  },
  'key.same-answer-for-every-wrong-key': {
    keyFits: ({ headers }, right) => headers['x-api-key'] === right,
    last: (answer, { headers }) =>
      answer.status === 401 && String(headers['x-api-key']).startsWith('the-') ? refusal(401, 'Almost.') : answer,
  },
  'key.nothing-learned-without-it': {
    first: (got) => (text(got).startsWith('{"assessmentOrder"') ? undefined : refusal(400, 'No order.')),
  },

  'request.other-methods-refused': { anyMethod: true },
  'request.reading-is-harmless': { first: ({ method }) => (method === 'GET' ? refusal(500, 'It broke.') : undefined) },
  'request.other-formats-refused': { anyMediaType: true, notJson: () => ({ status: 200 }) },
  'request.mislabelled-json-refused': { anyMediaType: true },
  'request.json-type-spellings': {
    onBody: ({ headers }) => (headers['content-type'] === 'application/json' ? undefined : refusal(415, 'Send JSON.')),
  },
  'request.json-spellings': {
    onBody: (got) => (text(got).includes('"orderId":') ? undefined : refusal(400, 'No orderId.')),
  },
  'request.chunked': { first: ({ headers }) => (headers['transfer-encoding'] ? refusal(411, 'How long?') : undefined) },
  'request.expect-continue': { refusesContinue: true },
  'request.connection-close': {
    first: ({ headers, method }) =>
      method === 'POST' && headers['cache-control'] === undefined && headers.connection === 'close'
        ? refusal(400, 'Stay.')
        : undefined,
  },
  'request.unknown-headers': {
    first: ({ rawHeaders }) => (rawHeaders.join('').length > 2_000 ? refusal(431, 'Too long.') : undefined),
  },
  'request.compressed': failIf(({ headers }) => headers['content-encoding'] !== undefined),
  'request.byte-order-mark': { onBody: ({ raw }) => (raw[0] === 0xef ? refusal(400, 'No JSON.') : undefined) },

  'body.empty-refused': { onBody: ({ raw }) => (raw.length === 0 ? { status: 200 } : undefined) },
  'body.half-refused': { notJson: () => ({ status: 200 }) },
  'body.broken-off': {
    brokenOff: (soFar, kept) => kept.memory.add(/"orderId":"([^"]+)"/.exec(soFar)?.[1] ?? ''),
    onOrder: ({ orderId }, _, kept) => (kept.memory.has(orderId) ? refusal(409, 'It is coming already.') : undefined),
  },
  'body.not-an-order-refused': {
    onBody: (got) => (text(got).startsWith('{"assessmentOrder":{') ? undefined : { status: 200 }),
  },
  'body.no-id-refused': { anyOrder: true, store: () => {} },
  'body.oversized-refused': { anySize: true },
  'body.deep-nesting-survived': failIf((got) => text(got).includes('[[[[[[[[')),
  'body.invalid-utf-8-survived': failIf(({ raw }) => !Buffer.from(raw.toString()).equals(raw)),
  'body.control-characters-survived': failIf((got) => text(got).includes('\\u0000')),
  'body.refused-with-4xx': { notJson: () => refusal(500, 'It broke.') },

  'order.unknown-fields': refuseIf((order) => 'somethingNew' in order),
  'order.person-ids': refuseIf((order) => typeof order.requester?.['id'] === 'number'),
  'order.hostile-field-names': failIf((got) => text(got).includes('"constructor"')),
  'order.null-requester-email': refuseIf((order) => order.requester?.['email'] === null),
  'order.no-mobile': refuseIf((order) => !order.assessee?.['mobile']),
  'order.no-job': refuseIf((order) => order['jobId'] === null),
  'order.other-nulls': refuseIf((order) => order.assessee?.['middleName'] === undefined),
  'order.null-people': refuseIf((order) => order.assessee === null),
  'order.tests': refuseIf((order) => !Array.isArray(order['tests'])),
  'order.seven-fraction-digits': refuseIf((order) => digits(order) > 6),
  'order.other-fraction-digits': refuseIf((order) => digits(order) === 0),
  'order.times-with-offset': refuseIf((order) => !String(order.requester?.['certificationDateTime']).endsWith('Z')),
  'order.names': refuseIf((order) => !/^[\u0020-\u{ffff}]{2,}$/u.test(firstName(order))),
  'order.long-names': refuseIf((order) => firstName(order).length > 255),
  'order.hostile-text': {
    onOrder: (order) => (firstName(order).includes("');") ? refusal(500, 'It broke.') : undefined),
  },
  'order.odd-ids': refuseIf((order) => !/^[\w-]{1,36}$/.test(order.orderId)),

  'repeat.same-again': refuseIf((order, _, kept) => seenBefore(kept, order.orderId)),
  'repeat.ten-at-once': {
    async onOrder({ orderId }, _, kept) {
      const isUnderWay = kept.memory.has(orderId);
      kept.memory.add(orderId);
      await untilOthersCome(kept);
      kept.memory.delete(orderId);
      return isUnderWay ? refusal(500, 'It broke.') : undefined;
    },
  },
  'repeat.changed': {
    onOrder(order, got, kept) {
      const known = [...kept.memory].find((each) => each.startsWith(order.orderId));
      kept.memory.add(order.orderId + text(got));
      return known && known !== order.orderId + text(got) ? refusal(500, 'It broke.') : undefined;
    },
  },
  'repeat.out-of-order': refuseIf((order, _, kept) => {
    const time = String(order.requester['certificationDateTime']);
    kept.memory.add(time);
    return [...kept.memory].some((each) => each > time);
  }),
  'repeat.after-no-answer': {
    async onOrder({ orderId }, got, kept) {
      if (await leaves(got, kept)) kept.memory.add(orderId);
      return kept.memory.has(orderId) ? refusal(409, 'It has failed.') : undefined;
    },
  },

  'handover.every-order': {
    store: (order, kept) => void (kept.requests % 3 === 0 || storeOnce(order, order.orderId, kept)),
  },
  'handover.refused-orders-are-not': {
    first(got, kept) {
      const order = /"orderId":"([^"]+)"/.exec(text(got))?.[1];
      if (order) storeOnce({ orderId: order } as Order, order, kept);
      return undefined;
    },
  },
  'handover.once': { store: handOver },
  'handover.once-of-ten': {
    async store(order, kept) {
      const known = kept.stored.has(order.orderId);
      await untilOthersCome(kept);
      kept.stored.set(order.orderId, order.orderId);
      if (!known) handOver(order, kept);
    },
  },
  'handover.headers-identify-nothing': {
    identity: (order, { headers }) => String(headers['x-request-id'] ?? order.orderId),
  },
  'handover.once-after-no-answer': {
    async store(order, kept, got) {
      if (await leaves(got, kept)) handOver(order, kept);
      else storeOnce(order, order.orderId, kept);
    },
  },
  'handover.changed-is-not-new': { identity: (_, got) => text(got) },
  'handover.similar-ids-told-apart': { identity: ({ orderId }) => orderId.toLowerCase().trimEnd() },

  'order.stored-before-answer': {
    store(order, kept) {
      const timer = setTimeout(() => {
        kept.unwritten.delete(timer);
        storeOnce(order, order.orderId, kept);
      }, 50);
      kept.unwritten.add(timer);
    },
  },
  'restart.comes-back': { first: (_, kept) => (kept.kills > 0 ? refusal(503, 'The lock is taken.') : undefined) },
  'restart.remembers': { store: (order, kept) => void (seenBefore(kept, order.orderId) || handOver(order, kept)) },

  'error.from-platform': refuseOtherIf((body) => 'orderId' in body, 'errors'),
  'error.both-formats': refuseOtherIf((body) => !('Value' in body), 'errors'),
  'error.unknown-codes': refuseOtherIf((body) => JSON.stringify(body).includes('omethingNew'), 'errors'),
  'error.unknown-order': refuseOtherIf(
    (body, kept) => 'orderId' in body && !kept.stored.has(String(body['orderId'])),
    'errors',
  ),
  'error.before-its-order': {
    onOther: (body, _, kept) => void kept.memory.add(String(body['orderId'])),
    onOrder: ({ orderId }, _, kept) => (kept.memory.has(orderId) ? refusal(409, 'It has failed.') : undefined),
  },
  'error.same-again': refuseOtherIf((body, kept) => seenBefore(kept, String(body['CorrelationId'])), 'errors'),
  'error.key-checked': {
    keyFits: ({ callback, headers }, right) => callback === 'errors' || headers['x-api-key'] === right,
  },

  'job.from-platform': refuseOtherIf(() => true, 'jobs'),
  'job.status-changes': refuseOtherIf((body) => body['status'] !== 'Open', 'jobs'),
  'job.unknown-fields': refuseOtherIf((body) => typeof body['jobId'] !== 'string', 'jobs'),
  'job.same-again': refuseOtherIf((body, kept) => seenBefore(kept, String(body['jobId'])), 'jobs'),
  'job.key-checked': {
    keyFits: ({ callback, headers }, right) => callback === 'jobs' || headers['x-api-key'] === right,
  },

  'connection.reused': {
    first: ({ ofConnection, headers }) =>
      ofConnection > 1 && headers.connection === 'keep-alive' ? refusal(400, 'Once only.') : undefined,
  },
  'connection.slow-sender': { first: ({ bodyMs }) => (bodyMs > 100 ? refusal(408, 'Too slow.') : undefined) },
  'connection.idle': { maxConnections: 20 },

  'leak.personal-data': { notJson: (_, error) => refusal(400, error.message) },
  'leak.keys': {
    last: (answer, { headers }) => (answer.status === 401 ? refusal(401, `Wrong: ${headers['x-api-key']}`) : answer),
  },
  'leak.headers': atRefusals(({ status }, { query, headers }) =>
    refusal(status, `${query} ${headers['content-type']}`),
  ),
  'leak.internals': { notJson: (_, error) => refusal(400, String(error.stack)) },
  'leak.versions': { last: (answer) => ({ ...answer, headers: { server: 'receiver/1.2.3' } }) },
};
