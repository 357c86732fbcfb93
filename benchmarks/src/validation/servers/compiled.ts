/* Express with the kit's compiled validators: parameters and body, as the sandbox checks them. */
import { errorList, problemsOf } from '@assessment-kit/contract/error-body';
import { checkBody, checkParameters } from '@assessment-kit/contract/requests';
import type { RequestHandler } from 'express';
import { listen } from './listen.ts';

const check =
  (operation: string): RequestHandler =>
  (request, response, next) => {
    const given = { path: request.params, query: request.query, header: request.headers };
    const parameters = checkParameters(operation, given);
    const problems = [...(parameters.ok ? [] : parameters.problems), ...checkBody(operation, request.body)];
    if (problems.length === 0) next();
    else response.status(400).json(errorList(problemsOf(problems)));
  };

listen([], { put: check('upsertAssessmentPackage'), patch: check('updateAssessmentOrder') });
