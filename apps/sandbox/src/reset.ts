import type { SandboxContext } from './context.ts';

/** Forgets everything: as after a restart with the same options. */
export function reset({ state, limiter, deliveries, faults, runs }: SandboxContext): void {
  deliveries.forget();
  state.clear();
  limiter.clear();
  runs.clear();
  faults.reset();
}
