import type { Schema as PlatformSchema } from '@assessment-kit/contract';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { refuse } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';

export type Refusal = ReturnType<typeof refuse<409>>;

/** One step of a scenario. */
export interface Step {
  who: Schema<'ScenarioStep'>['who'];
  what: string;
  /** Does it, or says why it cannot be done now. */
  play: (run: Run, context: SandboxContext) => Refusal | undefined;
}

/** A scenario that is being played. */
export interface Run {
  readonly runId: string;
  readonly name: Schema<'ScenarioName'>;
  readonly companyId: string;
  readonly orderIds: string[];
  readonly steps: readonly Step[];
  /** How many steps are done. */
  done: number;
}

export function runView({ runId, name, companyId, orderIds, steps, done }: Run): Schema<'ScenarioRun'> {
  const shown = steps.map(({ who, what }, index) => ({ who, what, done: index < done }));
  return { runId, name, companyId, orderIds: [...orderIds], steps: shown };
}

/** Plays the next step. `undefined`: it is done. */
export function playNext(run: Run, context: SandboxContext): Refusal | undefined {
  const step = run.steps[run.done];
  if (!step) return refuse(409, { field: 'runId', code: 'scenario_over', message: 'Every step is done.' });
  const refused = step.play(run, context);
  if (!refused) run.done += 1;
  return refused;
}

/** What the platform's operation answered, as the outcome of a step. */
export function outcomeOf(reply: { status: number; body?: unknown }): Refusal | undefined {
  if (reply.status < 400) return undefined;
  return { status: 409, body: reply.body as PlatformSchema<'ErrorList'> };
}
