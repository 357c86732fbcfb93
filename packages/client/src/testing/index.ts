export { createObservedClient, type ObservedClient } from './create-observed-client.ts';
export { createTestOrder } from './create-test-order.ts';
export { signedCallback } from './signed-callback.ts';
