import { DEFAULT_PAGE_SIZE } from '@assessment-kit/rules';
import { FILTER_RULES } from './filter-rules.ts';
import { allOrders, list } from './listed-orders.ts';
import { NotTestable, RuleFailure } from './rule-failure.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

/** The list of orders for support. */
export const PARTNER_ORDER_RULES: readonly VerifyRule[] = [
  ...FILTER_RULES,
  verifyRule({
    id: 'getPartnerAssessmentOrders.sorted',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: they are sorted by company id.',
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      await allOrders(world);
      const { exchange, orders: found } = await list(world, { limit: '1000' });
      const companies = found.map(({ companyId }) => companyId?.toLowerCase() ?? '');
      if (new Set(companies).size < 2) throw new NotTestable('A sequence needs orders of at least two companies.');
      if (companies.join() !== [...companies].sort().join())
        throw new RuleFailure('the list', 'It is not sorted.', 'company ids in ascending order', [exchange]);
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.pages',
    operation: 'getPartnerAssessmentOrders',
    title: `Get partner orders: ${DEFAULT_PAGE_SIZE} at most unless more are asked for; limit and offset go through all of them, each once.`,
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      if (all.length < 2) throw new NotTestable('Pages need at least two orders.');
      const usual = await list(world, {});
      const most = Math.min(all.length, DEFAULT_PAGE_SIZE);
      if (usual.orders.length !== most)
        throw new RuleFailure('a page without a limit', `It has ${usual.orders.length} orders.`, `${most} orders`, [
          usual.exchange,
        ]);
      const paged: (string | undefined)[] = [];
      for (let offset = 0; offset < all.length; offset += 10) {
        const { exchange, orders: page } = await list(world, { limit: '10', offset: String(offset) });
        if (page.length > 10)
          throw new RuleFailure('a page of 10', `It has ${page.length} orders.`, 'at most 10', [exchange]);
        paged.push(...page.map(({ assessmentOrderId }) => assessmentOrderId));
        if (
          paged.join() !==
          all
            .slice(0, paged.length)
            .map(({ assessmentOrderId }) => assessmentOrderId)
            .join()
        ) {
          throw new RuleFailure(
            'the pages',
            'They are not the list in pieces.',
            'each order once, in the sequence of the list',
            [exchange],
          );
        }
        if (!world.settings.local && offset >= 20) return;
      }
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.total-count',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: X-Pcty-Total-Count says how many there are, when asked for.',
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const { exchange } = await list(world, { includeTotalCount: 'true', limit: '1' });
      const count = exchange.answer.headers['x-pcty-total-count'];
      if (count !== String(all.length))
        throw new RuleFailure('the header X-Pcty-Total-Count', `It is ${count ?? 'absent'}.`, String(all.length), [
          exchange,
        ]);
    },
  }),
];
