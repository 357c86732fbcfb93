/* Starts a server for tests, says where, and waits to be killed. */
import { startPostgres } from './postgres.ts';

const { url, supervisor } = await startPostgres();
process.stdout.write(`${JSON.stringify({ url, supervisor })}\n`);
setInterval(() => {}, 60_000);
