import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../src/published-packages.ts';
import { snippets } from '../src/snippets.ts';

const SANDBOX = 'http://127.0.0.1:4010';

/** Guides whose samples are whole programs against a sandbox, and what their programs say together. */
const PAGES: Readonly<Record<string, string>> = {
  onboarding: '',
  packages: 'business-analyst Active',
  subscriptions: '',
  callbacks: 'Example Assessments',
  orders: 'completed by 2 updates',
  statuses: 'assessments[0].assessmentStatus.value: tests_not_completed',
  retests: '1: 41,2: 88',
  'report-links': 'overallReports[0].url: pre_authorised|1 report is there',
  errors: 'companyId forbidden|request_rejected 403 false none',
  'test-mode': 'count|http://127.0.0.1:',
  versioning: '',
};

const programs = snippets().filter(({ language }) => language === 'ts');
const programsOf = (page: string) =>
  programs.filter(({ at }) => at.startsWith(`apps/docs/src/content/docs/${page}.mdx:`));

describe('the programs of the guides', () => {
  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await createSandbox();
    // Inside the repository, where packages are found.
    folder = mkdtempSync(join(ROOT, 'publishing/.snippets-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  });

  it.each(Object.entries(PAGES))('run against the sandbox and say what they should: %s', async (page, expected) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const found = programsOf(page);
    expect(found.length).toBeGreaterThan(0);
    for (const [index, { code }] of found.entries()) {
      expect(code).toContain(SANDBOX);
      const file = join(folder, `${page}-${index}.ts`);
      writeFileSync(file, code.replaceAll(SANDBOX, sandbox.url));
      await import(/* @vite-ignore */ pathToFileURL(file).href);
    }
    const said = log.mock.calls.map((words) => words.map(shown).join(' ')).join('\n');
    log.mockRestore();
    for (const words of expected.split('|')) expect(said).toContain(words);
    // No sample leaves anything broken behind for those who go on from it.
    expect(await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()).toMatchObject({ answers: [], deliveries: [] });
  });
});

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
