/** An operation of the platform, as the page needs it; written from the contract when the site is built. */
export interface TryOperation {
  readonly id: string;
  readonly title: string;
  readonly method: string;
  /** With `{…}` for parameters. */
  readonly path: string;
  readonly about: string;
  /** Address of its reference page. */
  readonly reference: string;
  readonly needsToken: boolean;
  readonly parameters: readonly TryParameter[];
  readonly body: TryBody | null;
  readonly answers: readonly TryAnswer[];
}

export interface TryParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly about: string;
  /** For example `1 to 9 characters`. */
  readonly limits: readonly string[];
  /** Members of an enum; empty when any text is allowed. */
  readonly values: readonly string[];
  readonly example: string;
}

export interface TryBody {
  readonly mediaType: string;
  readonly kind: 'json' | 'form';
  readonly examples: readonly { readonly label: string; readonly value: unknown }[];
}

/** A declared answer. */
export interface TryAnswer {
  /** `204`, or a range such as `4XX`. */
  readonly status: string;
  readonly about: string;
  /** Where it is explained. */
  readonly reference: string;
}

/** A fault that an order can be placed with. */
export interface TryFault {
  readonly kind: string;
  readonly about: string;
  /** The last name that brings it about. */
  readonly lastName: string;
  readonly of: 'delivery' | 'firstUpdate';
}

/** Everything that is prepared when the site is built. */
export interface Prepared {
  readonly operations: readonly TryOperation[];
  readonly faults: readonly TryFault[];
  /** A package to begin with, as the contract's example has it. */
  readonly examplePackage: unknown;
  /** How to start everything, and the sandbox alone. */
  readonly startAll: string;
  readonly startSandbox: string;
}
