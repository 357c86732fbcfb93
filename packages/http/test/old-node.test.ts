import { expect, it } from 'vitest';
import sandbox from '../../../apps/sandbox/package.json' with { type: 'json' };
import webhookServer from '../../../apps/webhook-server/package.json' with { type: 'json' };
import http from '../package.json' with { type: 'json' };
import { OLDEST_NODE, oldNodeProblem } from '../src/old-node.ts';

it.each([
  ['22.16.0', true],
  ['22.16.1', true],
  ['22.17.0', true],
  ['24.0.0', true],
  ['22.15.9', false],
  ['20.19.4', false],
  ['9.0.0', false],
  ['23.0.0-nightly2026', true],
])('a program that needs Node.js 22.16.0 and runs on %s: %s', (running, enough) => {
  const sentence = `The server needs Node.js 22.16.0 or later; this is ${running}.`;
  expect(oldNodeProblem('The server', '22.16.0', running)).toBe(enough ? null : sentence);
});

it.each([http, sandbox, webhookServer])('the servers need what their packages say: $name', ({ engines }) => {
  expect(`${engines.node}.0`).toBe(`>=${OLDEST_NODE}`);
});
