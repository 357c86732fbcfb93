import {
  ASSESSMENT_STATUSES,
  type AssessmentStatusValue,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  TEST_STATUSES,
  type TestStatusValue,
} from '@assessment-kit/rules';
import { arrow, box, picture, text } from './svg.ts';

const LINE = 15;
const LEFT = 4;
const RIGHT = 188;
const HALF = 168;

/** Statuses of tests and assessments, the gate between them, and what they make of the package. */
export function statusPicture(): string {
  const tests = Object.keys(TEST_STATUSES) as TestStatusValue[];
  const [unfinished, finished] = split(tests, (value) => TEST_STATUSES[value].finished);
  const assessments = Object.keys(ASSESSMENT_STATUSES) as AssessmentStatusValue[];
  const [free, gated] = split(assessments, (value) => ASSESSMENT_STATUSES[value].gated);
  const packages = PACKAGE_STATUS_PRECEDENCE.map((status) => ({
    title: PACKAGE_STATUS_LABELS[status],
    values: assessments.filter((value) => ASSESSMENT_STATUSES[value].package === status),
  }));

  const testRow = 24;
  const gateRow = testRow + heightOf(unfinished, finished) + 26;
  const assessmentRow = gateRow + 60;
  const packageRow = assessmentRow + heightOf(free, gated) + 42;
  const columns = packages.map(({ title, values }, at) =>
    list(
      LEFT + at * 118,
      packageRow,
      116,
      title,
      values,
      packages.map((each) => each.values),
    ),
  );
  const bottom = packageRow + heightOf(...packages.map(({ values }) => values)) + 6;
  const middle = RIGHT + HALF / 2;

  const content = [
    text(180, 14, 'Tests', 'strong'),
    list(LEFT, testRow, HALF, 'not finished', unfinished, [unfinished, finished]),
    list(RIGHT, testRow, HALF, 'finished', finished, [unfinished, finished]),
    arrow([middle, gateRow - 24], [middle, gateRow - 3]),
    box(RIGHT, gateRow, HALF, 24, 'gate'),
    text(middle, gateRow + 16, 'gate: every test finished', 'strong'),
    arrow([middle, gateRow + 26], [middle, assessmentRow - 3]),
    text(LEFT + HALF / 2, gateRow + 16, 'no condition'),
    arrow([LEFT + HALF / 2, gateRow + 26], [LEFT + HALF / 2, assessmentRow - 3]),
    text(180, assessmentRow - 10, 'Assessment', 'strong over'),
    list(LEFT, assessmentRow, HALF, 'always accepted', free, [free, gated]),
    list(RIGHT, assessmentRow, HALF, 'after the gate', gated, [free, gated]),
    text(180, packageRow - 12, 'Package: the first that one assessment is in', 'strong'),
    ...columns,
  ].join('');
  const description = [
    `Tests are finished when they are ${finished.join(', ')}, and not finished when they are ${unfinished.join(', ')}.`,
    `An assessment is always accepted as ${free.join(', ')}, and as ${gated.join(', ')} only when every test is finished.`,
    ...packages.map(({ title, values }) => `The package is ${title} when an assessment is ${values.join(' or ')}.`),
    'The first of these that holds wins.',
  ].join(' ');
  return picture(
    { id: 'statuses', title: 'Statuses of tests, assessments and packages', description },
    bottom,
    content,
  );
}

/** A box with a title and one value in each line; as high as the highest of its row. */
function list(
  x: number,
  y: number,
  width: number,
  title: string,
  values: readonly string[],
  row: readonly (readonly string[])[],
): string {
  const middle = x + width / 2;
  return [
    box(x, y, width, heightOf(...row)),
    text(middle, y + 16, title),
    ...values.map((value, at) => text(middle, y + 34 + at * LINE, value, width < HALF ? 'strong small' : 'strong')),
  ].join('');
}

function heightOf(...row: readonly (readonly string[])[]): number {
  return 28 + Math.max(...row.map(({ length }) => length)) * LINE;
}

function split<Value>(values: readonly Value[], holds: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter((value) => !holds(value)), values.filter(holds)];
}
