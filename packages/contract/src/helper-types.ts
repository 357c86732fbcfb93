/** Statuses that a range such as `4XX` covers besides those a document declares one by one. */
interface RangeStatuses {
  '4XX': 402 | 405 | 406 | 408 | 410 | 411 | 413 | 414 | 422 | 431;
  '5XX': 501 | 502 | 503 | 504;
}

type BodyOf<Declared> = Declared extends { content: infer Content }
  ? 'application/json' extends keyof Content
    ? Content['application/json']
    : Content extends { 'application/x-www-form-urlencoded': infer Form }
      ? Form
      : undefined
  : undefined;

type StatusOf<Key> = Key extends keyof RangeStatuses ? RangeStatuses[Key] : Key extends number ? Key : never;

/** One declared answer: a body where there is one, and headers where there are any. */
type Answer<Status, Body> = [Body] extends [undefined]
  ? { status: Status; body?: undefined; headers?: Readonly<Record<string, string>> }
  : { status: Status; body: Body; headers?: Readonly<Record<string, string>> };

/** Every answer that the contract allows for an operation, as a union told apart by `status`. */
export type ReplyOf<Op> = Op extends { responses: infer Responses }
  ? { [Key in keyof Responses]: Answer<StatusOf<Key>, BodyOf<Responses[Key]>> }[keyof Responses]
  : never;

/** The body that an operation takes, `undefined` when it takes none. */
export type RequestBodyOf<Op> = Op extends { requestBody: infer Declared } ? BodyOf<Declared> : undefined;

type Present<Group> = [Group] extends [undefined] ? Record<never, never> : NonNullable<Group>;

/** The parameters of an operation in its path. */
export type PathParamsOf<Op> = Op extends { parameters: { path?: infer Path } } ? Present<Path> : Record<never, never>;

/** The parameters of an operation in its query. */
export type QueryParamsOf<Op> = Op extends { parameters: { query?: infer Query } }
  ? Present<Query>
  : Record<never, never>;

/** The parameters of an operation in its headers. */
export type HeaderParamsOf<Op> = Op extends { parameters: { header?: infer Header } }
  ? Present<Header>
  : Record<never, never>;
