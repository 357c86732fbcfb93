import type { Schema } from '@assessment-kit/contract/sandbox';

/** Parts of the platform's behaviour that would be in the way while an integration is built. */
export type Switches = Required<Schema<'Switches'>>;

export const ALL_OFF: Switches = { rateLimit: false, gatewayDelay: false };
