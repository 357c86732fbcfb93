import { readFileSync } from 'node:fs';
import { METRICS } from '@assessment-kit/webhook-server/tables';
import { describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const PAGE = read('../src/content/docs/running.md');

describe('the page about running the webhook server', () => {
  const names = [...new Set([...PAGE.matchAll(/webhook_server_([a-z_]+)/g)].map(([, name = '']) => name))];
  it.each(names)('speaks of a metric that there is: %s', (name) => {
    expect(Object.keys(METRICS)).toContain(name.replace(/_bucket$/, ''));
  });

  it('says what to do about each alert', () => {
    const alerts = [...PAGE.matchAll(/^\| \[([^\]]+)\]\(#/gm)].map(([, alert]) => alert);
    const runbook = [...PAGE.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    expect(alerts.length).toBeGreaterThan(8);
    expect(runbook).toEqual(alerts);
  });

  it('speaks of operations that there are', async () => {
    const { documents } = await readContract();
    const paths = Object.keys(documents.find(({ key }) => key === 'webhook-server')?.bundle.paths ?? {});
    const spoken = [...PAGE.matchAll(/`(?:GET|POST) (\/v1[^`?]*)/g)].map(([, path = '']) => path);
    expect(spoken.length).toBeGreaterThan(6);
    for (const path of spoken) expect(paths).toContain(path);
  });
});
