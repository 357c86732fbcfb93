import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

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
}

export interface WorkflowsRan {
  /** 0: all passed, 1: something failed, 3: the host does not answer. */
  exitCode: number;
  /** What `redocly respect` says; without the secret. */
  output: string;
}

/**
 * Runs the workflows by `redocly respect`, all in one process. Those that need an order are left out where the host is no
 * sandbox of the kit, and the output says so.
 */
export async function runWorkflows({ url, clientId, clientSecret, companyId }: WorkflowRun): Promise<WorkflowsRan> {
  const readings = await fetch(new URL('/_sandbox/readings', url)).catch(() => null);
  if (readings === null) return { exitCode: 3, output: `${new URL(url).origin} does not answer.` };
  const isSandbox = readings.status === 200;
  const all = (await readdir(join(OPENAPI, 'workflows'))).filter((name) => name.endsWith('.arazzo.yaml')).sort();
  const files = isSandbox ? all : all.filter((name) => !WITH_ORDERS.includes(name));
  const servers = [`platform=${url}`, ...(isSandbox ? [`sandbox=${url}`] : [])].flatMap((server) => [
    '--server',
    server,
  ]);
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
