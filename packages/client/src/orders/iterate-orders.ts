import type { Schema } from '@assessment-kit/contract';
import type { CallOptions } from '../client-options.ts';
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts';
import type { Methods } from '../methods.ts';
import type { OrderFilter } from './filter.ts';

type PartnerOrder = Schema<'PartnerOrder'>;

/** Which orders to read, and how many at a time. */
export interface OrderQuery {
  /** Which orders; all when left out. Made by `filter`, or a text in the platform's own language. */
  filter?: OrderFilter | string | undefined;
  /** How many orders a request asks for, at least 1. Default 20, as the platform's own; its maximum is not documented. */
  pageSize?: number | undefined;
}

const PAGE_SIZE = 20;
/** Running pages without anything new, after which `offset` has to be taken for ignored. */
const MOST_STALE_PAGES = 3;

/**
 * Every order of the partner that fits, page by page, in the platform's sequence (by company id).
 *
 * The platform pages by offset, so its pages shift when orders come or go meanwhile. One that was given already is not given
 * again; one that moves to an earlier page can be missed. In test mode every page is made up, so there is one.
 *
 * @param options For each request; the signal ends the whole iteration.
 * @throws {TypeError} when `pageSize` is no whole number from 1.
 */
export function iterateOrders(
  getPage: Methods['getPartnerAssessmentOrders'],
  { filter, pageSize = PAGE_SIZE }: OrderQuery = {},
  options: CallOptions = {},
): AsyncGenerator<PartnerOrder, void, undefined> {
  if (!Number.isInteger(pageSize) || pageSize < 1) throw new TypeError('pageSize must be a whole number from 1.');
  const query = { limit: pageSize, ...(filter === undefined ? {} : { filter: String(filter) }) };
  return pages((offset) => getPage({ ...query, offset }, options), options.testMode === true);
}

/** A page may be shorter than asked for, because the platform's maximum is not known: only an empty one is the end. */
async function* pages(
  getPage: (offset: number) => Promise<PartnerOrder[]>,
  onlyOne: boolean,
): AsyncGenerator<PartnerOrder, void, undefined> {
  const given = new Set<string>();
  for (let offset = 0, stale = 0; ; ) {
    const page = await getPage(offset);
    if (page.length === 0) return;
    offset += page.length;
    const before = given.size;
    for (const order of page) {
      const key = order.assessmentOrderId ?? JSON.stringify(order);
      if (given.has(key)) continue;
      given.add(key);
      yield order;
    }
    if (onlyOne) return;
    stale = given.size === before ? stale + 1 : 0;
    if (stale === MOST_STALE_PAGES) {
      const message = 'getPartnerAssessmentOrders gives the same orders again and again: it may not know `offset`.';
      throw new UnexpectedAnswerError(message, {
        operation: 'getPartnerAssessmentOrders',
        status: 200,
        effect: 'none',
      });
    }
  }
}
