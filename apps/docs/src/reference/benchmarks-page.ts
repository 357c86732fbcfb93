import { readdirSync, readFileSync } from 'node:fs';
import { type Bar, bars } from '../pictures/bars.ts';
import { blocks, type Page } from './page.ts';

const FOLDER = new URL('../../../../docs/benchmarks/', import.meta.url);

/** What was measured last, as the benchmarks wrote it down: the tables with bars, the machine and the versions. */
export function benchmarksPage(): Page {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  return {
    address: '/reference/benchmarks/',
    title: 'Benchmarks',
    description:
      'What the kit promises about speed and memory, and what was measured last, also where it was not reached.',
    body: blocks(
      'Ratios are what is promised; absolute numbers are those of one machine. A promise that was not reached says so.',
      files.sort().map((name) => section(name.replace('.md', ''), readFileSync(new URL(name, FOLDER), 'utf8'))),
    ),
  };
}

/** A page of a benchmark as a section: its title is a heading among others, and tables of one measure get bars. */
function section(name: string, markdown: string): string {
  const nested = markdown
    .replace(/^(#+) /gm, '#$1 ')
    .replace(/^## Benchmark: (\w)/m, (_, first: string) => `## ${first.toUpperCase()}`);
  return nested.replace(/^\|.*\n(\|.*\n)+/gm, (table: string, _: string, at: number) => {
    const id = `bars-${name}-${nested.slice(0, at).match(/^\| ?-/gm)?.length ?? 0}`;
    return `${barsOf(table, id)}${table}`;
  });
}

/** A column that says in its head what it counts. */
const UNIT = /\/s$|[µm]s$|^requests$/;

/** Bars for the first measure of a table, or nothing: for promises, ratios, and what grows from column to column. */
function barsOf(table: string, id: string): string {
  const [head = [], , ...rows] = table.trim().split('\n').map(cellsOf);
  const column = head.findIndex((cell, index) => index > 0 && UNIT.test(cell));
  if (column < 0) return '';
  const shown = rows.flatMap((cells): Bar[] => {
    const [label = '', written = ''] = [cells[0], cells[column]];
    return /^[\d,.]+$/.test(written) ? [{ label, written }] : [];
  });
  const unit = head[column] ?? '';
  const title = `${unit}${head[0] === '' ? '' : `: ${head[0]}`}`;
  const words = `<figcaption>${/\/s$/.test(unit) ? 'More' : 'Less'} is better: ${unit}</figcaption>`;
  return `<figure class="picture-frame">${bars({ id, title }, unit, shown)}${words}</figure>\n\n`;
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
