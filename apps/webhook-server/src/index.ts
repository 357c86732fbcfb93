export { createWebhookServer, type WebhookServer, type WebhookServerOptions } from './create-webhook-server.ts';
export {
  defineHandlers,
  GiveUpError,
  type Handlers,
  type HandoverContext,
  type HandoverPayloads,
  RetryLaterError,
} from './handover/handlers.ts';
export { callbackHandler } from './http/callback-handler.ts';
export type { CallbackOptions } from './http/callback-options.ts';
export { type CallbackRouter, callbackRouter } from './http/callback-router.ts';
export { type OrderDetail, readOrder } from './library/read-order.ts';
export { type Reported, type ReportOptions, type Results, reportResults } from './library/report-results.ts';
export type { ReportsInDoubt } from './outbox/send-update.ts';
export { readSettings, type Settings, type SettingsResult } from './settings.ts';
export { openStore, type Store, type StoreLocation } from './store/open-store.ts';
export { StoreUnavailableError } from './store/store.ts';
export { startWorkers, type Workers, type WorkersOptions } from './worker/start-workers.ts';
