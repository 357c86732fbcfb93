export { createWebhookServer, type WebhookServer, type WebhookServerOptions } from './create-webhook-server.ts';
export {
  defineHandlers,
  GiveUpError,
  type Handlers,
  type HandoverContext,
  type HandoverPayloads,
  RetryLaterError,
} from './handover/handlers.ts';
export type { ReportsInDoubt } from './outbox/send-update.ts';
export { readSettings, type Settings, type SettingsResult } from './settings.ts';
export { StoreUnavailableError } from './store/store.ts';
