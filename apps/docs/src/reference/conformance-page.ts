import { readFileSync } from 'node:fs';
import type { Page } from './page.ts';

const REPORT = new URL('../../../../docs/conformance/sandbox.md', import.meta.url);

/** What the contract tests find about the sandbox: rules, coverage, and what it says to open questions. */
export function conformancePage(): Page {
  return {
    address: '/reference/conformance/',
    title: 'The sandbox against the contract',
    description:
      'Which rules the sandbox keeps, how much of the contract the tests touch, and what it says to open questions.',
    // The title is the page's own.
    body: readFileSync(REPORT, 'utf8').replace(/^# .*\n/, ''),
  };
}
