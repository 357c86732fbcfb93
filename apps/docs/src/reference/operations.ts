import {
  type Bundle,
  METHODS,
  type Method,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  resolve,
} from './openapi.ts';

/** An operation with what stands around it in the document. */
export interface FoundOperation {
  /** The path template, or the name of a webhook. */
  path: string;
  method: Method;
  operation: OperationObject;
  /** Those of the path first, then the operation's own. */
  parameters: readonly FoundParameter[];
}

export interface FoundParameter extends ParameterObject {
  /** Whether other operations have it too: paging, for example. */
  shared: boolean;
}

/** Every operation of a document, in the sequence of its tags. */
export function operationsOf(bundle: Bundle): FoundOperation[] {
  const rank = (found: FoundOperation) => bundle.tags.findIndex(({ name }) => found.operation.tags.includes(name));
  return inItems(bundle, bundle.paths).sort((a, b) => rank(a) - rank(b));
}

/** Every webhook of a document, in its sequence. */
export function webhooksOf(bundle: Bundle): FoundOperation[] {
  return inItems(bundle, bundle.webhooks ?? {});
}

function inItems(bundle: Bundle, items: Record<string, PathItem>): FoundOperation[] {
  return Object.entries(items).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) => ({
        ...resolve<ParameterObject>(bundle, each),
        shared: '$ref' in each,
      }));
      return [{ path, method, operation, parameters }];
    }),
  );
}
