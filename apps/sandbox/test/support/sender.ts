import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

export interface SentRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface ReceivedAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
}

/** Something that a script of a partner calls with. */
export type Sender = (request: SentRequest) => Promise<ReceivedAnswer>;

export const byFetch: Sender = async ({ method, url, headers = {}, body }) => {
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
};

/** By the command `curl`, as the platform's own pages show it. */
export const byCurl: Sender = async ({ method, url, headers = {}, body }) => {
  const named = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
  const data = body === undefined ? [] : ['--data', body];
  const args = ['--silent', '--show-error', '--include', '--request', method, url, ...named, ...data];
  const { stdout } = await promisify(execFile)('curl', args);
  const end = stdout.indexOf('\r\n\r\n');
  const [first = '', ...lines] = stdout.slice(0, end).split('\r\n');
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(fields), text: stdout.slice(end + 4) };
};

export function hasCurl(): boolean {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
