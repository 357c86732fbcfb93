import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log/log.ts';

type Log = ReturnType<typeof createLog>;

function logged(write: (log: Log) => void): Record<string, unknown> {
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

  it.each(['Authorization', 'x-api-key', 'client_secret', 'accessToken'])('masks %s wherever it is', (name) => {
    const secret = { [name]: 'hunter2' };
    expect(logged((log) => log.info(secret, 'm'))).toMatchObject({ [name]: '***' });
    const line = logged((log) => log.info({ calls: [{ request: { headers: secret } }] }, 'm'));
    expect(line).toMatchObject({ calls: [{ request: { headers: { [name]: '***' } } }] });
  });

  it('tells no more of an error by another name, within an object or a list, or without words of its own', () => {
    const error = new RangeError('Casey Candidate');
    for (const write of [
      (log: Log) => log.error({ reason: error }, 'm'),
      (log: Log) => log.error({ outcome: { reasons: [error] } }, 'm'),
      (log: Log) => log.error({ err: error }),
      (log: Log) => log.error(error),
      (log: Log) => log.child({ reason: error }).error('m'),
    ]) {
      const text = JSON.stringify(logged(write));
      expect(text).toContain('RangeError');
      expect(text).not.toContain('Casey');
    }
    expect(JSON.stringify(logged((log) => log.error({ err: 'Casey' })))).not.toContain('Casey');
  });

  it('masks what a child of the log says with each line, and its children', () => {
    const settings = { settings: { clientSecret: 'hunter2', port: 4020 } };
    const safe = { settings: { clientSecret: '***', port: 4020 } };
    expect(logged((log) => log.child(settings).info('m'))).toMatchObject(safe);
    expect(logged((log) => log.child({ server: 1 }).child(settings, { level: 'info' }).info('m'))).toMatchObject(safe);
    const late = logged((log) => {
      const child = log.child({});
      child.setBindings(settings);
      child.info('m');
    });
    expect(late).toMatchObject(safe);
  });

  it('leaves what is no secret as it is, and what was given untouched', () => {
    const given = { orderId: 'o-1', at: new Date(0), none: null, list: [1], token: 'hunter2' };
    expect(logged((log) => log.info(given, 'm'))).toMatchObject({
      orderId: 'o-1',
      at: '1970-01-01T00:00:00.000Z',
      none: null,
      list: [1],
    });
    expect(given.token).toBe('hunter2');
  });

  it.each([
    ['by itself', ''],
    ['by process.exit', 'process.exit(0)'],
    ['by an error that nobody caught', 'throw new Error()'],
  ])('is on standard output when the process ended %s right after it, as are thousands before it', (_, end) => {
    const program = `
      import { createLog } from ${JSON.stringify(new URL('../src/log/log.ts', import.meta.url).href)};
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
