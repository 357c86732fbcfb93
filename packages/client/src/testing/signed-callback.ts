import type { WebhookName, WebhookPayload } from '@assessment-kit/contract';
import { CALLBACK_KEY_HEADER } from '@assessment-kit/rules';

/**
 * A request as the platform sends a callback: a POST of JSON with the partner's key as `x-api-key`, which is all the
 * signature there is (`CB-old`). For tests of a receiver.
 *
 * ```ts
 * const response = await fetch(signedCallback(`${receiver}/callbacks/orders`, createTestOrder(), { apiKey }));
 * ```
 *
 * @param url Where the receiver takes this callback.
 * @param payload Of the order, error or job callback.
 * @param apiKey The key that the partner registered.
 */
export function signedCallback<Name extends WebhookName>(
  url: string | URL,
  payload: WebhookPayload<Name>,
  { apiKey }: { apiKey: string },
): Request {
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CALLBACK_KEY_HEADER]: apiKey },
    body: JSON.stringify(payload),
  });
}
