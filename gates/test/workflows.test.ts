import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../src/root.ts';

interface Workflow {
  on: unknown;
  permissions: unknown;
  concurrency: unknown;
  jobs: Record<
    string,
    {
      'timeout-minutes'?: number;
      permissions?: Record<string, string>;
      strategy?: { matrix: Record<string, unknown[]> };
      services?: Record<string, { image: string }>;
      steps: { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }[];
    }
  >;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const FILES = globSync('.github/workflows/*', { cwd: ROOT });
const workflowOf = (file: string) => parse(read(file)) as Workflow;
const { packageManager, scripts } = JSON.parse(read('package.json'));
const [pnpm] = packageManager.split('+');
const tasks = Object.keys(JSON.parse(read('turbo.json').replaceAll(/^\s*\/\/ .*$/gm, '')).tasks);
const projects = globSync(['*/vitest.config.ts', '*/*/vitest.config.ts'], {
  cwd: ROOT,
  exclude: ['node_modules'],
}).map((file) => /name: '([a-z-]+)'/.exec(read(file))?.[1]);

describe.each(FILES)('%s', (file) => {
  const workflow = workflowOf(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('may only read, and each job that may more says so itself', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = jobs.filter(([, job]) => Object.values(job.permissions ?? {}).includes('write'));
    expect(writing.map(([name]) => name)).toEqual(file.endsWith('release.yml') ? ['release'] : []);
  });

  it('ends, and does not run twice for one branch', () => {
    for (const [name, job] of jobs) expect([name, job['timeout-minutes']]).toEqual([name, expect.any(Number)]);
    expect(workflow.concurrency).toBeDefined();
  });

  it('uses actions of a version that is named', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
  });

  it('lets no code of a pull request into a shell', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target');
  });

  it('runs what is there', () => {
    const commands = steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);
    for (const action of steps.filter(({ uses }) => uses?.startsWith('changesets/')))
      commands.push(...['version', 'publish'].map((name) => String(action.with?.[name])));
    for (const command of commands) expect([command, isThere(command)]).toEqual([command, true]);
  });
});

it('a command that is not there is noticed', () => {
  const wrong = ['npx -y pnpm@9.0.0 test', `npx -y ${pnpm} tests`, `npx -y ${pnpm} turbo run check:nod`];
  wrong.push(`npx -y ${pnpm} vitest run --project clients`, '.ci/runs', 'make test');
  expect(wrong.filter(isThere)).toEqual([]);
});

it('covers what is promised: versions of Node.js and PostgreSQL, and systems', () => {
  const { jobs } = workflowOf('.github/workflows/ci.yml');
  expect(jobs['published']?.strategy?.matrix).toEqual({ node: [20, 22, 24] });
  expect(jobs['postgres']?.strategy?.matrix).toEqual({ postgres: [14, 18] });
  expect(jobs['postgres']?.services?.['postgres']?.image).toBe('postgres:${' + '{ matrix.postgres }}');
  const systems = jobs['systems']?.strategy?.matrix['include'] as { os: string }[];
  expect(systems.map(({ os }) => os)).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest']);
  const everything = jobs['everything']?.steps.find(({ run }) => run === '.ci/run');
  expect(everything?.env).toEqual({ AUDIT_MUST_ANSWER: 'true' });
});

function isThere(command: string): boolean {
  if (command === '.ci/run') return (statSync(join(ROOT, command)).mode & 0o111) !== 0;
  if (/^(node -e |sudo apt-get )/.test(command)) return true;
  const [npx, yes, program, name = '', ...args] = command.split(' ');
  if (npx !== 'npx' || yes !== '-y' || program !== pnpm) return false;
  if (name === 'turbo') return args[0] === 'run' && args.slice(1).every((task) => tasks.includes(task));
  if (name === 'vitest') {
    const wanted = args.filter((_arg, index) => args[index - 1] === '--project');
    return args[0] === 'run' && wanted.length > 0 && wanted.every((project) => projects.includes(project));
  }
  return name in scripts;
}
