import { readdirSync, readFileSync } from 'node:fs';
import { blocks, type Page } from './page.ts';

const FOLDER = new URL('../../../../docs/benchmarks/', import.meta.url);

/** What was measured last, as the benchmarks wrote it down: the tables, the machine and the versions. */
export function benchmarksPage(): Page {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  return {
    address: '/reference/benchmarks/',
    title: 'Benchmarks',
    description: 'What the kit promises about speed and memory, and what was measured last.',
    body: blocks(files.sort().map((name) => section(readFileSync(new URL(name, FOLDER), 'utf8')))),
  };
}

/** A page of a benchmark as a section: its title is a heading among others. */
function section(markdown: string): string {
  return markdown
    .replace(/^(#+) /gm, '#$1 ')
    .replace(/^## Benchmark: (\w)/m, (_, first: string) => `## ${first.toUpperCase()}`);
}
