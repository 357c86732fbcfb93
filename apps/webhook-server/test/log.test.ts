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
});
