import { spawnSync } from 'node:child_process';
import { ROOT } from '../root.ts';
import { judge } from './judge.ts';

/**
 * Asks the registry for known vulnerabilities of production dependencies.
 * `pnpm --filter @assessment-kit/gates audit [--registry URL]`; with `AUDIT_MUST_ANSWER=true` no answer fails too.
 */
const asked = spawnSync('pnpm', ['audit', '--prod', '--json', ...process.argv.slice(2)], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (asked.error) throw asked.error;
const { exitCode, said } = judge(
  { exitCode: asked.status ?? 1, stdout: asked.stdout, stderr: asked.stderr },
  process.env['AUDIT_MUST_ANSWER'] === 'true',
);
(exitCode === 0 ? console.log : console.error)(said);
process.exitCode = exitCode;
