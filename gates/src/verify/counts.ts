/** How many ended how: `failed`, `passed`, `skipped`, `todo`, in the sequence in which vitest names them. */
export type Counts = Readonly<Record<string, number>>;

export interface TestCounts {
  files: Counts;
  tests: Counts;
}

const STATES = ['failed', 'passed', 'expected fail', 'skipped', 'todo'];

/**
 * Reads the summary at the end of a log of vitest.
 *
 * @param log Without colours.
 * @returns `undefined` when vitest did not come to its end, or the log is of something else.
 */
export function countsOf(log: string): TestCounts | undefined {
  const files = lineOf(log, 'Test Files');
  const tests = lineOf(log, 'Tests');
  return files && tests ? { files, tests } : undefined;
}

/** All of them together. */
export function sumOf(counts: readonly TestCounts[]): TestCounts {
  return { files: added(counts.map(({ files }) => files)), tests: added(counts.map(({ tests }) => tests)) };
}

function lineOf(log: string, name: string): Counts | undefined {
  const said = new RegExp(`^ *${name}  +(\\d.*)$`, 'm').exec(log)?.[1];
  if (said === undefined) return undefined;
  return Object.fromEntries(
    STATES.map((state) => [state, Number(new RegExp(`(\\d+) ${state}\\b`).exec(said)?.[1] ?? 0)]),
  );
}

function added(counts: readonly Counts[]): Counts {
  return Object.fromEntries(STATES.map((state) => [state, counts.reduce((sum, each) => sum + (each[state] ?? 0), 0)]));
}
