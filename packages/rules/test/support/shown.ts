import type { OrderState, Report } from '../../src/index.ts';

/** What people see of an order: everything but when it changed, and each report once. */
export function shown(order: OrderState) {
  return {
    ...order,
    overallReports: once(order.overallReports),
    assessments: order.assessments.map((assessment) => ({
      ...assessment,
      status: assessment.status.value,
      reports: once(assessment.reports),
      tests: assessment.tests.map(({ id, status, attempts }) => ({
        id,
        status: status.value,
        attempts: attempts.map((each) => ({ ...each, status: undefined, reports: once(each.reports) })),
      })),
    })),
  };
}

/** Every list of reports of an order, by its place. */
export function reportLists(order: OrderState): Map<string, Report[]> {
  return new Map([
    ['order', order.overallReports],
    ...order.assessments.flatMap(({ assessmentId, reports, tests }) => [
      [assessmentId, reports] as const,
      ...tests.flatMap(({ id, attempts }) =>
        attempts.map((each) => [`${assessmentId} ${id} ${each.attempt}`, each.reports] as const),
      ),
    ]),
  ]);
}

/** A report as one text: the same name and link give the same text. */
export function reportText({ name, url }: Report): string {
  return JSON.stringify([name ?? null, url ?? null]);
}

function once(reports: readonly Report[]): string[] {
  return [...new Set(reports.map(reportText))].sort();
}
