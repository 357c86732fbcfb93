import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from './support/cli.ts';

const KEY = 'the-Key-of-the-receiver';
const env = { CALLBACK_API_KEY: KEY };

/** Takes everything from everyone: some rules hold for it, some do not. */
const receiver = createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
});
let url: string;
let folder: string;
beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/orders`;
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await rm(folder, { recursive: true });
});

describe('certify', () => {
  it('lists the rules, without a receiver and without a key', async () => {
    const { code, stdout } = await cli(['certify', '--list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/order\.stored-before-answer +must +Orders answered right before a kill/);
  });

  it('ends with 0 when every rule holds that must, and tells what it sends', async () => {
    const { code, stdout, stderr } = await cli(['certify', url, '--only', 'answer.exactly-200'], { env });
    expect(stderr).toContain('Sends about 300 test orders of the company AKCERT to 127.0.0.1:');
    expect(stdout).toContain('✓ answer.exactly-200');
    expect(code).toBe(0);
  });

  it('ends with 6 when one does not, and shows the request without the key', async () => {
    const { code, stdout } = await cli(['certify', url, '--only', 'key'], { env });
    expect(code).toBe(6);
    expect(stdout).toContain('✗ key.missing-refused');
    expect(stdout).toContain(`curl -i -X POST '${url}'`);
    expect(stdout).not.toContain(KEY);
  });

  it('ends with 6 for rules that should hold only when it is strict', async () => {
    const should = ['certify', url, '--only', 'request.mislabelled-json-refused'];
    expect((await cli(should, { env })).code).toBe(0);
    expect((await cli([...should, '--strict'], { env })).code).toBe(6);
  });

  it('gives programs one document', async () => {
    const { code, json } = await cli(['certify', url, '--only', 'key.missing-refused', '--json'], { env });
    expect(code).toBe(6);
    expect(json()).toMatchObject({ subject: url, fine: false, results: [{ verdict: 'fail' }] });
  });

  it('writes report and badge to files, and text to the terminal', async () => {
    const files = ['--report', 'junit', '--output', 'certificate.xml', '--badge', 'certificate.svg'];
    const { stdout } = await cli(['certify', url, '--only', 'answer.exactly-200', ...files], { env, cwd: folder });
    expect(stdout).toContain('✓ answer.exactly-200');
    expect(await readFile(join(folder, 'certificate.xml'), 'utf8')).toContain('<testcase name="answer.exactly-200');
    expect(await readFile(join(folder, 'certificate.svg'), 'utf8')).toContain('</svg>');
  });

  it('takes the addresses of the webhook server of the kit', async () => {
    const server = new URL('/', url).href;
    const { stdout } = await cli(['certify', '--webhook-server', server, '--only', 'job.from-platform'], { env });
    expect(stdout).toContain(new URL('/callbacks/orders', url).href);
    expect(stdout).toContain('✓ job.from-platform');
  });

  it('sends nothing to another machine unless it is told to', async () => {
    const { code, stderr } = await cli(['certify', 'https://hooks.example.com/orders'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('--yes-send-test-orders');
  });

  it('says that nothing answers there', async () => {
    const { code, stderr } = await cli(['certify', 'http://127.0.0.1:1/orders'], { env });
    expect(code).toBe(5);
    expect(stderr).toContain('Nothing answers at http://127.0.0.1:1/orders.');
  });

  it.each([
    ['without a key', [], {}, 'CALLBACK_API_KEY'],
    ['for a rule that there is not', ['--only', 'keys'], env, '"keys"'],
    ['for a company id that is too long', ['--company', 'TOOLONGFOR'], env, 'companyId'],
    ['for a file that cannot be written', ['--only', 'answer.exactly-200', '--badge', 'none/x.svg'], env, 'x.svg'],
    ['for a probe that does not answer as it should', ['--probe-url', 'http://127.0.0.1:1/'], env, 'probe'],
  ])('is a usage error %s', async (_, options, given, named) => {
    const { code, stderr } = await cli(['certify', url, ...options], { env: given, cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });
});
