import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isLoopback } from '../src/certify/wire/is-loopback.ts';
import { HostUnreachableError, type Transport } from '../src/verify/host/exchange.ts';
import { httpTransport } from '../src/verify/host/http-transport.ts';
import { Pace } from '../src/verify/host/pace.ts';
import { REMOTE_RATE } from '../src/verify/options.ts';
import { pacedProxy } from './paced-proxy.ts';

const { resolve } = createRequire(import.meta.url);
const OPENAPI = dirname(resolve('@assessment-kit/openapi/package.json'));
const REDOCLY = join(dirname(resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** Orders are placed by HR users: these need the sandbox's control plane to play one. */
const WITH_ORDERS = ['order-life.arazzo.yaml', 'retest.arazzo.yaml'];

export interface WorkflowRun {
  /** Where the host is, for example `http://127.0.0.1:4010`. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** The company that is written to. */
  companyId: string;
  /** Requests a second at most. Default: 2.5 (the strictest limit published is 3), and no limit on this machine. */
  rate?: number;
}

export interface WorkflowsRan {
  /** 0: all passed, 1: something failed, 3: the host does not answer. */
  exitCode: number;
  /** What `redocly respect` says; without the secret. */
  output: string;
}

/**
 * Runs the workflows by `redocly respect`, all in one process. It knows no pace, so that requests to another host go through
 * a proxy on this machine, which does. Those that need an order are left out where the host is no
 * sandbox of the kit, and the output says so.
 */
export async function runWorkflows(run: WorkflowRun): Promise<WorkflowsRan> {
  const { url, rate = isLoopback(url) ? Number.POSITIVE_INFINITY : REMOTE_RATE } = run;
  const transport = httpTransport(url);
  try {
    const isSandbox = await asked(transport, isLoopback(url));
    if (isSandbox === null) return { exitCode: 3, output: `${new URL(url).origin} does not answer.` };
    if (rate === Number.POSITIVE_INFINITY) return await respect(run, url, isSandbox);
    const proxy = await pacedProxy(transport, new Pace(rate));
    try {
      const { exitCode, output } = await respect(run, proxy.url, isSandbox);
      return { exitCode, output: output.replaceAll(proxy.url, new URL(url).origin) };
    } finally {
      await proxy.close();
    }
  } finally {
    transport.close();
  }
}

/** Whether a host is a sandbox of the kit, which only one on this machine is asked; `null` when it does not answer. */
async function asked(transport: Transport, local: boolean): Promise<boolean | null> {
  const target = local ? '/_sandbox/readings' : '/';
  try {
    const { status } = await transport({ operationId: null, method: 'GET', target, headers: {}, body: null });
    return local && status === 200;
  } catch (error) {
    if (error instanceof HostUnreachableError) return null;
    throw error;
  }
}

async function respect(
  { clientId, clientSecret, companyId }: WorkflowRun,
  server: string,
  isSandbox: boolean,
): Promise<WorkflowsRan> {
  const all = (await readdir(join(OPENAPI, 'workflows'))).filter((name) => name.endsWith('.arazzo.yaml')).sort();
  const files = isSandbox ? all : all.filter((name) => !WITH_ORDERS.includes(name));
  const servers = ['platform', ...(isSandbox ? ['sandbox'] : [])].flatMap((name) => ['--server', `${name}=${server}`]);
  const args = [REDOCLY, 'respect', ...files.map((name) => join('workflows', name)), ...servers];
  // In the environment, where others on the machine do not see it, as they would among the arguments.
  const input = JSON.stringify({ clientId, clientSecret, companyId });
  const { REDOCLY_CLI_RESPECT_INPUT: _, ...own } = process.env;
  const env = {
    ...own,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_CLI_RESPECT_INPUT: input,
  };
  const { code, text } = await new Promise<{ code: number; text: string }>((done) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: OPENAPI, env, maxBuffer: 64 * 1024 * 1024 },
      (_error, out, err) => done({ code: child.exitCode ?? 1, text: `${out}${err}` }),
    );
  });
  const left = isSandbox ? '' : `\nLeft out, because only HR users can order: ${WITH_ORDERS.join(', ')}.`;
  return { exitCode: code === 0 ? 0 : 1, output: `${text.replaceAll(clientSecret, '•••')}${left}` };
}
