import {
  EVENT_STATES,
  EVENT_TRANSITIONS,
  UPDATE_STATES,
  UPDATE_TRANSITIONS,
} from '@assessment-kit/webhook-server/tables';
import { describe, expect, it } from 'vitest';
import { contentOf, pageHtml, plain, straight, tableAfter, textOf } from './site.ts';

describe('the page of states', () => {
  const html = contentOf(pageHtml('/reference/states/'));
  const wording = (text: string) => straight(plain(text));
  const firstCells = (id: string, count: number) =>
    tableAfter(html, id).map((cells) => cells.slice(0, count).map((cell) => straight(cell)));

  it('shows what each state means', () => {
    expect(firstCells('updates', 2)).toEqual(
      Object.entries(UPDATE_STATES).map(([state, { meaning }]) => [state, wording(meaning)]),
    );
    expect(firstCells('events', 2)).toEqual(
      Object.entries(EVENT_STATES).map(([state, { meaning }]) => [state, wording(meaning)]),
    );
  });

  it.each([
    ['what-leads-from-one-to-the-other', UPDATE_TRANSITIONS],
    ['what-leads-from-one-state-to-the-next', EVENT_TRANSITIONS],
  ])('shows every step: %s', (id, transitions) => {
    expect(firstCells(id, 4)).toEqual(transitions.map(({ from, to, by, when }) => [from ?? '', to, by, wording(when)]));
  });

  it('says what a person can do about a refused update and one in doubt', () => {
    const text = (state: string) =>
      tableAfter(html, 'updates')
        .find(([name]) => name === state)
        ?.at(-1) ?? '';
    expect(textOf(text('refused'))).toMatch(/^retry: .* discard: /);
    expect(textOf(text('in_doubt'))).toMatch(/^retry: .* confirm: /);
    expect(textOf(text('delivered'))).toBe('nothing is needed');
  });
});
