import { METRIC_PREFIX, METRICS } from '@assessment-kit/webhook-server/tables';
import { blocks, type Page } from './page.ts';
import { table } from './table.ts';

/** Every metric of the webhook server, from the table it makes them by. */
export function metricsPage(): Page {
  return {
    address: '/reference/metrics/',
    title: 'Metrics',
    description: 'Every metric of the webhook server: its type, its labels and what it counts.',
    body: blocks(
      '`GET /metrics` answers in the format of Prometheus. Beside these it shows the process: memory, garbage collection and event loop, by the names that `prom-client` gives them. What to watch, and alerts: [Running the webhook server](/running/#metrics-and-alerts).',
      table(
        ['Metric', 'Type', 'Labels', 'What it tells'],
        Object.entries(METRICS).map(([name, { type, labels, help }]) => [
          `\`${METRIC_PREFIX}${name}\``,
          type,
          labels.map((label) => `\`${label}\``).join(', '),
          help,
        ]),
      ),
    ),
  };
}
