import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import { operationsOf } from '../src/reference/operations.ts';
import { curl } from '../src/reference/sample-curl.ts';
import { plainFetch } from '../src/reference/sample-fetch.ts';
import { type SampleRequest, sampleRequest } from '../src/reference/sample-request.ts';
import { scopesOf } from '../src/reference/scope.ts';

const samples = scopesOf(await readContract()).flatMap((scope) =>
  operationsOf(scope.document.bundle).map((found) => ({
    name: `${scope.document.key} ${found.operation.operationId}`,
    request: sampleRequest(scope, found),
  })),
);

const SECRET = "a 'secret' with $HOME";

/** What a sample asks for, in one form for both kinds. */
interface Asked {
  method: string;
  url: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

function expected({ method, url, query, headers, body }: SampleRequest): Asked {
  return {
    method,
    url,
    query: { ...query },
    headers: Object.fromEntries(
      headers.map(({ name, value, variable }) => [name, variable ? `${value}${SECRET}` : value]),
    ),
    body: body?.value ?? null,
  };
}

/** The arguments that a shell gives to curl, seen by a function in its place. */
async function askedByCurl(command: string): Promise<Asked> {
  const script = `curl() { for each; do printf '%s\\0' "$each"; done; }\n${command}`;
  const env = { TOKEN: SECRET, OPERATOR_TOKEN: SECRET, CALLBACK_API_KEY: SECRET, PATH: process.env['PATH'] };
  const { stdout } = await promisify(execFile)('sh', ['-c', script], { env });
  const [address = '', ...options] = stdout.split('\0').slice(0, -1);
  const [url = '', search = ''] = address.split('?');
  const asked: Asked = { method: '', url, query: {}, headers: {}, body: null };
  let fields: Record<string, string> = {};
  let isGet = false;
  while (options.length > 0) {
    const option = options.shift() ?? '';
    // How the answer is shown asks for nothing.
    if (option === '--no-buffer') continue;
    if (option === '--get') {
      isGet = true;
      continue;
    }
    const value = options.shift() ?? '';
    const [before = '', after = ''] = [value.slice(0, value.search(/[:=]/)), value.slice(value.search(/[:=]/) + 1)];
    if (option === '--request') asked.method = value;
    else if (option === '--header') asked.headers[before] = after.trimStart();
    else if (option === '--data') asked.body = JSON.parse(value);
    else if (option === '--data-urlencode') fields = { ...fields, [before]: after };
    else throw new Error(`The sample uses an unknown option ${option}.`);
  }
  if (search !== '') asked.query = Object.fromEntries(new URLSearchParams(search));
  else if (isGet || Object.keys(fields).length === 0) asked.query = fields;
  else asked.body = fields;
  // curl asks with GET, and with POST when there is a body.
  asked.method ||= asked.body === null ? 'GET' : 'POST';
  return asked;
}

async function askedByFetch(code: string): Promise<Asked> {
  const asked: Asked[] = [];
  const run = new Function('fetch', 'process', 'console', `return (async () => { ${code} })()`) as (
    fetch: (url: string, init?: RequestInit) => Promise<Response>,
    process: object,
    console: object,
  ) => Promise<void>;
  const env = { TOKEN: SECRET, OPERATOR_TOKEN: SECRET, CALLBACK_API_KEY: SECRET };
  const record = async (address: string, { method = 'GET', headers = {}, body = null }: RequestInit = {}) => {
    const url = new URL(address);
    const query = Object.fromEntries(url.searchParams);
    asked.push({
      method,
      url: address.replace(/\?.*$/s, ''),
      query,
      headers: headers as Record<string, string>,
      body:
        body instanceof URLSearchParams ? Object.fromEntries(body) : body === null ? null : JSON.parse(String(body)),
    });
    return new Response('');
  };
  await run(record, { env }, { log: () => {} });
  const [first] = asked;
  if (!first) throw new Error('The sample asks for nothing.');
  return first;
}

describe.each(samples)('the samples of $name', ({ request }) => {
  it('ask by curl for what the contract says, whatever the secret holds', async () => {
    expect(await askedByCurl(curl(request))).toEqual(expected(request));
  });

  it('ask by fetch for the same', async () => {
    expect(await askedByFetch(plainFetch(request))).toEqual(expected(request));
  });

  it('name a place that is filled in', () => {
    expect(request.url).not.toMatch(/[{}]|undefined/);
  });
});
