import { notFound, refuse } from '@assessment-kit/http';
import type { CallbackRegistration } from '../state/platform-state.ts';
import type { PlatformHandler } from './platform-handler.ts';

const URL_FIELDS = ['successCallbackUrl', 'errorCallbackUrl', 'jobCreationCallbackUrl'] as const;

/** Registers the callback. Whether the platform checks URLs is unknown; the sandbox has to call them, so it does. */
export const upsertCallback: PlatformHandler<'upsertCallback'> = ({ body }, { state }) => {
  const wrong = URL_FIELDS.filter((field) => {
    const url = body.callbackDetails[field];
    return typeof url === 'string' && !isHttpUrl(url);
  });
  if (wrong.length > 0) {
    return refuse(
      400,
      ...wrong.map((field) => ({
        field: `callbackDetails.${field}`,
        code: 'invalid_format',
        message: `callbackDetails.${field} must be an absolute http or https URL.`,
      })),
    );
  }
  const first = state.callback === null;
  state.callback = { ...body, apiKey: body.apiKey ?? null };
  return first ? { status: 201, body: withoutKey(body) } : { status: 204 };
};

export const getCallback: PlatformHandler<'getCallback'> = (_input, { state }) =>
  state.callback ? { status: 200, body: withoutKey(state.callback) } : noCallback();

export const deleteCallback: PlatformHandler<'deleteCallback'> = (_input, { state }) => {
  if (!state.callback) return noCallback();
  state.callback = null;
  return { status: 204 };
};

function noCallback() {
  return notFound('callback', 'No callback is registered.');
}

/** Whether the platform returns the key is unknown; a secret is better not repeated. */
export function withoutKey({ callbackDetails, callerDetails, orderLevel }: Omit<CallbackRegistration, 'apiKey'>) {
  return { callbackDetails, callerDetails, orderLevel: orderLevel ?? 'Assessment' };
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}
