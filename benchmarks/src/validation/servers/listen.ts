import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';

const ROUTES = {
  put: '/apiHub/performanceManagement/v1/companies/:companyId/assessmentPackages/:packageId',
  patch: '/apiHub/performanceManagement/v1/companies/:companyId/assessmentOrders/:orderId',
} as const;

export const DOCUMENT = contract;

/** The same Express app for all: only what stands between the parsed body and the answer differs. */
export function listen(
  middleware: readonly RequestHandler[],
  checks: Partial<Record<keyof typeof ROUTES, RequestHandler>> = {},
): void {
  const app = express();
  app.use(express.json());
  for (const each of middleware) app.use(each);
  const nothing: RequestHandler = (_request, _response, next) => next();
  const answer: RequestHandler = (_request, response) => void response.sendStatus(200);
  app.put(ROUTES.put, checks.put ?? nothing, answer);
  app.patch(ROUTES.patch, checks.patch ?? nothing, answer);
  const refused: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(typeof error.status === 'number' ? error.status : 500).json({ message: error.message });
  };
  app.use(refused);
  app.listen(Number(process.env['PORT']), '127.0.0.1');
}
