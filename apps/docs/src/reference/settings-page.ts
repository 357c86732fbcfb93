import { settingsRows } from '@assessment-kit/webhook-server/settings-table';
import { blocks, type Page } from './page.ts';
import { table } from './table.ts';

/** Every setting of the webhook server, from the table it reads them by. */
export function settingsPage(): Page {
  return {
    address: '/reference/settings/',
    title: 'Settings',
    description: 'Every setting of the webhook server: what it is, what it takes, and its default.',
    body: blocks(
      'The webhook server is set up by environment variables. Missing or wrong ones stop it at start, with one sentence for each; the sentence never repeats the value.',
      table(
        ['Setting', 'What it is', 'Takes', 'Default'],
        settingsRows().map(({ name, meaning, takes, fallback }) => [name, meaning, takes, fallback]),
      ),
    ),
  };
}
