import { createApi, createLive } from '@assessment-kit/console-parts';
import type { paths } from '@assessment-kit/contract/webhook-server';
import { heard, watch } from './live.ts';
import { currentToken, forgetToken } from './token.ts';

export const { get, send } = createApi<paths>({
  server: 'The webhook server',
  headers(): Record<string, string> {
    const token = currentToken();
    return token === null ? {} : { authorization: `Bearer ${token}` };
  },
  answered(status) {
    if (status === 401) forgetToken('refused');
    heard(status !== 0);
  },
});

export const { useLive, useLoaded } = createLive<paths>(get, watch);
