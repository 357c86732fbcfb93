import {
  ASSESSMENT_STATUSES,
  type AssessmentStatusValue,
  completionGate,
  ORDER_FILTER_FIELDS,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  rollUp,
  type TestStatusValue,
  UPDATE_ANSWERS,
} from '@assessment-kit/rules';
import { escapeHtml, inlineCode, link } from '../reference/html.ts';
import { SOURCES_ADDRESS } from '../reference/scope.ts';

/** A table that is worked out by the kit's rules; cells are HTML. */
export interface RuleTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

const code = (text: string) => `<code>${escapeHtml(text)}</code>`;

const A = 'A'.charCodeAt(0);

const CONCERNS = {
  update: 'this request: change it first',
  client: 'you: every other call would get the same',
  platform: 'the platform, at this moment',
} as const;

/** What each failed answer to an update means. */
export function updateAnswers(): RuleTable {
  return {
    head: ['Status', 'Meaning', 'Concerns', 'May it have acted?', 'How sure'],
    rows: UPDATE_ANSWERS.map((answer) => [
      code(String(answer.status)) + ('withoutCorrelationId' in answer ? ' without <code>CorrelationId</code>' : ''),
      inlineCode(answer.meaning),
      CONCERNS[answer.concern],
      answer.mayHaveActed ? 'yes' : 'no',
      `${answer.source.confidence}, ${answer.source.page.map((page) => link(`${SOURCES_ADDRESS}#${page}`, page)).join(', ')}`,
    ]),
  };
}

const EXAMPLES: readonly { status: AssessmentStatusValue; tests: readonly TestStatusValue[] }[] = [
  { status: 'Complete', tests: ['Complete', 'Complete'] },
  { status: 'Complete', tests: ['Complete', 'InProgress'] },
  { status: 'Complete', tests: ['Complete', 'Hold'] },
  { status: 'CompleteReview', tests: ['Complete', 'RetestRecommended'] },
  { status: 'RetestRecommended', tests: ['RetestRecommended', 'InProgress'] },
  { status: 'Expired', tests: ['Complete', 'Expired'] },
  { status: 'Expired', tests: ['Complete', 'Pending'] },
  { status: 'Hold', tests: ['Pending', 'Pending'] },
];

/** What the completion gate answers to pairs of an assessment's status and the statuses of its tests. */
export function gateExamples(): RuleTable {
  return {
    head: ['Assessment', 'Its tests', 'Answer'],
    rows: EXAMPLES.map(({ status, tests }) => {
      const gate = completionGate(
        status,
        tests.map((test, at) => ({ id: String(at), status: test })),
      );
      const answer = gate.allowed ? 'accepted' : `refused: a test is ${code(gate.blockedBy[0]?.status ?? '')}`;
      return [code(status), tests.map(code).join(', '), answer];
    }),
  };
}

/** The package of two assessments: every pair of groups, each called by a letter. */
export function rollUpPairs(): RuleTable {
  const all = Object.keys(ASSESSMENT_STATUSES) as AssessmentStatusValue[];
  const groups = PACKAGE_STATUS_PRECEDENCE.map((group, at) => ({
    letter: String.fromCharCode(A + at),
    members: all.filter((value) => ASSESSMENT_STATUSES[value].package === group),
  }));
  return {
    head: ['One assessment', ...groups.map(({ letter }) => `another of ${letter}`)],
    rows: groups.map(({ letter, members }) => [
      `<strong>${letter}</strong>: ${members.map(code).join(', ')}`,
      ...groups.map((other) => PACKAGE_STATUS_LABELS[rollUp([...members.slice(0, 1), ...other.members.slice(0, 1)])]),
    ]),
  };
}

/** What orders can be filtered by. */
export function orderFilters(): RuleTable {
  return {
    head: ['Field', 'Operators'],
    rows: Object.entries(ORDER_FILTER_FIELDS).map(([field, operators]) => [code(field), operators.map(code).join(' ')]),
  };
}
