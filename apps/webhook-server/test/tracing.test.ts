import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { orderCallback } from './support/running-server.ts';
import { freshStore, httpServer, startProcess } from './support/server-process.ts';

const SDK = new URL('./support/tracing-sdk.ts', import.meta.url).href;
const TRACE = 'a'.repeat(32);
const CALLER = 'b'.repeat(16);

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** Takes spans as a collector does. */
async function collector(): Promise<{ url: string; spans: Span[] }> {
  const spans: Span[] = [];
  const url = await httpServer((_request, body, response) => {
    for (const { scopeSpans } of JSON.parse(body).resourceSpans)
      spans.push(...scopeSpans.flatMap((s: { spans: Span[] }) => s.spans));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  return { url, spans };
}

/** A platform or a partner's system that takes everything, and keeps the traces it was called with. */
async function recipient(): Promise<{ url: string; traces: Map<string, string> }> {
  const traces = new Map<string, string>();
  const url = await httpServer((request: IncomingMessage, _body, response) => {
    traces.set(request.method ?? '', String(request.headers['traceparent']));
    const token = { access_token: 'token', token_type: 'Bearer', expires_in: 3600 };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(request.url?.includes('token') ? JSON.stringify(token) : '{}');
  });
  return { url, traces };
}

const post = (url: string, headers: Record<string, string>, body: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('with an SDK of OpenTelemetry preloaded', () => {
  it('a trace goes from the callback to the partner, and from the results to the platform', async () => {
    const [{ url: endpoint, spans }, partner, platform] = await Promise.all([collector(), recipient(), recipient()]);
    const server = startProcess(
      {
        ...(await freshStore('sqlite')),
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        FORWARD_URL: partner.url,
        PLATFORM_URL: platform.url,
      },
      ['--import', SDK],
    );
    const url = await server.url();
    const traceparent = `00-${TRACE}-${CALLER}-01`;
    await post(`${url}/callbacks/orders`, { 'x-api-key': 'the-callback-key', traceparent }, orderCallback('t-1'));
    const find = (name: string) => spans.find((span) => span.name === name);
    await expect.poll(() => find('hand over'), { timeout: 10_000 }).toBeDefined();

    const received = find('receive order callback');
    const handedOver = find('hand over');
    expect(received).toMatchObject({ traceId: TRACE, parentSpanId: CALLER });
    expect(find('store commit')).toMatchObject({ traceId: TRACE, parentSpanId: received?.spanId });
    expect(handedOver).toMatchObject({ traceId: TRACE, parentSpanId: received?.spanId });
    expect(partner.traces.get('POST')).toBe(`00-${TRACE}-${handedOver?.spanId}-01`);

    const results = {
      assessments: [
        { assessmentId: 'BAA-1', assessmentStatus: { value: 'InProgress', updatedAt: '2026-01-13T12:40:02.120Z' } },
      ],
    };
    const authorization = 'Bearer the-operator-token';
    const answer = await post(`${url}/v1/orders/t-1/results`, { authorization }, results);
    expect(answer.status).toBe(202);
    await expect.poll(() => find('send update'), { timeout: 10_000 }).toBeDefined();
    const reported = find('reportResults');
    const sent = find('platform update');
    expect(reported?.traceId).not.toBe(TRACE);
    expect(find('send update')).toMatchObject({ traceId: reported?.traceId, parentSpanId: reported?.spanId });
    expect(sent).toMatchObject({ traceId: reported?.traceId, parentSpanId: find('send update')?.spanId });
    expect(platform.traces.get('PATCH')).toBe(`00-${reported?.traceId}-${sent?.spanId}-01`);

    const told = JSON.stringify(spans.map(({ name, attributes }) => ({ name, attributes })));
    for (const word of ['Casey', 'Candidate', 'Recruiter', '15550100', 't-1', '5Y021', 'the-platform-secret']) {
      expect(told).not.toContain(word);
    }
  }, 30_000);

  it('goes by its settings: a sampler that is off lets nothing out', async () => {
    const { url: endpoint, spans } = await collector();
    const partner = await recipient();
    const env = { ...(await freshStore('sqlite')), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, FORWARD_URL: partner.url };
    const server = startProcess({ ...env, OTEL_TRACES_SAMPLER: 'always_off' }, ['--import', SDK]);
    await post(`${await server.url()}/callbacks/orders`, { 'x-api-key': 'the-callback-key' }, orderCallback('t-2'));
    await expect.poll(() => partner.traces.size, { timeout: 10_000 }).toBe(1);
    expect(partner.traces.get('POST')).toMatch(/-00$/);
    server.child.kill('SIGTERM');
    await server.ended;
    expect(spans).toEqual([]);
  }, 30_000);
});

it('without an SDK nothing is traced, and no header is sent', async () => {
  const partner = await recipient();
  const server = startProcess({ ...(await freshStore('sqlite')), FORWARD_URL: partner.url });
  await post(`${await server.url()}/callbacks/orders`, { 'x-api-key': 'the-callback-key' }, orderCallback('t-3'));
  await expect.poll(() => partner.traces.get('POST'), { timeout: 10_000 }).toBe('undefined');
}, 30_000);
