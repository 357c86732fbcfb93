import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@assessment-kit/client';
import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { createWebhookServer, readSettings } from '@assessment-kit/webhook-server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import ts from 'typescript-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compiled } from '../src/compile.ts';
import { publishedPackages, ROOT } from '../src/published-packages.ts';
import { isInSequence, type Snippet, snippets } from '../src/snippets.ts';

const run = promisify(execFile);
const all = snippets();
const of = (...languages: string[]) => all.filter(({ language }) => languages.includes(language));

const LANGUAGES = ['ts', 'js', 'python', 'sh', 'json', 'jsonc', 'yaml', 'nginx', 'text', 'txt', 'console'];

/** What is no program: the test that compares it with what really comes, or what it is; by the file or a text in it. */
const COMPARED_BY: Readonly<Record<string, string>> = {
  'HR user ── order ──►': 'nobody: it is a drawing',
  'The HR user sees the package as Completed.': 'scripts/test/start.test.ts',
  'apps/docs/src/content/docs/packages-as-a-file.md': 'packages/cli/test/packages/guide.test.ts',
  '└── assessment': 'nobody: it is a drawing',
  '# Caddy': 'this file, as far as its brackets go: no parser of Caddy is at hand',
  '$ assessment-kit listen': 'test/snippets-of-servers.test.ts',
};

/** What JSON has to look like that belongs to no operation of the contract; by a text in it. */
const JSON_SHAPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  // The list that the probe of `certify` reads.
  'ak-cert-': (value) =>
    (value as { orderId: unknown; count: unknown }[]).every(
      (each) =>
        Object.keys(each).join() === 'orderId,count' &&
        typeof each.orderId === 'string' &&
        Number.isInteger(each.count),
    ),
};

/** Tests that run what is not run here, or why nobody can; by the file, or by a text in the snippet. */
const RUN_BY: Readonly<Record<string, string>> = {
  'SKILL.md': 'apps/docs/test/skill.test.ts',
  'packages/client/README.md': 'packages/client/test/readme.test.ts',
  'apps/docs/src/content/docs/packages-as-a-file.md': 'packages/cli/test/packages/guide.test.ts',
  'callbackRouter({ store': 'apps/webhook-server/test/own-application.test.ts',
  'export default defineHandlers': 'apps/webhook-server/test/handlers-module.test.ts',
  'npm install @assessment-kit/': 'test/installed.test.ts',
  'npx @assessment-kit/': 'test/installed.test.ts',
  'npx assessment-kit --help': 'test/installed.test.ts',
  'createWebhookServer({': 'test/snippets-of-servers.test.ts',
  'webhook.verify(': 'test/snippets-of-servers.test.ts',
  'createSandbox({': 'test/snippets-of-servers.test.ts',
  'await certify({': 'test/snippets-of-servers.test.ts',
  'await verify({': 'test/snippets-of-servers.test.ts',
  'npx -y assessment-kit': 'test/snippets-of-servers.test.ts',
  'assessment-kit profile create': 'packages/cli/test/examples.test.ts',
  'assessment-kit listen': 'packages/cli/test/examples.test.ts',
  'webhook-server move': 'apps/webhook-server/test/commands/move.test.ts',
  'webhook-server backup': 'apps/webhook-server/test/commands/backup.test.ts',
  'webhook-server replay': 'apps/webhook-server/test/commands/server-commands.test.ts',
  'sandbox build:console': 'turbo, as part of `pnpm test`',
  'npx -y pnpm@12.21.0 start': 'apps/docs/test/start.test.ts',
  '--filter @assessment-kit/sandbox start': 'apps/sandbox/test/start.test.ts',
  'npx -y pnpm@12.21.0 test': 'whoever runs this test',
  'workflows --server https://': 'packages/conformance/test/verify/workflows.test.ts, at a host of its own',
  'kill -9 "$(cat receiver.pid)"': 'packages/conformance/test/support/receiver-process.ts, which does the same',
  'docker build': 'nobody: it needs the Docker daemon',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'apps/webhook-server/test/tracing.test.ts, with these settings',
  'python3 receiver.py': 'packages/conformance/test/python-receiver.test.ts',
  'openssl rand': 'this file',
  'docker compose': 'nobody: it needs the Docker daemon',
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as typeof formats.default)(ajv);
/** The schemas of the platform's API, in which no object takes a field that it does not name: pages show no others. */
const schemas = JSON.parse(JSON.stringify(contract.components.schemas), (_, each) =>
  each?.properties && each.type === 'object' ? { ...each, additionalProperties: false } : each,
) as Record<string, object>;
ajv.addSchema({ $id: 'contract', components: { schemas } });

