import { keysInEnvironment } from '../callback/callback-key.ts';
import type { Check, Finding, Patient, Verdict } from '../doctor/check.ts';
import { callbackCheck } from '../doctor/checks/callback.ts';
import { accessCheck, credentialsCheck } from '../doctor/checks/credentials.ts';
import { hostCheck } from '../doctor/checks/host.ts';
import type { Output } from '../output/output.ts';
import { defineCommand, YES } from '../program/command.ts';

const CHECKS: readonly Check[] = [hostCheck, credentialsCheck, accessCheck, callbackCheck];
/** Long enough for the slower reading of the platform's own limit, in ms. */
const TIMEOUT_MS = 20_000;

/** Looks for what is wrong between here, the platform and the receiver. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'looks for what is wrong: host, clock, credentials, callback, key',
  details: [
    'Each check has a verdict, a reason, and what to do; what cannot be told from here is said, too. It exits with 6 when a check failed.',
    'The receiver is called with a wrong key, and with the first of CALLBACK_API_KEYS and a body that is no order: nothing is stored by either. `--send-test-order` sends a whole order with a made-up person, which the receiver takes for real; it asks first.',
  ],
  options: {
    sendTestOrder: { summary: 'sends the receiver a whole order with a made-up person' },
    yes: YES,
  },
  examples: [
    { does: 'look at everything', run: 'doctor' },
    { does: 'send an order as well, in a script', run: 'doctor --send-test-order --yes --json' },
  ],
  async run({ sendTestOrder, yes }, { client, connection, globals, io, output, progress, prompts, signal }) {
    if (sendTestOrder) {
      await prompts.confirm('The receiver takes the test order for real. Send it?', yes);
    }
    const patient: Patient = {
      connection: await connection(),
      client: await client(),
      keys: keysInEnvironment(io.env),
      signal,
      timeoutMs: globals.timeout === undefined ? TIMEOUT_MS : globals.timeout * 1000,
      sendTestOrder,
      authenticated: false,
      registered: undefined,
    };
    const findings: Finding[] = [];
    const bar = await progress('Looking', CHECKS.length);
    try {
      for (const [done, check] of CHECKS.entries()) {
        bar.update(done);
        findings.push(...(await check(patient)));
      }
    } finally {
      bar.end();
    }
    const failed = findings.filter(({ verdict }) => verdict === 'failed').length;
    output.result({ ok: failed === 0, findings }, textOf(findings, output));
    return failed === 0 ? 'done' : 'check';
  },
});

const MARKS = {
  ok: { mark: '✔', style: 'green' },
  warning: { mark: '!', style: 'yellow' },
  failed: { mark: '✘', style: 'red' },
  unknown: { mark: '?', style: 'cyan' },
} as const satisfies Record<Verdict, { mark: string; style: string }>;

function textOf(findings: readonly Finding[], output: Output): string {
  const lines = findings.flatMap(({ check, verdict, reason, advice }) => {
    const { mark, style } = MARKS[verdict];
    return [
      `${output.style(style, mark)} ${output.style('bold', check)}: ${reason}`,
      ...(advice ? [`    ${advice}`] : []),
    ];
  });
  const count = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  const summary = `${count('ok')} ok, ${count('warning')} warnings, ${count('failed')} failed, ${count('unknown')} cannot be told from here.`;
  return [...lines, '', summary].join('\n');
}
