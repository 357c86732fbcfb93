import { notFound, refuse } from '@assessment-kit/http';
import { duplicateIds, repeatedIds } from '@assessment-kit/rules';
import type { AssessmentPackage } from '../state/platform-state.ts';
import { currentPackage } from './current-package.ts';
import type { PlatformHandler } from './platform-handler.ts';

/** Whether the list of a company includes the packages of `b6001` is unknown; here it does not. */
export const getAssessmentPackages: PlatformHandler<'getAssessmentPackages'> = ({ params }, { state, clock }) => {
  const values = state.packagesOf(params.companyId).map((each) => currentPackage(each, clock));
  return { status: 200, body: { count: values.length, values } };
};

export const upsertAssessmentPackage: PlatformHandler<'upsertAssessmentPackage'> = ({ params, body }, context) => {
  if (body.id !== params.packageId) {
    const message = 'id must be the id in the path.';
    return refuse(400, { field: 'id', code: 'id_mismatch', message });
  }
  const duplicates = duplicatesIn(body, '');
  if (duplicates.length > 0) return refuse(400, ...duplicates);
  const known = context.state.packageOf(params.companyId, params.packageId) !== undefined;
  context.state.storePackage(params.companyId, body);
  return { status: known ? 200 : 201, body: currentPackage(body, context.clock) };
};

/** All or nothing; whether the platform does so is unknown. */
export const upsertAssessmentPackages: PlatformHandler<'upsertAssessmentPackages'> = ({ params, body }, context) => {
  const problems = [
    ...repeatedIds(body).map((index) => duplicateId(`[${index}].id`)),
    ...body.flatMap((each, index) => duplicatesIn(each, `[${index}].`)),
  ];
  if (problems.length > 0) return refuse(400, ...problems);
  for (const each of body) context.state.storePackage(params.companyId, each);
  const values = body.map((each) => currentPackage(each, context.clock));
  return { status: 200, body: { count: values.length, values } };
};

/** Retires the package: it can no longer be ordered, orders in flight go on (`PK-del`, `PK-old`). */
export const deleteAssessmentPackage: PlatformHandler<'deleteAssessmentPackage'> = ({ params }, { state }) => {
  const known = state.packageOf(params.companyId, params.packageId);
  if (!known) return notFound('packageId', 'The company has no such package.');
  const status = { ...known.status, value: 'Deleted' as const };
  state.storePackage(params.companyId, { ...known, status });
  return { status: 200, body: { id: known.id, status } };
};

function duplicatesIn(assessmentPackage: AssessmentPackage, prefix: string) {
  return duplicateIds(assessmentPackage).map((field) => duplicateId(`${prefix}${field}`));
}

function duplicateId(field: string) {
  return { field, code: 'duplicate_id', message: `${field} stands twice in its list.` };
}
