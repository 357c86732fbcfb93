export { BREAKS, type Break, type BreakKind, breaksOf } from './breaks-of.ts';
export { everyValueOf, type ValueOptions } from './every-value-of.ts';
export { type Limit, limitsOf } from './limits-of.ts';
