import { RULES } from '@assessment-kit/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explorationOf, queryOf } from '../../src/interactive/explorer/model/address.ts';
import { choicesOf } from '../../src/interactive/explorer/model/choices.ts';
import { ordersOf, START } from '../../src/interactive/explorer/model/exploration.ts';
import { finishBlocking } from '../../src/interactive/explorer/model/finish-blocking.ts';
import { PRESETS } from '../../src/interactive/explorer/model/presets.ts';
import { rollUpOf } from '../../src/interactive/explorer/model/roll-up.ts';
import { rulesAtWork } from '../../src/interactive/explorer/model/rules-at-work.ts';
import { apply, undo } from '../../src/interactive/explorer/model/steps.ts';
import {
  addAssessment,
  addTest,
  MOST_ASSESSMENTS,
  MOST_TESTS,
  newChoices,
  removeTest,
} from '../../src/interactive/explorer/model/structure.ts';
import { verdictOf } from '../../src/interactive/explorer/model/verdict.ts';
import { explorations } from './arbitrary-explorations.ts';

const AT = '2026-01-14T10:00:00Z';

function preset(id: string) {
  const found = PRESETS.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found.exploration;
}

describe('the address', () => {
  it('stands for the exploration that it was written from', () => {
    fc.assert(
      fc.property(explorations, (each) => {
        expect(explorationOf(queryOf(each))).toEqual(each);
      }),
    );
  });

  it('survives what browsers and programs that find links do to it', () => {
    fc.assert(
      fc.property(explorations, (each) => {
        const url = new URL(`http://127.0.0.1/status-explorer/${queryOf(each)}`);
        expect(explorationOf(url.search)).toEqual(each);
        expect(queryOf(each)).toMatch(/^$|[\w~%-]$/);
      }),
    );
  });

  it('is short for the order at the start', () => {
    expect(queryOf(START)).toBe('');
    expect(explorationOf('')).toEqual(START);
  });

  it.each([
    '?want=',
    '?want=a~Complete',
    '?want=a~Done.t~Complete',
    '?want=a~Complete.t~Gone',
    '?want=a~Complete.t~Complete~-1',
    '?want=a~Complete.t~Complete.t~Complete',
    '?want=a~Complete.t~Complete_a~Complete.t~Complete',
    '?want=a~Complete.t~%E0%A4%A',
    `?want=a~Complete${'.t~Complete'.repeat(9)}`,
    '?want=a~toString.t~Complete',
    '?company=Nobody',
    '?then=a~Complete.t~Pending&want=a~Complete.t~Complete',
    '?then=b~InProgress.t~Pending&want=a~Ordered.t~Pending',
    `?${'then=a~InProgress.t~Pending&'.repeat(21)}want=a~Ordered.t~Pending`,
  ])('of %s stands for nothing', (query) => {
    expect(explorationOf(query)).toBeNull();
  });
});

describe('a step', () => {
  it('makes hold what was planned, and can be taken back', () => {
    const retested = apply(preset('retest'));
    const attempts = ordersOf(retested).at(-1)?.assessments[0]?.tests[1]?.attempts;
    expect(attempts?.map(({ attempt, value }) => [attempt, value])).toEqual([
      [1, '41'],
      [2, '79'],
    ]);
    expect(undo(retested)).toEqual(preset('retest'));
  });

  it('is not taken when the platform refuses, or nothing is missing', () => {
    expect(apply(preset('too-early'))).toBe(preset('too-early'));
    expect(apply(START)).toBe(START);
  });

  it('leaves choices for which nothing has to be sent', () => {
    fc.assert(
      fc.property(explorations, (each) => {
        const order = ordersOf(each).at(-1);
        const wanted = order ? choicesOf(order) : [];
        const verdict = verdictOf({ ...each, company: 'Approved', wanted }, AT);
        expect(verdict.accepted && verdict.patches).toEqual([]);
      }),
    );
  });
});

describe('the rules at work', () => {
  const of = (id: string) => {
    const exploration = preset(id);
    const present = ordersOf(exploration).at(-1);
    if (!present) throw new Error('There is no order.');
    return rulesAtWork(exploration, present, verdictOf(exploration, AT)).map((rule) => rule.id);
  };

  it('are named for each situation', () => {
    expect(of('too-early')).toEqual(['completion-gate', 'gate-per-assessment']);
    expect(of('signed-link')).toEqual(['report-links']);
    expect(of('retest')).toEqual(['completion-gate', 'package-roll-up', 'attempt-key', 'latest-attempt']);
    expect(of('started')).toContain('status-without-score');
  });

  it('are rules that there are, whatever is chosen', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    fc.assert(
      fc.property(explorations, (each) => {
        const present = ordersOf(each).at(-1);
        const rules = present ? rulesAtWork(each, present, verdictOf(each, AT)) : [];
        expect(rules.filter(({ id }) => !ids.has(id))).toEqual([]);
      }),
    );
  });
});

it('says why the package has its status', () => {
  const verdict = verdictOf(preset('two'), AT);
  expect(verdict.accepted && rollUpOf(verdict.order).why).toBe('Actions Needed wins over Completed.');
});

it('finishes the tests in the way of a completion', () => {
  const verdict = verdictOf(preset('too-early'), AT);
  if (verdict.accepted) throw new Error('It is accepted.');
  const wanted = finishBlocking(preset('too-early').wanted, verdict.problems, 'Expired');
  expect(verdictOf({ ...preset('too-early'), wanted }, AT).accepted).toBe(true);
  expect(wanted[0]?.tests.map(({ status }) => status)).toEqual(['Complete', 'Expired']);
});

it('makes packages within the limits of the page', () => {
  let choices = newChoices([1]);
  for (let step = 0; step < 9; step += 1) choices = addTest(addAssessment(choices), 0);
  expect(choices.length).toBe(MOST_ASSESSMENTS);
  expect(choices[0]?.tests.length).toBe(MOST_TESTS);
  expect(new Set(choices.map(({ id }) => id)).size).toBe(MOST_ASSESSMENTS);
  for (let step = 0; step < 9; step += 1) choices = removeTest(choices, 0, 0);
  expect(choices[0]?.tests.length).toBe(1);
});
