/** Something that the kit promises, and what was measured. */
export interface Promised {
  promise: string;
  measured: string;
  reached: boolean;
}

/** What a benchmark came to, in Markdown. */
export interface Report {
  text: string;
  promises: readonly Promised[];
}

/** A Markdown table whose columns also line up in a terminal; all but the first to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const fit = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(fit), rule, ...rows.slice(1).map((row) => row.map(fit))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export function promiseTable(promises: readonly Promised[]): string {
  return table([
    ['promise', 'measured', ''],
    ...promises.map(({ promise, measured, reached }) => [promise, measured, reached ? 'reached' : 'NOT REACHED']),
  ]);
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
