import { readFileSync } from 'node:fs';
import type { Page } from './page.ts';

const FILE = new URL('../../../../SECURITY.md', import.meta.url);

/** The security policy of the repository, so that it is found by the search and read where the guides are. */
export function securityPage(): Page {
  return {
    address: '/reference/security/',
    title: 'Security policy',
    description:
      'How to report a vulnerability, what the kit protects and how, which keys are yours, and what it does not protect.',
    body: readFileSync(FILE, 'utf8')
      .replace(/^# .*\n/, '')
      // The file is read outside the site as well, where the page has no address.
      .replace('See the page on privacy.', 'See [Privacy](/privacy/).'),
  };
}
