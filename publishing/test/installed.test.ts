import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calling, typed } from './support/consumers.ts';
import { Project } from './support/project.ts';

const nodeTypes = createRequire(import.meta.url)('@types/node/package.json') as { version: string };
const TYPESCRIPT = { typescript: ts.version, '@types/node': nodeTypes.version };

let project: Project;
let sandbox: string;
beforeAll(async () => {
  project = new Project();
  await project.install(TYPESCRIPT);
  sandbox = await project.start('assessment-kit-sandbox', { PORT: '0' });
});
afterAll(() => project.remove());

describe('in an empty project, from their tarballs', () => {
  it('the client calls the sandbox from plain JavaScript', async () => {
    project.write('calling.js', calling(sandbox, 'JSCOMPANY'));
    expect(await project.run('node', ['calling.js'])).toBe('JSCOMPANY has 1 package; Completed\n');
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'everything compiles with module %s and moduleResolution %s, libraries checked',
    async (module, moduleResolution) => {
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'es2023',
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        resolveJsonModule: true,
        types: ['node'],
        outDir: `out-${moduleResolution}`,
      };
      project.write('typed.ts', typed(sandbox, moduleResolution));
      project.write(`tsconfig.${moduleResolution}.json`, JSON.stringify({ compilerOptions, include: ['typed.ts'] }));
      const printed = await project
        .run('node_modules/.bin/tsc', ['-p', `tsconfig.${moduleResolution}.json`])
        .catch(({ stdout }: { stdout: string }) => stdout);
      expect(printed).toBe('');
      expect(await project.run('node', [`out-${moduleResolution}/typed.js`])).toBe(
        `${moduleResolution}: tests_not_completed\n`,
      );
    },
  );

  it('the command line says what it can do', async () => {
    expect(await project.run('node_modules/.bin/assessment-kit', ['--help'])).toContain('Usage: assessment-kit');
  });

  it('the webhook server receives an order and hands it over to a handler', async () => {
    project.write('handlers.js', "export default { order: ({ orderId }) => console.log('took', orderId) };\n");
    const url = await project.start('assessment-kit-webhook-server', {
      PORT: '0',
      DATA_DIR: join(project.folder, 'data'),
      CALLBACK_API_KEYS: 'the-key',
      OPERATOR_TOKEN: 'the-token',
      PLATFORM_URL: sandbox,
      PLATFORM_CLIENT_ID: 'sandbox-client',
      PLATFORM_CLIENT_SECRET: 'sandbox-secret',
      HANDLERS: join(project.folder, 'handlers.js'),
    });
    project.write(
      'order.js',
      `import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
       const order = createTestOrder();
       const { status } = await fetch(signedCallback('${url}/callbacks/orders', order, { apiKey: 'the-key' }));
       const headers = { authorization: 'Bearer the-token' };
       const read = await fetch('${url}/v1/orders/' + order.assessmentOrder.orderId, { headers });
       console.log(status, read.status);`,
    );
    expect(await project.run('node', ['order.js'])).toBe('200 200\n');
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
