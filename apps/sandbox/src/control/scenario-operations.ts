import { randomUUID } from 'node:crypto';
import { notFound } from '@assessment-kit/http';
import { playNext, type Run, runView } from '../scenarios/scenario.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import type { ControlHandlers } from './control-handler.ts';

const COMPANY = '5Y021';

export const scenarioOperations = {
  playScenario({ body: { name, companyId = COMPANY, stepwise = false } }, context) {
    const run: Run = { runId: randomUUID(), name, companyId, orderIds: [], steps: SCENARIOS[name], done: 0 };
    do {
      const refused = playNext(run, context);
      if (refused) return refused;
    } while (!stepwise && run.done < run.steps.length);
    context.runs.set(run.runId, run);
    return { status: 201, body: runView(run) };
  },

  playNextStep({ params: { runId } }, context) {
    const run = context.runs.get(runId);
    if (!run) return notFound('runId', 'There is no such run.');
    return playNext(run, context) ?? { status: 200, body: runView(run) };
  },
} satisfies ControlHandlers<'playScenario' | 'playNextStep'>;
