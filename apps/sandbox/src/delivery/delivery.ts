import type { Schema } from '@assessment-kit/contract/sandbox';

export type DeliveryRecord = Schema<'DeliveryRecord'>;
export type CallbackName = Schema<'CallbackName'>;
