import type { Report } from '../report.ts';
import { againstPrism } from './against-prism.ts';
import { manyOrders } from './many-orders.ts';
import { memoryOverRequests } from './memory.ts';
import { startTime } from './start-time.ts';

/** How fast the sandbox is, next to Prism's mock of the same contract, and whether it stays so. */
export async function benchSandbox(): Promise<Report> {
  const prism = await againstPrism();
  const memory = await memoryOverRequests();
  const orders = await manyOrders();
  const start = await startTime();
  const text = [
    '## Next to Prism\n',
    'PUT package with its full validation and GET packages, 16 connections, one request under way on each. Both servers run on',
    'the same Node, take their turns, and answer with the same package; Prism answers from the example and remembers nothing.\n',
    prism.text,
    '\n## Memory\n',
    'Resident set of the sandbox while PUT package, GET packages and PATCH order come by turns: flat over 200,000 requests once V8',
    'has given its young generation its size.\n',
    memory.text,
    '\n## Many orders\n',
    'Updates of orders all over the state, one at a time.\n',
    orders.text,
    '\n## Start\n',
    'A sandbox in process, on a free port, as tests start it. The import comes once in each process and is not in the promise.\n',
    start.text,
  ];
  return {
    text: text.join('\n'),
    promises: [...prism.promises, ...memory.promises, ...orders.promises, ...start.promises],
  };
}
