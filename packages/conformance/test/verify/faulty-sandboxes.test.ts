import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpTransport, verify } from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';
import type { FaultySandbox } from './faulty/faulty.ts';
import { THIRTY } from './faulty/thirty.ts';

let sandbox: Sandbox;
let right: ReturnType<typeof httpTransport>;
beforeAll(async () => {
  sandbox = await createSandbox({ seed: 1 });
  right = httpTransport(sandbox.url);
});
afterAll(async () => {
  right.close();
  await sandbox.close();
});

/** The rules that fail, those of the faulty operation only: the others are tried by the run against the right sandbox. */
async function failing({ operation, through }: FaultySandbox) {
  const { url } = sandbox;
  const options = { url, credentials: CREDENTIALS, runs: 2, only: [operation], transport: through(right) };
  const { results } = await verify(options);
  return results.filter(({ verdict }) => verdict === 'fail');
}

describe('verify', () => {
  it('finds each of thirty faulty sandboxes, and names the rule', { timeout: 300_000 }, async () => {
    expect(THIRTY).toHaveLength(30);
    const table: string[] = [];
    const missed: string[] = [];
    for (const faulty of THIRTY) {
      const failed = await failing(faulty);
      const named = failed.find(({ rule }) => rule.id === faulty.rule);
      if (!named) missed.push(`${faulty.says}: ${failed.map(({ rule }) => rule.id).join(', ') || 'nothing fails'}`);
      table.push(
        `| ${faulty.says} | \`${faulty.rule}\` | ${named ? named.summary.replace(/ CorrelationId.*/, '') : 'not found'} | ${failed.length} |`,
      );
    }
    console.log(['| sandbox | rule | verdict | rules that fail |', '| --- | --- | --- | --- |', ...table].join('\n'));
    expect(missed).toEqual([]);
  });
});
