export type { Clock } from './clock.ts';
export { createSandbox, OrderRefusedError, type Sandbox, type SandboxOptions } from './create-sandbox.ts';
export type { FaultProfile } from './faults/fault-kinds.ts';
export { MAGIC_VALUES, type MagicValue } from './faults/magic-values.ts';