/** What is wrong with JSON whose title names a schema. */
function problemsBySchema(name: string, value: unknown): string[] {
  if (!schemas[name]) return [`"${name}" is no schema: the title of a block of JSON names one`];
  const validate = ajv.compile({ $ref: `contract#/components/schemas/${name}` });
  return validate(value) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}

/** The tests of a list that there are not. */
function missingFiles(list: Readonly<Record<string, string>>): string[] {
  const files = Object.values(list).flatMap((by) => /^\S+\.ts/.exec(by)?.[0] ?? []);
  return files.filter((file) => !existsSync(join(ROOT, file.startsWith('test/') ? `publishing/${file}` : file)));
}

/** Modules that pages import from beside theirs. */
const BESIDE = {
  'invite.ts': `
import type { Schema } from '@assessment-kit/contract';
export declare function wasInvited(orderId: string): Promise<boolean>;
export declare function inviteCandidate(order: Schema<'AssessmentOrder'>): Promise<void>;
`,
};

/** What the pages call yours. */
const GIVEN = `
declare const companyId: string;
declare const orderId: string;
declare const clientId: string;
declare const clientSecret: string;
declare const assessmentPackage: {
  id: string;
  name: string;
  summary: string;
  status: { startDate: string };
  assessments: { id: string; tests: { id: string; name: string }[] }[];
};
declare const body: import('@assessment-kit/contract').Schema<'AssessmentPackage'>;
declare function inviteCandidate(person: unknown, details: object): Promise<void>;
`;

it('every snippet names its language, and each language is checked', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter(({ language }) => !LANGUAGES.includes(language)).map(({ at }) => at)).toEqual([]);
});

it('everything that is no program is compared with what it shows, or says what it is', () => {
  const texts = of('text', 'txt', 'console').map(({ at, code }) => ({ at, text: `${at}\n${code}` }));
  const known = Object.keys(COMPARED_BY);
  expect(texts.filter(({ text }) => !known.some((key) => text.includes(key))).map(({ at }) => at)).toEqual([]);
  expect(known.filter((key) => !texts.some(({ text }) => text.includes(key)))).toEqual([]);
  expect(missingFiles(COMPARED_BY)).toEqual([]);
});

