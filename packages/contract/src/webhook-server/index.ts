import type { operationTable } from '../generated/webhook-server/operations.ts';
import type { components, operations } from '../generated/webhook-server/types.ts';
import type { HeaderParamsOf, PathParamsOf, QueryParamsOf, ReplyOf, RequestBodyOf } from '../helper-types.ts';

export { operationRoutes, operationTable } from '../generated/webhook-server/operations.ts';
export type { components, operations, paths } from '../generated/webhook-server/types.ts';

/** The id of an operation of the webhook server. */
export type OperationId = keyof typeof operationTable;

/** A schema by its name: `Schema<'Event'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The body that an operation takes, `undefined` when it takes none. */
export type RequestBody<Id extends keyof operations> = RequestBodyOf<operations[Id]>;

/** Every answer that the contract allows for an operation, as a union told apart by `status`. */
export type Reply<Id extends keyof operations> = ReplyOf<operations[Id]>;

/** The parameters of an operation in its path. */
export type PathParams<Id extends keyof operations> = PathParamsOf<operations[Id]>;

/** The parameters of an operation in its query. */
export type QueryParams<Id extends keyof operations> = QueryParamsOf<operations[Id]>;

/** The parameters of an operation in its headers. */
export type HeaderParams<Id extends keyof operations> = HeaderParamsOf<operations[Id]>;
