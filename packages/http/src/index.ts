export { answerClientErrors } from './client-errors.ts';
export { type BoundOperation, contractApp, type OperationGroup, operationGroup } from './contract-app.ts';
export { MAX_BODY_BYTES, type ParsedBody, parseForm, parseJsonBytes } from './read-body.ts';
export { type ContractChecks, type ReadRequest, readRequest } from './read-request.ts';
export { notFound, refuse } from './refuse.ts';
export { portOf, type RunningServer, runServer } from './run-server.ts';
export type { SentReply } from './send-reply.ts';
