import { describe, expect, it } from 'vitest';
import { query } from './support/postgres.ts';
import { freshStore, httpServer, startProcess } from './support/server-process.ts';

const SDK = new URL('./support/tracing-sdk.ts', import.meta.url).href;
const THROWING = new URL('./support/throwing-handlers.ts', import.meta.url).pathname;

/** Everything secret or personal that is in play; each word is nowhere but in what is sent or set. */
const MARKED = {
  apiKey: 'Zyx-Api-Key-1',
  wrongKey: 'Zyx-Wrong-Key-1',
  operatorToken: 'Zyx-Operator-Token-1',
  wrongToken: 'Zyx-Wrong-Token-1',
  metricsToken: 'Zyx-Metrics-Token-1',
  clientId: 'Zyx-Client-Id-1',
  clientSecret: 'Zyx-Client-Secret-1',
  platformToken: 'Zyx-Platform-Token-1',
  forwardPath: 'Zyx-Forward-Path-1',
  firstName: 'Zyx-Firstname-1',
  lastName: 'Zyx-Lastname-1',
  email: 'zyx.mail.1@mail.example',
  mobile: '+4915550100200',
  requester: 'Zyx-Requester-1',
  requesterMail: 'zyx.requester.1@acme.example',
  address: 'Zyx-Street-1',
  score: '73.1357911',
  report: 'https://reports.example.com/Zyx-Report-Link-1',
  reportName: 'Zyx-Report-Name-1',
  description: 'Zyx-Score-Description-1',
} as const;

const SETTINGS = {
  CALLBACK_API_KEYS: MARKED.apiKey,
  OPERATOR_TOKEN: MARKED.operatorToken,
  METRICS_TOKEN: MARKED.metricsToken,
  PLATFORM_CLIENT_ID: MARKED.clientId,
  PLATFORM_CLIENT_SECRET: MARKED.clientSecret,
  LOG_LEVEL: 'trace',
};

function callback(orderId: string) {
  const requester = { firstName: MARKED.requester, lastName: MARKED.requester, email: MARKED.requesterMail };
  const { firstName, lastName, email, mobile } = MARKED;
  const assessee = { firstName, lastName, email, mobile, address: { street: MARKED.address } };
  return { assessmentOrder: { orderId, packageId: 'BAA', companyId: '5Y021', tests: [], requester, assessee } };
}

const AT = '2026-01-13T12:40:02.120Z';
const RESULTS = {
  assessments: [
    {
      assessmentId: 'BAA-1',
      assessmentStatus: { value: 'InProgress', updatedAt: AT },
      assessmentResults: {
        score: MARKED.score,
        scoreDescription: MARKED.description,
        reports: [{ name: MARKED.reportName, url: MARKED.report }],
      },
    },
  ],
};

/** A platform that refuses everything, quoting it, once it has given a token. */
function quotingPlatform(): Promise<string> {
  return httpServer((request, body, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.includes('token')) {
      const token = { access_token: MARKED.platformToken, token_type: 'Bearer', expires_in: 3600 };
      response.end(JSON.stringify(token));
      return;
    }
    const Message = `${body} is not wanted from ${request.headers.authorization}`;
    response
      .writeHead(400)
      .end(JSON.stringify({ CorrelationId: 'c', Count: 1, Values: [{ Fields: body, Code: 'X', Message }] }));
  });
}

/** Everything that came out: prints, answers that are errors, metrics, spans. */
class Heard {
  readonly #texts: string[] = [];
  add(text: string) {
    this.#texts.push(text);
  }
  /** Words of `MARKED` in it, with what surrounds them. */
  hits(): string[] {
    const all = this.#texts.join('\n');
    return Object.values(MARKED).flatMap((word) => {
      const at = all.toLowerCase().indexOf(word.toLowerCase());
      return at < 0 ? [] : [`${word}: …${all.slice(Math.max(0, at - 120), at + 60)}…`];
    });
  }
  has(text: string): boolean {
    return this.#texts.some((each) => each.includes(text));
  }
}

