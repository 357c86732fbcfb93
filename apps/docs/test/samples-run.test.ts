import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from '@assessment-kit/client';
import { compiled } from '@assessment-kit/publishing/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import { operationsOf } from '../src/reference/operations.ts';
import { referencePages } from '../src/reference/pages.ts';
import { operationAddress, scopesOf } from '../src/reference/scope.ts';
import { fencedBlocks } from './support/fenced-blocks.ts';
import { SampleWorld } from './support/sample-world.ts';

const contract = await readContract();
const blocks = fencedBlocks(referencePages(contract));
const operations = scopesOf(contract).flatMap((scope) =>
  operationsOf(scope.document.bundle).map((found) => ({
    document: scope.document.key,
    operationId: found.operation.operationId,
    declared: Object.keys(found.operation.responses).filter((status) => status.startsWith('2')),
    page: operationAddress(scope, found),
  })),
);
type Sampled = (typeof operations)[number];

let world: SampleWorld;
beforeAll(async () => {
  world = await SampleWorld.start();
});
afterAll(() => world.close());

/** The sample of a page in this language, as it stands there but for ids and addresses; and its environment. */
async function ready({ document, operationId, page }: Sampled, language: string) {
  const [sample, ...others] = blocks.filter((block) => block.page === page && block.language === language);
  if (!sample || others.length > 0) throw new Error(`${page} does not have one sample in ${language}.`);
  const { replacements, env } = await world.ready(document, operationId);
  const code = replacements.reduce((text, [from, to]) => text.replaceAll(from, to), sample.code);
  return { code, env };
}

/** The status of the answer that a command shows. It is ended then: some answers have no end. */
async function statusOfCurl(code: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = `curl() { exec curl --silent --show-error --include "$@"; }\n${code}`;
  const child = spawn('sh', ['-c', script], { env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill();
  await ended;
  return /^HTTP\/\S+ (\d+)/.exec(said)?.[1] ?? said;
}

/** What a sample in JavaScript prints first. Nothing more is waited for. */
async function firstSaid(code: string, env: Record<string, string>, module = {}): Promise<unknown[]> {
  const controller = new AbortController();
  const asked = (url: string, init: RequestInit = {}) => fetch(url, { ...init, signal: controller.signal });
  return new Promise((resolve, reject) => {
    const log = (...said: unknown[]) => {
      resolve(said);
      controller.abort();
    };
    const given = { process: { env }, console: { log }, fetch: asked, ...module };
    const run = new Function(...Object.keys(given), `return (async () => { ${code} })()`) as (
      ...values: unknown[]
    ) => Promise<void>;
    run(...Object.values(given)).then(() => resolve([]), reject);
  });
}

describe.each(operations)('the samples of $operationId of $document', (sampled) => {
  const endless = sampled.operationId === 'watchSandbox';

  it('succeed by curl', async () => {
    const { code, env } = await ready(sampled, 'sh');
    expect(sampled.declared).toContain(await statusOfCurl(code, env));
  });

  it('succeed by fetch', async () => {
    const { code, env } = await ready(sampled, 'js');
    const [first] = await firstSaid(code, env);
    if (endless) expect(first).toMatch(/^(retry|data): /);
    else expect(sampled.declared).toContain(String(first));
  });
});

describe('the samples of the client', () => {
  const sampled = operations.filter(({ document }) => document === 'assessments');

  it.each(sampled)('succeed: $operationId', async (operation) => {
    const { code, env } = await ready(operation, 'ts');
    const [imported, ...rest] = code.split('\n');
    expect(imported).toBe("import { createClient } from '@assessment-kit/client';");
    // It rejects when the platform refuses.
    await firstSaid(rest.join('\n'), env, { createClient });
  });

  it('compile', () => {
    expect(
      compiled(
        blocks.filter(({ language }) => language === 'ts'),
        '',
      ),
    ).toEqual([]);
  });
});
