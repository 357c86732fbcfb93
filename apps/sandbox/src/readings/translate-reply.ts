import type { OperationId, Schema } from '@assessment-kit/contract';
import type { SentReply } from '@assessment-kit/http';
import type { Readings } from './readings.ts';
import { activeFields, activeValues, inReadingNames, isRecord } from './translate-body.ts';

/** An answer in the names of the readings: its fields, and the fields and values that a refusal names. */
export function replyInReadingNames(readings: Readings, operationId: OperationId, reply: SentReply): SentReply {
  if (reply.body === undefined) return reply;
  if (!isErrorList(reply.body)) return { ...reply, body: inReadingNames(readings, operationId, reply.body) };
  const Values = reply.body.Values.map((problem) => {
    const { Fields, Message } = problem;
    if (typeof Fields !== 'string') return problem;
    const field = fieldInReadingNames(readings, operationId, Fields);
    const message = Message.replace(Fields, () => field);
    return { ...problem, Fields: field, Message: valuesInReadingNames(readings, operationId, message) };
  });
  return { ...reply, body: { ...reply.body, Values } };
}

function fieldInReadingNames(readings: Readings, operationId: OperationId, field: string): string {
  return activeFields(readings, operationId).reduce((path, { within, contract, other, single }) => {
    const place = within === '' ? '' : `${within}.`.replaceAll('.', '\\.').replaceAll('[]', '\\[\\d+\\]');
    const name = single ? `${contract}(?:\\[\\d+\\])?` : contract;
    return path.replace(new RegExp(`^(${place})${name}(?=$|[.[])`), `$1${other}`);
  }, field);
}

function valuesInReadingNames(readings: Readings, operationId: OperationId, message: string): string {
  return activeValues(readings, operationId).reduce(
    (text, { contract, others: [other] }) => text.replaceAll(new RegExp(`\\b${contract}\\b`, 'g'), other),
    message,
  );
}

function isErrorList(body: unknown): body is Schema<'ErrorList'> {
  return isRecord(body) && Array.isArray(body['Values']);
}
