import type { AssessmentStatusValue, OrderState, TestStatusValue } from '@assessment-kit/rules';

/** How every assessment of an order is to stand, as chosen on the page. */
export type Choices = readonly AssessmentChoice[];

export interface AssessmentChoice {
  readonly id: string;
  readonly status: AssessmentStatusValue;
  /** Empty: none is sent. */
  readonly score: string;
  /** Link of a report to add; empty: none. */
  readonly reportUrl: string;
  readonly tests: readonly TestChoice[];
}

export interface TestChoice {
  readonly id: string;
  readonly status: TestStatusValue;
  /** The attempt that status, score and report belong to; `null`: a status alone is sent, and names none. */
  readonly attempt: number | null;
  readonly score: string;
  readonly reportUrl: string;
}

/** Choices that say what holds already: nothing would have to be sent for them. */
export function choicesOf(order: OrderState): Choices {
  return order.assessments.map(({ assessmentId, status, score, tests }) => ({
    id: assessmentId,
    status: status.value,
    score: score ?? '',
    reportUrl: '',
    tests: tests.map((test) => {
      const latest = test.attempts.at(-1);
      return {
        id: test.id,
        status: test.status.value,
        attempt: latest?.attempt ?? null,
        score: latest?.value ?? '',
        reportUrl: '',
      };
    }),
  }));
}

/** The choices with one assessment changed. */
export function withAssessment(choices: Choices, at: number, change: Partial<AssessmentChoice>): Choices {
  return choices.map((each, index) => (index === at ? { ...each, ...change } : each));
}

/** The choices with one test changed. */
export function withTest(choices: Choices, at: number, testAt: number, change: Partial<TestChoice>): Choices {
  const tests = choices[at]?.tests.map((each, index) => (index === testAt ? { ...each, ...change } : each)) ?? [];
  return withAssessment(choices, at, { tests });
}