describe('snippets of', () => {
  it('TypeScript compile', () => {
    expect(compiled(of('ts'), GIVEN, BESIDE)).toEqual([]);
  });

  it.each(of('js'))('JavaScript can be read: $at', ({ code }) => {
    const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true, fileName: 'snippet.js' });
    expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  });

  it.each(of('python'))('Python are parts of the receiver that is certified: $at', ({ code }) => {
    expect(readFileSync(join(ROOT, 'packages/conformance/examples/receiver.py'), 'utf8')).toContain(code);
  });

  it.each(of('json', 'jsonc'))('JSON has the shape that it is to have: $at', ({ code, title }) => {
    const value: unknown = JSON.parse(code);
    const shape = Object.entries(JSON_SHAPES).find(([text]) => code.includes(text))?.[1];
    if (shape) expect(shape(value)).toBe(true);
    else expect(problemsBySchema(title ?? '', value)).toEqual([]);
  });

  it.each(of('yaml'))('YAML can be read: $at', ({ code }) => {
    expect(parse(code)).toBeTypeOf('object');
  });

  it('YAML of a container set what there is to set', () => {
    const names = of('yaml').flatMap(({ at, code }) =>
      [...code.matchAll(/\{ name: ([A-Z_]+), value/g)].map(([, name = '']) => ({ at, name })),
    );
    expect(names.length).toBeGreaterThan(1);
    const settings = readFileSync(join(ROOT, 'apps/webhook-server/src/settings/table.ts'), 'utf8');
    expect(names.filter(({ name }) => !settings.includes(`${name}: `))).toEqual([]);
  });

  it.each([...of('nginx'), ...of('text').filter(({ code }) => code.startsWith('# Caddy'))])(
    'servers close what they open: $at',
    ({ code }) => {
      let depth = 0;
      for (const [bracket] of code.matchAll(/[{}]/g)) {
        depth += bracket === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    },
  );

  const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
  it.runIf(NGINX).each(of('nginx'))('nginx are taken by nginx: $at', async ({ code }) => {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    const [key, certificate, config] = ['key', 'certificate', 'nginx.conf'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
    ];
    await run('openssl', [...request, '-subj', '/CN=hooks.example.com', '-keyout', key, '-out', certificate]);
    const yours = '# ssl_certificate, ssl_certificate_key and server_name are yours.';
    expect(code).toContain(yours);
    const whole = code.replace(yours, `ssl_certificate ${certificate};\nssl_certificate_key ${key};`);
    writeFileSync(config, `pid ${folder}/pid;\nerror_log ${folder}/log;\nevents {}\nhttp {\n${whole}}\n`);
    await run(NGINX ?? '', ['-t', '-p', folder, '-c', config]);
    rmSync(folder, { recursive: true });
  });

  it.each(of('sh').filter(({ code }) => code.includes('DATA_KEY=$(openssl rand')))(
    'openssl make a key: $at',
    async ({ code }) => {
      const { stdout } = await run('sh', ['-c', `${code}\nprintf '%s' "$DATA_KEY"`]);
      expect(Buffer.from(stdout, 'base64')).toHaveLength(32);
    },
  );
});

describe('commands', () => {
  const commands = of('sh').flatMap(({ at, code }) =>
    code
      .replaceAll(/\\\n/g, ' ')
      .split('\n')
      .map((line) => ({ at, line: line.trim() })),
  );
  const published = new Map(publishedPackages().map(({ manifest }) => [manifest.name, manifest]));

  it.each(of('sh'))('can be read by a shell: $at', async ({ code }) => {
    // `…` stands for what is the reader's.
    await run('sh', ['-n', '-c', code.replaceAll('…', 'x')]);
  });

  it('of pnpm run scripts that there are', () => {
    const wrong = commands.flatMap(({ at, line }) => {
      const [, name = '', script = ''] = /--filter (\S+) (\S+)/.exec(line) ?? [];
      if (name === '') return [];
      const folder = ['packages', 'apps'].map(
        (place) => `${ROOT}${place}/${name.replace('@assessment-kit/', '')}/package.json`,
      );
      const manifest = folder.find((path) => existsSync(path));
      const { scripts = {} } = manifest ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
      return script in scripts ? [] : [`${at}: ${line}`];
    });
    expect(wrong).toEqual([]);
  });

  it('of npm and npx name packages and programs that are published', () => {
    const wrong = commands.filter(({ line }) => {
      const installed = /npm install (@?assessment-kit\S*)/.exec(line)?.[1];
      if (installed !== undefined) return !published.has(installed);
      const program = /npx (?:-y )?(@?assessment-kit\S*)/.exec(line)?.[1];
      return program !== undefined && Object.keys(published.get(program)?.publishConfig?.bin ?? {}).length !== 1;
    });
    expect(wrong).toEqual([]);
  });
});

