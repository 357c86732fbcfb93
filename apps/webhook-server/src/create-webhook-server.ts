import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractApp } from '@assessment-kit/http';
import type { Logger } from 'pino';
import { apiGroup } from './api/api-group.ts';
import { createRetention } from './erasure/retention.ts';
import type { Handlers } from './handover/handlers.ts';
import { loadHandlers } from './handover/load-handlers.ts';
import { answerMetrics, asksForMetrics } from './http/answer-metrics.ts';
import { CONNECTION_LIMITS, type ConnectionLimits, createHttpServer } from './http/http-server.ts';
import { OpenRequests } from './http/open-requests.ts';
import { requestIdOf } from './http/request-id.ts';
import { SecretCheck } from './http/secret.ts';
import { createLog } from './log/log.ts';
import { StoreFigures } from './monitoring/figures.ts';
import { Metrics } from './monitoring/metrics.ts';
import { overviewOf } from './monitoring/overview.ts';
import { PlatformFetch } from './monitoring/platform-fetch.ts';
import { servePage } from './page/serve-page.ts';
import type { Settings } from './settings.ts';
import { DEFAULT_SHUTDOWN, stopServer } from './shutdown/stop-server.ts';
import { onCheckpoints } from './store/checkpoint-states.ts';
import { onCommit } from './store/commits.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { VERSION } from './version.ts';
import type { Backoff } from './worker/backoff.ts';
import { createWorkers } from './worker/create-workers.ts';

/** How a webhook server is set up: the settings, and what only code can give. */
export interface WebhookServerOptions extends Settings {
  /** The partner's system in this process; wins over `handlersModule` and `forward`. */
  handlers?: Handlers;
  /** How long to wait after failures; default 1 s, doubled up to 5 min. */
  backoff?: Backoff;
  /** After how long without a sign of life another process takes over what this one was doing, in ms; default 5 s. */
  leaseMs?: number;
  /** How patient the server is with its clients; what is left out keeps its default. */
  connectionLimits?: Partial<ConnectionLimits>;
  /** Default: JSON lines on standard output, with secrets and personal data left out. */
  log?: Logger;
}

/** A running webhook server. */
export interface WebhookServer {
  /** Where it listens, for example `http://127.0.0.1:4020`. */
  readonly url: string;
  /**
   * Takes no more requests, finishes what is under way, and closes the store, in the times of `shutdown`. Safe to call
   * twice.
   *
   * @returns Whether everything came to its end; what did not is done again after the next start.
   */
  close(): Promise<boolean>;
}

/**
 * Starts a webhook server.
 *
 * ```ts
 * const read = readSettings(process.env);
 * if (!read.ok) throw new Error(read.problems.join('\n'));
 * const server = await createWebhookServer(read.settings);
 * process.once('SIGTERM', () => server.close());
 * ```
 *
 * @param options Settings as `readSettings` reads them, and handlers.
 * @throws {StoreUnavailableError} when the database cannot be opened.
 * @throws {Error} when the port is taken, or the module with the handlers cannot be used.
 */
export async function createWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const log = options.log ?? createLog(options.logLevel);
  const handlers = options.handlers ?? (options.handlersModule ? await loadHandlers(options.handlersModule) : null);
  const store = await openStore(options, (sentence) => log.error(sentence));
  const metrics = new Metrics({ version: VERSION, engine: store.engine });
  const silence = listen(log, metrics);
  const platform = new PlatformFetch(metrics);
  const lanes = createWorkers({ ...options, handlers }, { store, log, metrics, fetch: platform.fetch });
  const workers = [...lanes, ...createRetention(options.retentionDays, { store, log })];
  let working = false;
  const server = createServer(options, { store, log, metrics, platform }, () => working);
  const requests = new OpenRequests(server);
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (error) {
    silence();
    await store.close();
    throw error;
  }
  for (const worker of workers) worker.start();
  working = true;

  let closing: Promise<boolean> | null = null;
  const close = async () => {
    working = false;
    const clean = await stopServer({ server, requests, workers, store }, options.shutdown ?? DEFAULT_SHUTDOWN);
    silence();
    return clean;
  };
  return {
    url: urlOf(options.host, server),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** To what the store tells of itself. @returns What ends it. */
function listen(log: Logger, metrics: Metrics): () => void {
  const ends = [
    onCommit(({ writes, ms }) => metrics.commit(writes, ms / 1000)),
    onCheckpoints((state) => {
      if (state.works) log.info('checkpoints work again');
      else
        log.error({ reason: state.reason }, 'checkpoint failed: what is stored is safe, but the log of SQLite grows');
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

interface Parts {
  store: Store;
  log: Logger;
  metrics: Metrics;
  platform: PlatformFetch;
}

function createServer(options: WebhookServerOptions, parts: Parts, working: () => boolean): Server {
  const { store, log, metrics, platform } = parts;
  const now = () => Date.now();
  const callbacks = { store, keys: new SecretCheck(options.callbackApiKeys), log, now, metrics };
  const figures = new StoreFigures(store);
  const facts = {
    store,
    figures,
    version: VERSION,
    encryption: (options.dataKeys ?? []).length > 0,
    startedAt: now(),
    stopping: () => !working(),
    platform: () => platform.last,
  };
  const overview = () => overviewOf(facts, now());
  const api = apiGroup({ store, now, working, overview }, new SecretCheck([options.operatorToken]));
  const app = contractApp([api], (error, correlationId, request) => {
    log.error({ requestId: requestIdOf(request), err: error, correlationId }, 'request failed');
  });
  const token = options.metricsToken ? new SecretCheck([options.metricsToken]) : null;
  const listener: RequestListener = (request, response) => {
    if (asksForMetrics(request.url)) void answerMetrics(request, response, { metrics, figures, token });
    else app(request, response);
  };
  const connections = options.maxConnections ?? CONNECTION_LIMITS.connections;
  return createHttpServer(callbacks, servePage(listener), {
    ...CONNECTION_LIMITS,
    connections,
    ...options.connectionLimits,
  });
}

function urlOf(host: string, server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
