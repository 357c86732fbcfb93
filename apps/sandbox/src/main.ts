import { createSandbox } from './create-sandbox.ts';

const { PORT = '4010', HOST = '127.0.0.1', SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } = process.env;

try {
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) throw new Error('PORT must be a port from 0 to 65535.');
  const sandbox = await createSandbox({
    port: Number(PORT),
    host: HOST,
    ...(SANDBOX_CLIENT_ID ? { clientId: SANDBOX_CLIENT_ID } : {}),
    ...(SANDBOX_CLIENT_SECRET ? { clientSecret: SANDBOX_CLIENT_SECRET } : {}),
  });
  console.log(`sandbox listening on ${sandbox.url}`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? `Port ${PORT} is in use. Set PORT to another one.` : error.message;
}
