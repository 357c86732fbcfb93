import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ROOT } from '../src/root.ts';

/** A registry that answers every question about vulnerabilities in one way. */
let registry: Server;
afterEach(() => new Promise((resolve) => registry.close(resolve)));

async function audit(status: number, answer: unknown, env = {}): Promise<{ exitCode: number; said: string }> {
  registry = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
  const args = [join(ROOT, 'gates/src/audit/audit.ts'), '--registry', url];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env: { ...process.env, ...env } }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

it('passes when no production dependency has a known vulnerability', async () => {
  expect(await audit(200, {})).toEqual({
    exitCode: 0,
    said: 'No production dependency has a known vulnerability.\n',
  });
});

it('fails on one, and says which, how bad and where to read on', async () => {
  const advisory = {
    ...{ id: 1, url: 'https://github.com/advisories/GHSA-xxxx', title: 'Takes what it should not' },
    ...{ severity: 'low', vulnerable_versions: '<99', cwe: [], cvss: { score: 1, vectorString: null } },
  };
  const { exitCode, said } = await audit(200, { express: [advisory] });
  expect(exitCode).toBe(1);
  expect(said).toContain('express <99, low: Takes what it should not (https://github.com/advisories/GHSA-xxxx)');
});

it('says so when the registry has no answer, and fails only where it must answer', async () => {
  const said = expect.stringMatching(/^The registry could not be asked for known vulnerabilities \(.+\)/);
  expect(await audit(405, {})).toEqual({ exitCode: 0, said });
  await new Promise((resolve) => registry.close(resolve));
  expect(await audit(405, {}, { AUDIT_MUST_ANSWER: 'true' })).toEqual({ exitCode: 1, said });
});
