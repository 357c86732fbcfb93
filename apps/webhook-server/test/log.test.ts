import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  let line = '';
  write(createLog('info', { write: (text) => (line = text) }));
  return JSON.parse(line);
}

describe('a line of the log', () => {
  it('tells of an error its name, code and place, never its message', () => {
    const cause = Object.assign(new Error('Casey Candidate is unknown'), { code: '23505' });
    const line = logged((log) => log.error({ err: new TypeError('Casey Candidate', { cause }) }, 'not stored'));
    expect(line).toMatchObject({
      msg: 'not stored',
      err: { name: 'TypeError', cause: { name: 'Error', code: '23505' } },
    });
    expect(JSON.stringify(line)).toContain('log.test.ts');
    expect(JSON.stringify(line)).not.toContain('Casey');
  });

  it('survives what is thrown but is no error', () => {
    expect(logged((log) => log.error({ err: 'Casey Candidate' }, 'm'))).toMatchObject({ err: { type: 'string' } });
  });

  it('does not take a message for a place, nor a name or code that is no word', () => {
    const error = Object.assign(new Error('x\n    at Casey Candidate (Main Street 1)'), { code: 'Casey Candidate' });
    error.name = 'Casey Candidate';
    const line = logged((log) => log.error({ err: error }, 'm'));
    expect(line).toMatchObject({ err: { name: 'Error' } });
    expect(JSON.stringify(line)).not.toContain('Casey');
    expect(JSON.stringify(logged((log) => log.error({ err: { name: 'Casey' } }, 'm')))).not.toContain('Casey');
  });

  it.each(['authorization', 'apiKey', 'clientSecret', 'password', 'token'])('masks %s', (name) => {
    const line = logged((log) => log.info({ settings: { [name]: 'hunter2' } }, 'm'));
    expect(line).toMatchObject({ settings: { [name]: '***' } });
  });

  it.each([
    ['by itself', ''],
    ['by process.exit', 'process.exit(0)'],
    ['by an error that nobody caught', 'throw new Error()'],
  ])('is on standard output when the process ended %s right after it, as are thousands before it', (_, end) => {
    const program = `
      import { createLog } from ${JSON.stringify(new URL('../src/log.ts', import.meta.url).href)};
      const log = createLog();
      for (let line = 1; line <= 3000; line += 1) log.info({ line }, 'm');
      ${end}`;
    const lines = outputOf(program).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).line)).toEqual(Array.from({ length: 3_000 }, (_, at) => at + 1));
  });
});

/** Whatever it ends with. */
function outputOf(program: string): string {
  const args = ['--input-type=module-typescript', '--eval', program];
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
