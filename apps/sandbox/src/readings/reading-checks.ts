import type { OperationId } from '@assessment-kit/contract';
import type { FieldProblem } from '@assessment-kit/contract/field-problem';
import * as platformChecks from '@assessment-kit/contract/requests';
import type { ContractChecks } from '@assessment-kit/http';
import type { Readings } from './readings.ts';
import { inContractNames, isRecord } from './translate-body.ts';

/** The contract's checks of an operation as the readings change them. Problems have the names of the contract. */
export function readingChecks(readings: Readings, operationId: OperationId): ContractChecks {
  return {
    checkParameters: platformChecks.checkParameters,
    checkBody(_operationId, sent) {
      const body = inContractNames(readings, operationId, sent);
      const problems = platformChecks.checkBody(operationId, body);
      if (operationId === 'upsertCallback' && readings.of('api-key-required') === 'optional') {
        return problems.filter(({ field }) => !(field === 'apiKey' && isRecord(body) && hasNoKey(body)));
      }
      if (operationId === 'updateAssessmentOrder' && readings.of('test-score-optional') === 'required') {
        return [...problems, ...missingScores(body)];
      }
      return problems;
    },
  };
}

/** One page has the type `string | null`. */
function hasNoKey({ apiKey }: Record<string, unknown>): boolean {
  return apiKey === undefined || apiKey === null;
}

function missingScores(body: unknown): FieldProblem[] {
  return itemsOf(body, 'assessments').flatMap((assessment, index) =>
    itemsOf(isRecord(assessment) ? assessment['assessmentResults'] : null, 'tests').flatMap((test, at) => {
      if (!isRecord(test) || (test['score'] !== undefined && test['score'] !== null)) return [];
      const field = `assessments[${index}].assessmentResults.tests[${at}].score`;
      return [{ field, rule: 'required', message: `${field} is required.` }];
    }),
  );
}

function itemsOf(value: unknown, name: string): readonly unknown[] {
  const items = isRecord(value) ? value[name] : null;
  return Array.isArray(items) ? items : [];
}
