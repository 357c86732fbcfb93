import { portOf, runServer } from '@assessment-kit/http';
import { createSandbox } from './create-sandbox.ts';

const { PORT, HOST, SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } = process.env;
const port = portOf(PORT || '4010');

if (port === null) {
  console.error('PORT must be a port from 0 to 65535.');
  process.exitCode = 1;
} else {
  await runServer('sandbox', port, () =>
    createSandbox({
      port,
      ...(HOST ? { host: HOST } : {}),
      ...(SANDBOX_CLIENT_ID ? { clientId: SANDBOX_CLIENT_ID } : {}),
      ...(SANDBOX_CLIENT_SECRET ? { clientSecret: SANDBOX_CLIENT_SECRET } : {}),
    }),
  );
}
