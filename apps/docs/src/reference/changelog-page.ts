import { globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { blocks, type Page } from './page.ts';
import { pendingChange, releasesOf } from './releases.ts';
import { SOURCES_ADDRESS } from './scope.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

interface HistoryEntry {
  date: string;
  says: string;
  page?: string;
  confidence?: 'inferred';
}

/** What changed in the kit, from its changesets and changelogs; and in the platform's API, from the contract's history. */
export function changelogPage(): Page {
  return {
    address: '/reference/changelog/',
    title: 'Changelog',
    description: 'What changed in Assessment Kit, version by version, and the dated history of the platform’s API.',
    body: blocks(
      'All published packages have one version. A change that breaks users raises the first number (before 1.0 the second).',
      pendingSection(),
      releasesOf(changelogs()).map(({ version, changes }) =>
        blocks(`## ${version}`, [...changes].map(([text, packages]) => change(text, packages)).join('\n')),
      ),
      '## The platform’s API',
      'From the platform’s public changelog, and from the dates of its pages where no source is named. Newest first.',
      history().reverse().map(historyLine).join('\n'),
    ),
  };
}

function pendingSection(): string {
  const folder = `${ROOT}.changeset/`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const changes = files.sort().map((name) => pendingChange(readFileSync(`${folder}${name}`, 'utf8')));
  if (changes.length === 0) return '';
  return blocks('## Not released yet', changes.map(({ text, packages }) => change(text, packages)).join('\n'));
}

function change(text: string, packages: readonly string[]): string {
  return `- ${text} (${packages.map((name) => `\`${name}\``).join(', ')})`;
}

function changelogs(): string[] {
  const files = globSync('{packages,apps}/*/CHANGELOG.md', { cwd: ROOT });
  return files.sort().map((file) => readFileSync(`${ROOT}${file}`, 'utf8'));
}

function history(): HistoryEntry[] {
  return parse(readFileSync(`${ROOT}openapi/assessments/history.yaml`, 'utf8')) as HistoryEntry[];
}

function historyLine({ date, says, page, confidence }: HistoryEntry): string {
  const source = page === undefined ? '' : ` ([${page}](${SOURCES_ADDRESS}#${page}))`;
  const sure = confidence === undefined ? '' : ` <span class="confidence ${confidence}">${confidence}</span>`;
  return `- **${date}**: ${says}${source}${sure}`;
}
