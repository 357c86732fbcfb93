import { untilAborted } from '../context/until-aborted.ts';
import { defineCommand } from '../program/command.ts';
import { companyId } from '../program/readers.ts';
import { controlOf } from '../sandbox/control.ts';
import { SANDBOX_OPTIONS, sandboxOptions } from '../sandbox/sandbox-options.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';

const SCENARIOS = ['onboarding', 'happy-path', 'retest', 'hold', 'expired', 'bulk-hiring'] as const;

/** Starts a sandbox that plays the platform, until it is ended. */
export const sandbox = defineCommand({
  name: 'sandbox',
  summary: 'starts a sandbox that plays the platform on this machine, until Ctrl+C',
  details: [
    'Its console is at the address that it prints. It takes the credentials `sandbox-client` and `sandbox-secret`, or those in SANDBOX_CLIENT_ID and SANDBOX_CLIENT_SECRET; `--profile local` of the other commands reaches it at its usual port.',
  ],
  options: {
    ...SANDBOX_OPTIONS,
    scenario: { summary: 'plays this once it has started', value: 'NAME', choices: SCENARIOS },
    company: {
      summary: 'the company that the scenario is played for',
      value: 'ID',
      read: companyId,
      fallback: '5Y021',
    },
  },
  examples: [
    { does: 'start it at port 4010', run: 'sandbox' },
    {
      does: 'at any free port, with an order played to its end',
      run: 'sandbox --port 0 --seed 7 --scenario happy-path',
    },
    {
      does: 'with a state that is kept, and every third callback sent twice',
      run: `sandbox --data sandbox.json --faults '{"deliveries":[{"kind":"duplicate","probability":0.33}]}'`,
    },
  ],
  streams: true,
  async run(input, { io, output, signal }) {
    const running = await startSandbox(sandboxOptions(input, io.env), io.cwd);
    try {
      output.event(
        { type: 'listening', url: running.url },
        `The sandbox listens on ${running.url}, with its console there. Ctrl+C ends it.`,
      );
      if (input.scenario !== undefined) {
        const run = await controlOf(running.url).playScenario({ name: input.scenario, companyId: input.company });
        for (const { who, what } of run.steps) output.event({ type: 'step', who, what }, `  ${who}: ${what}`);
        output.event(
          { type: 'played', scenario: run.name, orderIds: run.orderIds },
          `The scenario ${run.name} is played.`,
        );
      }
      await untilAborted(signal);
    } finally {
      await running.close();
    }
  },
});
