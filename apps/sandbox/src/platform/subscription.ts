import type { PlatformHandler } from './platform-handler.ts';

/** One subscription per company; a PUT replaces it (`SU`). */
export const upsertSubscription: PlatformHandler<'upsertSubscription'> = ({ params, body }, { state }) => {
  const first = state.subscriptionOf(params.companyId) === undefined;
  state.storeSubscription(params.companyId, body);
  return first ? { status: 201, body } : { status: 204 };
};
