import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { READING_VALUES } from '../src/readings/reading-values.ts';
import { control } from './support/control.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

interface Listed {
  id: string;
  value: string;
  default: string;
  readings: { value: string; pages: string[] }[];
}

const list = async () => (await control(sandbox, 'GET', 'readings')).body.items as Listed[];
const set = (changes: unknown) => control(sandbox, 'PUT', 'readings', changes);
const readingOf = async (id: string) => (await list()).find((each) => each.id === id)?.value;

/** Every entry of the contract's text that a server can show, read without the sandbox's own code. */
function serverVisible() {
  const entries = new Map<string, { id: string; follow: string; readings: { value: string }[] }>();
  JSON.parse(JSON.stringify(contract), (key, value) => {
    if (key === 'x-discrepancy') for (const each of value) if (each.serverVisible) entries.set(each.id, each);
    return value;
  });
  return [...entries.values()];
}

describe('the readings', () => {
  it('are those of every discrepancy of the contract that a server can show, each once, at the one recommended', async () => {
    const items = await list();
    const expected = serverVisible();
    expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const { id, follow, readings } of expected) {
      const item = items.find((each) => each.id === id);
      expect(item).toMatchObject({ value: follow, default: follow });
      expect(item?.readings.map(({ value }) => value)).toEqual(readings.map(({ value }) => value));
      expect(item?.readings.every(({ pages }) => pages.length > 0 && pages.every((page) => page.length > 1))).toBe(
        true,
      );
    }
  });

  it('do something in the sandbox, every one of them', () => {
    const expected = serverVisible().map(({ id, readings }) => [id, readings.map(({ value }) => value).sort()]);
    expect(Object.entries(READING_VALUES).map(([id, values]) => [id, [...values].sort()])).toEqual(
      expect.arrayContaining(expected),
    );
    expect(Object.keys(READING_VALUES)).toHaveLength(expected.length);
  });

  it('can be chosen one by one; the others stay, a reset included', async () => {
    expect((await set({ 'upsert-answer': '204' })).status).toBe(200);
    const { body } = await set({ 'token-refusal': '403' });
    const changed = (items: Listed[]) => items.filter((each) => each.value !== each.default).map(({ id }) => id);
    expect(changed(body.items).sort()).toEqual(['token-refusal', 'upsert-answer']);
    sandbox.reset();
    await control(sandbox, 'POST', 'reset');
    expect(changed(await list()).sort()).toEqual(['token-refusal', 'upsert-answer']);
    await set({ 'upsert-answer': '201-then-204', 'token-refusal': '401' });
    expect(changed(await list())).toEqual([]);
  });

  it.each([
    ['an id that does not exist', { 'no-such-id': '1' }, 'no-such-id', 'token-refusal'],
    ['the id of a discrepancy that no server can show', { hosts: 'plain' }, 'hosts', 'token-refusal'],
    ['a value that does not exist', { 'upsert-answer': '202' }, 'upsert-answer', '201-then-204, 204, 200'],
    ['a value that is no text', { 'upsert-answer': 204 }, 'upsert-answer', 'a text'],
    ['the name of something every object has', { constructor: 'x' }, 'constructor', 'token-refusal'],
    ['no object', [], 'body', 'an object'],
  ])('are refused together for %s, which is named', async (_name, wrong, field, hint) => {
    const before = await list();
    const answer = await set(Array.isArray(wrong) ? wrong : { 'error-casing': 'camel', ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.Values.map(({ Fields }: { Fields: string }) => Fields)).toEqual([field]);
    expect(answer.body.Values[0].Message).toContain(hint);
    expect(await list()).toEqual(before);
  });

  it('name at most 100 problems', async () => {
    const changes = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`no-${index}`, 'x']));
    expect((await set(changes)).body.Count).toBe(100);
    expect(await readingOf('error-casing')).toBe('pascal');
  });
});

describe('a sandbox', () => {
  it('begins with the readings that it is given', async () => {
    const other = await createSandbox({ readings: { 'upsert-answer': '204' } });
    const { body } = await control(other, 'GET', 'readings');
    expect(body.items.find(({ id }: Listed) => id === 'upsert-answer')).toMatchObject({
      value: '204',
      default: '201-then-204',
    });
    await other.close();
    expect(await readingOf('upsert-answer')).toBe('201-then-204');
  });

  it.each([
    [{ 'upsert-answer': '202' }, 'upsert-answer must be one of 201-then-204, 204, 200.'],
    [{ 'no-such-id': '1' }, /^no-such-id is no reading that can be switched; those are [\w, -]+\.$/],
  ])('does not begin with %j, and says why in a sentence', async (readings, sentence) => {
    await expect(createSandbox({ readings: readings as Record<string, string> })).rejects.toThrow(sentence);
  });
});
