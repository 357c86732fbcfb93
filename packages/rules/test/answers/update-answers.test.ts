import { describe, expect, it } from 'vitest';
import { UPDATE_ANSWERS, updateAnswer } from '../../src/index.ts';

describe('a failed answer to an update', () => {
  it.each([
    [301, 'client'],
    [400, 'update'],
    [401, 'client'],
    [403, 'update'],
    [404, 'update'],
    [408, 'platform'],
    [409, 'client'],
    [413, 'update'],
    [415, 'client'],
    [422, 'update'],
    [429, 'client'],
    [500, 'platform'],
    [503, 'platform'],
  ])('with %i is about the %s', (status, concern) => {
    expect(updateAnswer(status, 'a-correlation-id')).toMatchObject({ concern });
  });

  it('is about the client when it is a 404 that the platform did not write', () => {
    expect(updateAnswer(404, null)).toMatchObject({ concern: 'client' });
    expect(updateAnswer(400, null)).toMatchObject({ concern: 'update' });
  });

  it.each([200, 204, 302])('is not %i', (status) => {
    expect(updateAnswer(status, null)).toBeUndefined();
  });

  it('leaves open whether it was acted on only when the platform failed', () => {
    for (const { concern, mayHaveActed } of UPDATE_ANSWERS) expect(mayHaveActed).toBe(concern === 'platform');
  });
});