describe('snippets run', () => {
  const companyId = '5Y021';
  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await createSandbox();
    folder = mkdtempSync(join(ROOT, 'publishing/.snippets-'));
    const client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
    await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
    const assessments = [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }];
    const status = { startDate: '2026-01-01T00:00:00Z' };
    const body = { id: 'business-analyst', name: 'P', summary: 'P', status, assessments };
    await client.upsertAssessmentPackage({ companyId, packageId: body.id, body });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  });

  const from =
    (...files: string[]) =>
    (snippet: Snippet) =>
      files.some((file) => snippet.at.startsWith(`${file}:`));
  // The client's README is run by its own tests; servers are, as examples, by those of the webhook server.
  const runnable = [
    ...of('ts').filter(from('packages/contract/README.md', 'packages/rules/README.md', 'packages/http/README.md')),
    ...of('ts').filter(({ at, code }) => at.startsWith('README.md') && code.includes('createClient')),
  ];

  it('here, or by a test that is named', () => {
    const here = (code: string) =>
      /http:\/\/127\.0\.0\.1:40[12]0/.test(code) || runnable.some((one) => one.code === code);
    const elsewhere = ({ at, code }: Snippet) => Object.keys(RUN_BY).some((text) => `${at}\n${code}`.includes(text));
    const nobody = of('ts', 'js', 'sh').filter((one) => !isInSequence(one) && !here(one.code) && !elsewhere(one));
    expect(nobody.map(({ at }) => at)).toEqual([]);
    expect(missingFiles(RUN_BY)).toEqual([]);
    // Reasons that nothing needs any more.
    const texts = of('ts', 'js', 'sh').map(({ at, code }) => `${at}\n${code}`);
    expect(Object.keys(RUN_BY).filter((text) => !texts.some((snippet) => snippet.includes(text)))).toEqual([]);
  });

  it.each(runnable)('and print what they say: $at', async ({ code }) => {
    const file = join(folder, `snippet-${runnable.findIndex((one) => one.code === code)}.ts`);
    const status = "{ startDate: '2026-01-01T00:00:00Z' }";
    const body = `const body = { id: 'P', name: 'P', summary: 'P', status: ${status}, assessments: [{ id: 'A' }] };`;
    const here = code.replace(
      "environment: 'sandbox', clientId: '…', clientSecret: '…'",
      `baseUrl: '${sandbox.url}', clientId: 'sandbox-client', clientSecret: 'sandbox-secret'`,
    );
    writeFileSync(file, `${here.includes('body.id') ? body : ''}\n${here}`);
    const { stdout } = await run(process.execPath, [file]);
    const said = [...code.matchAll(/console\.log\(.*\); ?\/\/ (.+)$/gm)].map(([, text]) => text);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(said));
  });

  // A file that another test follows as a whole is not run piece by piece.
  const isFollowed = ({ at }: Snippet) => Object.keys(RUN_BY).some((file) => at.startsWith(`${file}:`));
  const alone = of('sh').filter((one) => !isInSequence(one) && !isFollowed(one));
  const curl = 'curl() { command curl --silent --show-error --fail-with-body "$@"; }; set -e;';
  it.each(alone.filter(({ code }) => code.includes('http://127.0.0.1:4010')))(
    'against the sandbox: $at',
    async ({ code }) => {
      const here = code.replaceAll('http://127.0.0.1:4010', sandbox.url);
      // Scripts of this repository are found from its root alone.
      const cwd = code.includes('pnpm --filter') ? ROOT : tmpdir();
      await run('sh', ['-c', `${curl}\n${here}`], { cwd });
    },
  );

  it.each(alone.filter(({ code }) => code.includes('http://127.0.0.1:4020')))(
    'against the webhook server: $at',
    async ({ code }) => {
      const settings = {
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        CALLBACK_API_KEYS: 'the-key',
        OPERATOR_TOKEN: 'the-token',
        PLATFORM_URL: sandbox.url,
        PLATFORM_CLIENT_ID: 'sandbox-client',
        PLATFORM_CLIENT_SECRET: 'sandbox-secret',
        LOG_LEVEL: 'silent',
      };
      const read = readSettings(settings);
      if (!read.ok) throw new Error(read.problems.join(' '));
      const server = await createWebhookServer(read.settings);
      try {
        const order = createTestOrder();
        const { status } = await fetch(signedCallback(`${server.url}/callbacks/orders`, order, { apiKey: 'the-key' }));
        expect(status).toBe(200);
        const env = { ...process.env, ORDER_ID: order.assessmentOrder.orderId, OPERATOR_TOKEN: 'the-token' };
        const here = code.replaceAll('http://127.0.0.1:4020', server.url);
        await run('sh', ['-c', `${curl}\n${here}`], { cwd: tmpdir(), env });
      } finally {
        await server.close();
      }
    },
  );
});
