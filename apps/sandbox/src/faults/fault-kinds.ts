import type { Schema } from '@assessment-kit/contract/sandbox';

export type FaultProfile = Schema<'Faults'>;
export type DeliveryFault = Schema<'DeliveryFault'>;
export type DeliveryFaultKind = Schema<'DeliveryFaultKind'>;
export type AnswerFault = Schema<'AnswerFault'>;
export type AnswerFaultKind = Schema<'AnswerFaultKind'>;
