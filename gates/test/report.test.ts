import { expect, it } from 'vitest';
import { Captured } from '../src/verify/captured.ts';
import { type RunSummary, reportOf } from '../src/verify/report.ts';

const passed = ' Test Files  31 passed (31)\n      Tests  505 passed | 1 skipped (506)\n   Start at  12:05:46\n';
const broken = [
  ' ✓ test/a.test.ts (2 tests) 8ms',
  '⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯',
  ' FAIL  test/b.test.ts > a limit of 64',
  ' Test Files  1 failed | 1 passed (2)',
  '      Tests  1 failed | 2 passed (3)',
].join('\n');

function task(taskId: string, exitCode: number, status: 'HIT' | 'MISS' = 'MISS'): RunSummary['tasks'][number] {
  return {
    taskId,
    cache: { status },
    execution: { exitCode },
  };
}

it('a run that passed ends with a line for each package and the sum, in the words of vitest', () => {
  const tasks = [
    task('@assessment-kit/rules#test', 0, 'HIT'),
    task('@assessment-kit/http#test', 0),
    task('//#lint', 0),
  ];
  const logs: Record<string, string> = { '@assessment-kit/rules#test': passed, '@assessment-kit/http#test': passed };
  expect(reportOf({ tasks }, ({ taskId }) => logs[taskId] ?? '')).toBe(
    [
      '',
      ' rules test  505 passed | 1 skipped (506), unchanged since',
      ' http test   505 passed | 1 skipped (506)',
      '',
      ' Test Files  62 passed (62)',
      '      Tests  1010 passed | 2 skipped (1012)',
    ].join('\n'),
  );
});

it('a run that failed shows again what vitest said of the failures, and ends with what failed', () => {
  const tasks = [task('@assessment-kit/http#test', 1), task('//#lint', 1), task('@assessment-kit/docs#build', 0)];
  const logs: Record<string, string> = { '@assessment-kit/http#test': broken, '//#lint': 'biome: one error' };
  const report = reportOf({ tasks }, ({ taskId }) => logs[taskId] ?? '');
  expect(report).toContain(
    '── failed: http test ──\n\n⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯\n FAIL  test/b.test.ts > a limit of 64',
  );
  expect(report).not.toContain('test/a.test.ts');
  expect(report).toContain('── failed: lint ──\n\nbiome: one error');
  expect(report.split('\n').slice(-4)).toEqual([
    ' Test Files  1 failed | 1 passed (2)',
    '      Tests  1 failed | 2 passed (3)',
    '',
    ' Failed: http test, lint',
  ]);
});

it('a task that was not reached is neither counted nor called failed', () => {
  const { execution: _none, ...waiting } = task('@assessment-kit/docs#test', 0);
  const report = reportOf({ tasks: [waiting] }, () => passed);
  expect(report).toContain(' Test Files  none (0)');
  expect(report).not.toContain('Failed');
});

it('what a task printed is told apart from what others printed at the same time', () => {
  const captured = new Captured();
  const lines = ['@assessment-kit/gates:test: \u001b[32m Tests  1 passed (1)', '//:lint: x: y', '• Running verify', ''];
  for (const line of [...lines, '@assessment-kit/gates:test: ', '@assessment-kit/gates:test: end']) captured.add(line);
  expect(captured.of('@assessment-kit/gates#test')).toBe(' Tests  1 passed (1)\n\nend');
  expect(captured.of('//#lint')).toBe('x: y');
  expect(captured.of('@assessment-kit/docs#test')).toBeUndefined();
});
