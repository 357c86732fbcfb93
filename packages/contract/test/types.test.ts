import { describe, expectTypeOf, it } from 'vitest';
import type {
  Operation,
  OperationId,
  PathParams,
  QueryParams,
  Reply,
  RequestBody,
  Schema,
  WebhookName,
  WebhookPayload,
} from '../src/index.ts';
import type { RequestBody as SandboxBody, PathParams as SandboxPath } from '../src/sandbox/index.ts';
import type {
  RequestBody as WebhookServerBody,
  QueryParams as WebhookServerQuery,
} from '../src/webhook-server/index.ts';

// The compiler checks these promises: `tsc -p .` fails when one is broken.

describe('the body of a request', () => {
  it('is the schema that the contract names', () => {
    expectTypeOf<RequestBody<'upsertAssessmentPackage'>>().toEqualTypeOf<Schema<'AssessmentPackage'>>();
    expectTypeOf<RequestBody<'upsertAssessmentPackages'>>().toEqualTypeOf<Schema<'AssessmentPackage'>[]>();
    expectTypeOf<RequestBody<'issueToken'>>().toEqualTypeOf<Schema<'TokenRequest'>>();
  });

  it('knows its fields, which of them are optional, and which may be null', () => {
    type Body = RequestBody<'upsertAssessmentPackage'>;
    expectTypeOf<Body['name']>().toEqualTypeOf<string>();
    expectTypeOf<Body['status']['value']>().toEqualTypeOf<'Active' | 'Inactive' | 'Deleted' | 'Unknown' | undefined>();
    expectTypeOf<Body['assessments'][number]['name']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Omit<Body, 'name'>>().not.toExtend<Body>();
  });

  it('is undefined for an operation that takes none', () => {
    expectTypeOf<RequestBody<'getCallback'>>().toEqualTypeOf<undefined>();
  });

  it('of the other documents is told in the same way', () => {
    expectTypeOf<SandboxBody<'placeOrder'>['companyId']>().toEqualTypeOf<string>();
    expectTypeOf<WebhookServerBody<'receiveOrder'>>().toEqualTypeOf<WebhookPayload<'order'>>();
  });
});

describe('a reply', () => {
  type Upserted = Reply<'upsertAssessmentPackage'>;

  it('is told apart by its status', () => {
    expectTypeOf<Extract<Upserted, { status: 200 }>['body']>().toEqualTypeOf<Schema<'AssessmentPackage'>>();
    expectTypeOf<Extract<Upserted, { status: 204 }>['body']>().toEqualTypeOf<undefined>();
    expectTypeOf<Extract<Upserted, { status: 400 }>['body']>().toEqualTypeOf<Schema<'ErrorList'>>();
    expectTypeOf<Extract<Upserted, { status: 500 }>['body']>().toEqualTypeOf<Schema<'ServerError'>>();
  });

  it('is narrowed by a look at its status', () => {
    const read = (reply: Upserted) => {
      if (reply.status === 201) expectTypeOf(reply.body).toEqualTypeOf<Schema<'AssessmentPackage'>>();
      if (reply.status === 404) expectTypeOf(reply.body).toEqualTypeOf<Schema<'ErrorList'>>();
      // @ts-expect-error: the operation declares no such status.
      if (reply.status === 202) throw new Error('unreachable');
    };
    read({ status: 204 });
  });

  it('may have a status of a declared range', () => {
    expectTypeOf<422>().toExtend<Upserted['status']>();
    expectTypeOf<503>().toExtend<Upserted['status']>();
    expectTypeOf<302>().not.toExtend<Upserted['status']>();
  });

  it('has the body of its status and no other', () => {
    expectTypeOf<{ status: 204 }>().toExtend<Upserted>();
    expectTypeOf<{ status: 200; body: Schema<'AssessmentPackage'> }>().toExtend<Upserted>();
    expectTypeOf<{ status: 200 }>().not.toExtend<Upserted>();
    expectTypeOf<{ status: 200; body: Schema<'ErrorList'> }>().not.toExtend<Upserted>();
    expectTypeOf<{ status: 204; body: Schema<'AssessmentPackage'> }>().not.toExtend<Upserted>();
  });
});

describe('the parameters', () => {
  it('of a path are all required texts', () => {
    expectTypeOf<PathParams<'upsertAssessmentPackage'>>().toEqualTypeOf<{ companyId: string; packageId: string }>();
    expectTypeOf<PathParams<'updateAssessmentOrder'>>().toEqualTypeOf<{ companyId: string; orderId: string }>();
    expectTypeOf<SandboxPath<'getSandboxOrder'>>().toEqualTypeOf<{ orderId: string }>();
  });

  it('of a path without any are an empty object', () => {
    expectTypeOf<keyof PathParams<'getCallback'>>().toEqualTypeOf<never>();
  });

  it('of a query have the declared types and are optional', () => {
    type Query = QueryParams<'getPartnerAssessmentOrders'>;
    expectTypeOf<Query['limit']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Query['includeTotalCount']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Record<never, never>>().toExtend<Query>();
    expectTypeOf<WebhookServerQuery<'listEvents'>['state']>().toEqualTypeOf<
      'pending' | 'handed_over' | 'dead' | undefined
    >();
  });
});

describe('the payload of a webhook', () => {
  it('is the schema that the contract names', () => {
    expectTypeOf<WebhookName>().toEqualTypeOf<'order' | 'job' | 'error'>();
    expectTypeOf<WebhookPayload<'order'>>().toEqualTypeOf<Schema<'OrderCallback'>>();
    expectTypeOf<WebhookPayload<'order'>['assessmentOrder']['orderId']>().toEqualTypeOf<string>();
    expectTypeOf<WebhookPayload<'error'>>().toEqualTypeOf<Schema<'CallbackFailure'>>();
  });
});

describe('a wrong name does not compile', () => {
  it('of an operation, a webhook or a schema', () => {
    expectTypeOf<'upsertPackage'>().not.toExtend<OperationId>();
    // @ts-expect-error: no such operation.
    type NoBody = RequestBody<'upsertPackage'>;
    // @ts-expect-error: no such operation.
    type NoReply = Reply<'upsertPackage'>;
    // @ts-expect-error: no such operation.
    type NoPath = PathParams<'upsertPackage'>;
    // @ts-expect-error: webhooks are not operations that a partner calls.
    type NoOperation = Operation<'order'>;
    // @ts-expect-error: no such webhook.
    type NoPayload = WebhookPayload<'cancel'>;
    // @ts-expect-error: no such schema.
    type NoSchema = Schema<'Package'>;
    expectTypeOf<[NoBody, NoReply, NoPath, NoOperation, NoPayload, NoSchema]>().toBeArray();
  });
});
