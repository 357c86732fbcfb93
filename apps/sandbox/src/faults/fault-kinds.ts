import type { Schema } from '@assessment-kit/contract/sandbox';

/** What goes wrong, as for `PUT /_sandbox/faults`. */
export type FaultProfile = Schema<'Faults'>;
export type DeliveryFault = Schema<'DeliveryFault'>;
export type DeliveryFaultKind = Schema<'DeliveryFaultKind'>;
export type AnswerFault = Schema<'AnswerFault'>;
export type AnswerFaultKind = Schema<'AnswerFaultKind'>;
