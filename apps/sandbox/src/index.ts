export type { Clock } from './clock.ts';
export { createSandbox, OrderRefusedError, type Sandbox, type SandboxOptions } from './create-sandbox.ts';
