import type { Schema } from '@assessment-kit/contract';

/** The payload of a callback with the same ids and other contents, as if somebody had edited it meanwhile. */
export function changedPayload(body: object): object {
  return isOrder(body) ? { ...body, assessmentOrder: changedOrder(body.assessmentOrder) } : { ...body, changed: true };
}

function changedOrder(order: Schema<'AssessmentOrder'>): Schema<'AssessmentOrder'> {
  const location = changed(order.location);
  return order.assessee
    ? { ...order, location, assessee: { ...order.assessee, title: changed(order.assessee.title) } }
    : { ...order, location };
}

function changed(text: string | null | undefined): string {
  return text ? `${text} (changed)` : 'Changed';
}

function isOrder(body: object): body is Schema<'OrderCallback'> {
  return 'assessmentOrder' in body;
}
