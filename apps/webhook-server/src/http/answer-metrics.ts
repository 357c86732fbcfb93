import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorList } from '@assessment-kit/contract/error-body';
import { operationTable } from '@assessment-kit/contract/webhook-server';
import type { StoreFigures } from '../monitoring/figures.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import { answerJson } from './answer.ts';
import { bearerToken, type SecretCheck } from './secret.ts';

/** Whether a URL asks for the metrics. */
export function asksForMetrics(url: string | undefined): boolean {
  return (url ?? '').split('?', 1)[0]?.replace(/\/$/, '') === operationTable.getMetrics.path;
}

export interface MetricsDependencies {
  metrics: Metrics;
  figures: StoreFigures;
  /** `null`: everyone may read them. */
  token: SecretCheck | null;
}

/** Answers with the metrics as text, also when the database is away: then those that come from it are left out. */
export async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, figures, token }: MetricsDependencies,
): Promise<void> {
  request.resume();
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    const message = 'This path takes GET only.';
    return answerJson(response, 405, errorList([{ field: 'method', code: 'method_not_allowed', message }]));
  }
  if (token && !token.matches(bearerToken(request.headers.authorization) ?? '')) {
    response.setHeader('www-authenticate', 'Bearer');
    const message = 'The bearer token is missing or wrong.';
    return answerJson(response, 401, errorList([{ field: 'Authorization', code: 'unauthorized', message }]));
  }
  const text = await metrics.text(await figures.soon());
  response.writeHead(200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