describe.each(['sqlite', 'postgres'] as const)('a run in which everything fails, on %s', (engine) => {
  it.each(['handlers', 'forward'] as const)(
    'says nothing about anyone, and no secret (%s)',
    async (way) => {
      const heard = new Heard();
      const collector = await httpServer((_request, body, response) => {
        heard.add(body);
        response.end('{}');
      });
      const partner = await httpServer((_request, body, response) => response.writeHead(500).end(body));
      const store = await freshStore(engine);
      const env = {
        ...SETTINGS,
        ...store,
        PLATFORM_URL: await quotingPlatform(),
        OTEL_EXPORTER_OTLP_ENDPOINT: collector,
        ...(way === 'forward' ? { FORWARD_URL: `${partner}/${MARKED.forwardPath}?key=${MARKED.forwardPath}` } : {}),
      };
      const server = startProcess(env, ['--import', SDK], way === 'handlers' ? THROWING : undefined);
      const url = await server.url();

      const send = async (path: string, headers: Record<string, string>, body: unknown, method = 'POST') => {
        const response = await fetch(url + path, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        const text = await response.text();
        heard.add(JSON.stringify([...response.headers]));
        // What is asked for with the operator's token may be shown; an error never shows anything.
        if (response.status >= 400 || path.startsWith('/callbacks') || method === 'GET') heard.add(text);
        return response.status;
      };
      const key = { 'x-api-key': MARKED.apiKey };
      const token = { authorization: `Bearer ${MARKED.operatorToken}` };

      expect(await send('/callbacks/orders', key, callback('l-1'))).toBe(200);
      expect(await send('/callbacks/orders', key, callback('l-1'))).toBe(200);
      expect(await send('/callbacks/orders', { 'x-api-key': MARKED.wrongKey }, callback('l-2'))).toBe(401);
      expect(await send('/callbacks/orders', key, `{"${MARKED.firstName}"`)).toBe(400);
      expect(await send('/callbacks/orders', key, { assessmentOrder: { [MARKED.firstName]: MARKED.email } })).toBe(400);
      expect(await send('/callbacks/orders', { ...key, 'x-request-id': MARKED.email }, callback('l-3'))).toBe(200);
      expect(await send('/callbacks/errors', key, { orderId: 'l-4', message: MARKED.firstName })).toBe(200);
      expect(await send('/v1/orders', { authorization: `Bearer ${MARKED.wrongToken}` }, '', 'GET')).toBe(401);
      expect(await send(`/v1/orders/${encodeURIComponent(MARKED.email)}`, token, '', 'GET')).toBe(404);
      expect(await send(`/${MARKED.firstName}`, token, { name: MARKED.firstName })).toBe(404);
      expect(await send('/v1/orders/l-1/results', token, { assessments: MARKED.firstName })).toBe(400);
      expect(await send('/v1/orders/l-1/results', token, RESULTS)).toBe(202);
      await expect.poll(() => server.output(), { timeout: 15_000 }).toContain('event not handed over');
      await expect.poll(() => server.output(), { timeout: 15_000 }).toMatch(/update (refused|not sent)/);
      expect(await send('/metrics', { authorization: `Bearer ${MARKED.metricsToken}` }, '', 'GET')).toBe(200);
      expect(await send('/v1/overview', token, '', 'GET')).toBe(200);

      if (store['DATABASE_URL']) {
        const { pathname } = new URL(store['DATABASE_URL']);
        const admin = Object.assign(new URL(store['DATABASE_URL']), { pathname: '/postgres' }).href;
        await query(admin, `drop database ${pathname.slice(1)} with (force)`);
        expect(await send('/callbacks/orders', key, callback('l-5'))).toBe(503);
        expect(await send('/v1/orders/l-1/results', token, RESULTS)).toBe(503);
      }
      server.child.kill(way === 'handlers' ? 'SIGUSR2' : 'SIGTERM');
      await server.ended;
      heard.add(server.output());

      expect(heard.has('receive order callback')).toBe(true);
      expect(heard.has('webhook_server_callbacks_total')).toBe(true);
      expect(heard.has('callback refused')).toBe(true);
      if (way === 'handlers') expect(heard.has('an error that nobody caught')).toBe(true);
      expect(heard.hits()).toEqual([]);
    },
    60_000,
  );
});

it('settings that are wrong are named without what they hold', async () => {
  const server = startProcess({
    ...SETTINGS,
    PORT: MARKED.apiKey,
    DATABASE_URL: MARKED.clientSecret,
    CALLBACK_API_KEYS: `${MARKED.apiKey}${'x'.repeat(60)}`,
    FORWARD_URL: MARKED.forwardPath,
    FORWARD_SECRET: MARKED.clientSecret,
    LOG_LEVEL: MARKED.firstName,
  });
  expect(await server.ended).toEqual([1, null]);
  const heard = new Heard();
  heard.add(server.output());
  expect(server.output().trim().split('\n')).toHaveLength(6);
  expect(heard.hits()).toEqual([]);
});
