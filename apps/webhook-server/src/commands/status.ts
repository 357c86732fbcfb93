import type { Schema } from '@assessment-kit/contract/webhook-server';
import { readArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { OperatorApi } from './operator-api.ts';

const help = `status [--json]

Shows how a running webhook server is: what waits, what needs a decision, and whether updates leave for the platform.

--json  the overview as JSON, as GET /v1/overview answers it

The server is asked for at WEBHOOK_SERVER_URL (default http://127.0.0.1:$PORT) with OPERATOR_TOKEN. The exit code says whether
it answers, not how it is.

  status
  WEBHOOK_SERVER_URL=https://orders.example.com status --json`;

export const status: Command = {
  summary: 'shows how a running server is',
  help,
  async run(args, environment, print) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError('status takes nothing but --json.');
    const api = OperatorApi.from(environment);
    const overview = await api.call('getOverview');
    if (values.json) print(JSON.stringify(overview));
    else for (const [name, text] of linesOf(overview, api.url)) print(`${name.padEnd(NAME_WIDTH)}${text}`);
  },
};

const NAME_WIDTH = 16;

function linesOf(overview: Schema<'Overview'>, url: string): [name: string, text: string][] {
  const { version, store, uptimeSeconds, stopping, encryption, events, updates, sending, platform } = overview;
  const uptime = stopping ? 'stopping' : `up ${duration(uptimeSeconds)}`;
  const decide = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
  return [
    ['server', [url, `version ${version}`, uptime].join(', ')],
    ['store', `${store}, ${encryption ? 'encrypted' : 'not encrypted'}`],
    ['events', [waiting(events.pending, events.lagSeconds), `${events.handedOver ?? '?'} handed over`].join(', ')],
    ['dead letters', String(events.dead)],
    ['lost orders', String(overview.lostOrders)],
    ['updates', [waiting(updates.queued, updates.lagSeconds), `${updates.delivered ?? '?'} delivered`].join(', ')],
    ['to decide', [...decide(updates.refused, 'refused'), ...decide(updates.inDoubt, 'in doubt')].join(', ') || 'none'],
    ['stopped orders', String(overview.stoppedOrders)],
    ['sending', sending.state === 'on' ? 'on' : `held back since ${sending.since}: ${sending.message}`],
    ['platform', contact(platform)],
    ['last callback', overview.lastCallbackAt ?? 'none yet'],
    ['last delivery', overview.lastDeliveredAt ?? 'none yet'],
  ];
}

function waiting(count: number, lagSeconds: number): string {
  return lagSeconds > 0 ? `${count} waiting, for up to ${duration(lagSeconds)}` : `${count} waiting`;
}

function contact({ reachable, lastCallAt, lastStatus }: Schema<'PlatformContact'>): string {
  if (reachable === null) return 'not called yet';
  const answer = lastStatus === null ? 'no answer' : `answered ${lastStatus}`;
  return `${reachable ? 'reachable' : 'not reachable'}, ${answer} at ${lastCallAt}`;
}

/** In its two greatest units. */
function duration(seconds: number): string {
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds) % 60, 's'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  const shown = units.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
