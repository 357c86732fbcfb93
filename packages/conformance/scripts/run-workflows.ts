import { parseArgs } from 'node:util';
import { isLoopback } from '../src/certify/wire/is-loopback.ts';
import { runWorkflows } from './workflows.ts';

/**
 * Runs the workflows of `openapi/workflows` against a host: `--server URL`, `--company ID`, which is written to,
 * and `--rate NUMBER`, requests a second at most (2.5 when left out, without limit on this machine).
 * Credentials come from PLATFORM_CLIENT_ID and PLATFORM_CLIENT_SECRET.
 *
 * Exit codes: 0 all passed, 1 something failed, 2 something about the call is wrong, 3 the host does not answer.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'http://127.0.0.1:4010' },
    company: { type: 'string' },
    rate: { type: 'string' },
  },
});
const { PLATFORM_CLIENT_ID: clientId, PLATFORM_CLIENT_SECRET: clientSecret } = process.env;
const local = URL.canParse(values.server) && isLoopback(values.server);
const rate = values.rate === undefined ? undefined : Number(values.rate);
const companyId = values.company ?? (local ? 'AKWORK' : undefined);

if (!URL.canParse(values.server)) end(2, '--server must be a URL.');
else if (!clientId || !clientSecret) end(2, 'Set PLATFORM_CLIENT_ID and PLATFORM_CLIENT_SECRET.');
else if (!companyId) end(2, 'This host is not on this machine: name the company that is written to with --company ID.');
else if (rate !== undefined && !(rate > 0)) end(2, '--rate must be a number greater than 0.');
else {
  const pace = rate === undefined ? {} : { rate };
  const ran = await runWorkflows({ url: values.server, clientId, clientSecret, companyId, ...pace });
  end(ran.exitCode, ran.output);
}

function end(code: number, text: string): void {
  process.exitCode = code;
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
}
