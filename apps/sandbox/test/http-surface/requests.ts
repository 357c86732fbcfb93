import fc from 'fast-check';
import { changed } from './change.ts';
import type { ContractOperation } from './contract-operations.ts';
import { draftsOf, requestOf } from './drafts.ts';
import { changesOf } from './request-changes.ts';
import type { SurfaceRequest } from './surface-request.ts';

/** How many of ten requests are valid. */
const VALID_OF_TEN = 3;

/** Requests to an operation, valid or with one thing changed. Every kind of change comes equally often. */
export function requestsOf(operation: ContractOperation): fc.Arbitrary<SurfaceRequest> {
  const choice = fc.nat(2 ** 30);
  return fc
    .tuple(draftsOf(operation), fc.integer({ min: 0, max: 9 }), choice, choice)
    .map(([draft, dice, choiceOfKind, choiceOfChange]) => {
      const valid = requestOf(operation, draft);
      if (dice < VALID_OF_TEN) return valid;
      const changes = Object.values(Object.groupBy(changesOf(operation, draft), ({ kind }) => kind));
      const ofKind = changes[choiceOfKind % changes.length] ?? [];
      const change = ofKind[choiceOfChange % ofKind.length];
      return change ? changed(valid, change) : valid;
    });
}
