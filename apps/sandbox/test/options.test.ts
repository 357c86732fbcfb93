import { describe, expect, it } from 'vitest';
import { readOptions } from '../src/options.ts';

describe('options of the sandbox', () => {
  it('have defaults', () => {
    expect(readOptions([], {})).toEqual({
      ok: true,
      options: { port: 4010, switches: { rateLimit: false, gatewayDelay: false } },
    });
  });

  it('are read from the command line and the environment', () => {
    const faults = { deliveries: [{ kind: 'duplicate', count: 3 }] };
    const args = [
      '--data',
      'kept.db',
      '--seed',
      '7',
      '--reading',
      'upsert-answer=204',
      '--rate-limit',
      '--gateway-delay',
    ];
    const environment = { PORT: '0', HOST: '::1', SANDBOX_CLIENT_ID: 'id', SANDBOX_CLIENT_SECRET: 'secret' };
    expect(readOptions([...args, '--faults', JSON.stringify(faults)], environment)).toEqual({
      ok: true,
      options: {
        port: 0,
        host: '::1',
        clientId: 'id',
        clientSecret: 'secret',
        data: 'kept.db',
        seed: 7,
        readings: { 'upsert-answer': '204' },
        faults,
        switches: { rateLimit: true, gatewayDelay: true },
      },
    });
  });

  it.each([
    [['--speed'], "Unknown option '--speed'."],
    [['--seed', 'seven'], '--seed must be a whole number.'],
    [['--reading', 'upsert-answer'], '--reading takes ID=VALUE'],
    [['--faults', '{'], '--faults must be JSON.'],
    [['--faults', '{"answers":[{"kind":"flood"}]}'], '--faults: answers[0].kind must be one of'],
    [['--faults', '{"answers":[{"kind":"slow","operationId":"update"}]}'], '--faults: answers[0].operationId must be'],
    [['extra'], "Unexpected argument 'extra'."],
  ])('%j are refused in one sentence', (args, sentence) => {
    const read = readOptions(args, {});
    expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(sentence)]);
  });
});
