import { keysInEnvironment } from '../callback/callback-key.ts';
import { ORDER_LEVEL } from '../callback/order-level.ts';
import { untilAborted } from '../context/until-aborted.ts';
import { UsageError } from '../failures/usage-error.ts';
import { forwardTarget } from '../listen/forward-target.ts';
import { introduce } from '../listen/introduce.ts';
import { onKeys } from '../listen/keys.ts';
import { orderPlacer } from '../listen/order-placer.ts';
import { counting, OutcomeCount } from '../listen/outcome-count.ts';
import { packageIn } from '../listen/package-file.ts';
import { reportTo } from '../listen/report-deliveries.ts';
import { setUp } from '../listen/set-up.ts';
import { watch } from '../listen/watch.ts';
import { defineCommand } from '../program/command.ts';
import { companyId, wholeNumber } from '../program/readers.ts';
import { controlOf } from '../sandbox/control.ts';
import { SANDBOX_OPTIONS, sandboxOptions } from '../sandbox/sandbox-options.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';

/** Sent to a receiver that was given no other one. It is no secret: it opens only what trusts it. */
const LOCAL_KEY = 'sandbox-callback-key';

/** Starts a sandbox, and hands its orders to a receiver on this machine; nothing leaves the machine. */
export const listen = defineCommand({
  name: 'listen',
  summary: 'sends orders of a sandbox to your receiver on this machine, and shows what it answers',
  details: [
    'It starts a sandbox, registers your receiver there, and makes a company with a package ready. Each callback is shown with answer and duration, each update of yours with what the platform would answer. Nothing leaves this machine.',
    `On a terminal, o places an order, j sends a job, q ends it. The key that your receiver is sent is the first of CALLBACK_API_KEYS, or \`${LOCAL_KEY}\`.`,
  ],
  args: {
    receiver: {
      summary: "`localhost:PORT` for the paths of the kit's webhook server, or the URL that receives orders",
      read: forwardTarget,
    },
  },
  options: {
    order: { summary: 'places so many orders at once', value: 'NUMBER', read: wholeNumber({ min: 1, max: 10_000 }) },
    once: { summary: 'ends when those orders are answered: with 0 when all were accepted, 6 when not' },
    company: { summary: 'the company that orders', value: 'ID', read: companyId, fallback: '5Y021' },
    package: { summary: 'a file with the package to order, as JSON or YAML; a sample when not given', value: 'FILE' },
    orderLevel: ORDER_LEVEL,
    ...SANDBOX_OPTIONS,
  },
  examples: [
    { does: 'send orders to a receiver at port 4020, one for each key o', run: 'listen localhost:4020' },
    {
      does: 'check in CI that a receiver takes three orders',
      run: 'listen localhost:4020 --port 0 --order 3 --once --json',
    },
    {
      does: 'send orders, and nothing else, to a path of your own',
      run: 'listen http://localhost:8080/webhooks/orders --order 1',
    },
  ],
  streams: true,
  async run(input, context) {
    const { io, output, signal } = context;
    const { receiver: target, order: count = 0, once, company, orderLevel } = input;
    if (once && count === 0) throw new UsageError('--once needs --order: without orders it would end at once.');
    const assessmentPackage = input.package === undefined ? null : await packageIn(context.io, input.package);
    const options = sandboxOptions(input, io.env);
    const [ownKey] = keysInEnvironment(io.env);
    const apiKey = ownKey ?? LOCAL_KEY;

    const sandbox = await startSandbox(options, io.cwd);
    const end = new AbortController();
    const ended = AbortSignal.any([signal, end.signal]);
    let giveBack = () => {};
    try {
      const { url } = sandbox;
      const packageId = await setUp({
        url,
        options,
        target,
        apiKey,
        companyId: company,
        orderLevel,
        assessmentPackage,
      });
      const placeOrder = orderPlacer(sandbox, { companyId: company, packageId });
      introduce(output, { url, target, key: ownKey === undefined ? LOCAL_KEY : 'the first of CALLBACK_API_KEYS' });
      const outcomes = new OutcomeCount(count);
      const observer = counting(reportTo(output), outcomes);
      const watching = watch(sandbox, observer, ended);
      for (let at = 0; at < count; at += 1) placeOrder();
      if (!once) {
        const failed = (error: unknown) => output.warn(error instanceof Error ? error.message : String(error));
        const order = () => void attempt(async () => placeOrder(), failed);
        const job = () =>
          void attempt(
            () => controlOf(url).sendJob({ companyId: company, title: 'Business Analyst', status: 'Open' }),
            failed,
          );
        giveBack = onKeys(io, { o: order, j: job }, () => end.abort());
        if (io.stdin.isTTY === true) output.note('o places an order, j sends a job, q ends.');
      }
      await Promise.race([untilAborted(ended), watching, ...(once ? [outcomes.complete] : [])]);
      end.abort();
      await watching;
      signal.throwIfAborted();
      return once && outcomes.refused > 0 ? 'check' : 'done';
    } catch (error) {
      // Ctrl+C is how it is ended, unless it was to end by itself.
      if (signal.aborted && !once) return 'done';
      throw error;
    } finally {
      end.abort();
      giveBack();
      await sandbox.close();
    }
  },
});

async function attempt(run: () => Promise<unknown>, failed: (error: unknown) => void): Promise<void> {
  await run().catch(failed);
}
