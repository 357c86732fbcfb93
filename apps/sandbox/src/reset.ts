import type { SandboxContext } from './context.ts';

/** Forgets everything: as after a restart with the same options. */
export function reset({ state, limiter, deliveries, faults }: SandboxContext): void {
  deliveries.forget();
  state.clear();
  limiter.clear();
  faults.reset();
}
