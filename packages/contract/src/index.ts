import type { operationTable } from './generated/assessments/operations.ts';
import type { components, operations, webhooks } from './generated/assessments/types.ts';
import type { PathParamsOf, QueryParamsOf, ReplyOf, RequestBodyOf } from './helper-types.ts';

export { operationRoutes, operationTable } from './generated/assessments/operations.ts';
export type { components, operations, paths, webhooks } from './generated/assessments/types.ts';

/** The id of an operation that the partner calls. */
export type OperationId = keyof typeof operationTable;

/** A schema by its name: `Schema<'AssessmentPackage'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** An operation that the partner calls: `Operation<'updateAssessmentOrder'>`. */
export type Operation<Id extends keyof operations> = operations[Id];

/** The name of a callback: `order`, `job` or `error`. */
export type WebhookName = keyof webhooks;

/** A callback that the platform sends to the partner: `Webhook<'order'>`. */
export type Webhook<Name extends WebhookName> = webhooks[Name]['post'];

/** The payload of a callback: `WebhookPayload<'order'>`. */
export type WebhookPayload<Name extends WebhookName> = RequestBodyOf<Webhook<Name>>;

/** The body that an operation takes, `undefined` when it takes none. */
export type RequestBody<Id extends keyof operations> = RequestBodyOf<operations[Id]>;

/** Every answer that the contract allows for an operation, as a union told apart by `status`. */
export type Reply<Id extends keyof operations> = ReplyOf<operations[Id]>;

/** The parameters of an operation in its path. */
export type PathParams<Id extends keyof operations> = PathParamsOf<operations[Id]>;

/** The parameters of an operation in its query. */
export type QueryParams<Id extends keyof operations> = QueryParamsOf<operations[Id]>;
