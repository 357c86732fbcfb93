import type { CertifyOptions } from '@assessment-kit/conformance';
import { keysInEnvironment } from '../callback/callback-key.ts';
import { webhookServerUrls } from '../callback/webhook-server-urls.ts';
import type { Context } from '../context/context.ts';
import { readSecret } from '../context/read-secret.ts';
import { UsageError } from '../failures/usage-error.ts';

/** What the command was given of the receiver. */
export interface GivenReceiver {
  ordersUrl: string | undefined;
  webhookServer: string | undefined;
  errorsUrl: string | undefined;
  jobsUrl: string | undefined;
  probeUrl: string | undefined;
}

type Receiver = Pick<CertifyOptions, 'url' | 'errorUrl' | 'jobUrl' | 'probe'>;

/** Where the receiver is, and what tells what it hands over. @throws {UsageError} */
export function receiverOf(given: GivenReceiver, env: Context['io']['env']): Receiver {
  const { ordersUrl, webhookServer, errorsUrl, jobsUrl } = given;
  if (webhookServer === undefined) {
    if (ordersUrl === undefined) throw new UsageError('Give the URL that receives orders, or --webhook-server.');
    return {
      url: ordersUrl,
      ...(errorsUrl === undefined ? {} : { errorUrl: errorsUrl }),
      ...(jobsUrl === undefined ? {} : { jobUrl: jobsUrl }),
      ...probeOf(given, env),
    };
  }
  if (ordersUrl !== undefined) throw new UsageError('Give the URL that receives orders or --webhook-server, not both.');
  const { orders, errors, jobs } = webhookServerUrls(webhookServer);
  return {
    url: orders,
    errorUrl: errorsUrl ?? errors,
    jobUrl: jobsUrl ?? jobs,
    ...probeOf(given, env),
  };
}

function probeOf({ probeUrl, webhookServer }: GivenReceiver, env: Context['io']['env']): Pick<CertifyOptions, 'probe'> {
  const { OPERATOR_TOKEN: operatorToken, PROBE_TOKEN: token } = env;
  if (probeUrl !== undefined) return { probe: { url: probeUrl, kind: 'list', ...(token ? { token } : {}) } };
  if (webhookServer === undefined || !operatorToken) return {};
  return { probe: { url: webhookServer, kind: 'webhook-server', token: operatorToken } };
}

/** The key that the receiver expects: from the environment or a person, never from an argument. */
export async function receiverKey(context: Context): Promise<string> {
  const { env } = context.io;
  const key = env['CALLBACK_API_KEY']?.trim() || keysInEnvironment(env)[0];
  if (key !== undefined) return key;
  return readSecret(context, { what: 'key of the receiver', fromStdin: false, instead: 'set CALLBACK_API_KEY.' });
}
