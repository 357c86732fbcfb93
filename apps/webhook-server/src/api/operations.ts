import type {
  HeaderParams,
  OperationId,
  PathParams,
  QueryParams,
  Reply,
  RequestBody,
  Schema,
} from '@assessment-kit/contract/webhook-server';
import { sendingOf } from '../outbox/sending-of.ts';
import type { Origin, Store } from '../store/store.ts';
import { eventOperations } from './event-operations.ts';
import { orderOperations } from './order-operations.ts';
import { updateOperations } from './update-operations.ts';

/** Callbacks take another way in: see `receive-callback.ts`. */
export type CallbackOperation = 'receiveOrder' | 'receiveError' | 'receiveJob';
/** So do metrics, which are no JSON: see `answer-metrics.ts`. */
export type ApiOperation = Exclude<OperationId, CallbackOperation | 'getMetrics'>;

/** What operations need that only read and change what is stored. */
export interface StoreContext {
  store: Store;
  /** Epoch ms. */
  now: () => number;
}

export interface ApiContext extends StoreContext {
  /** Whether the workers run. */
  working: () => boolean;
  overview: () => Promise<Schema<'Overview'>>;
}

type LowerCase<Parameters> = { [Name in keyof Parameters as Lowercase<Name & string>]: Parameters[Name] };

export interface ApiInput<Id extends ApiOperation> {
  params: PathParams<Id>;
  query: QueryParams<Id>;
  /** By their names in lower case. */
  header: LowerCase<HeaderParams<Id>>;
  body: RequestBody<Id>;
  /** The request it came by. */
  origin: Origin;
}

/** What an operation does, free of HTTP: checked input in, one of the declared answers out. */
export type ApiHandler<Id extends ApiOperation, Context = ApiContext> = (
  input: ApiInput<Id>,
  context: Context,
) => Promise<Reply<Id>>;

/** One entry for each operation that is no callback. Leave one out and this file stops compiling. */
export const apiOperations = {
  ...orderOperations,

  ...eventOperations,

  ...updateOperations,

  async getOverview(_input, { overview }) {
    return { status: 200, body: await overview() };
  },

  async getHealth(_input, { store }) {
    return { status: 200, body: { status: 'ok', store: store.engine } };
  },

  async getReadiness(_input, { store, working }) {
    const ready =
      working() &&
      (await store.check().then(
        () => true,
        () => false,
      ));
    // What holds updates back does not keep orders out, so the server stays ready.
    if (ready) return { status: 200, body: { status: 'ok', store: store.engine, sending: await sendingOf(store) } };
    return { status: 503, body: { status: 'unavailable', store: store.engine } };
  },
} satisfies { [Id in ApiOperation]: ApiHandler<Id> };
