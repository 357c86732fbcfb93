import { TOKEN_LIFETIME_SECONDS } from '@assessment-kit/rules';
import { OPERATIONS } from '../contract/operations.ts';
import { formOf } from '../host/host.ts';
import { ASSESSMENTS, PACKAGE_ID, samplePackage, statusUpdate, type World } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { RuleFailure } from './rule-failure.ts';
import { SUBSCRIPTION, validCall } from './valid-call.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

/** A company whose status is changed: only a sandbox has one to spare. */
const OTHER = 'AKVERIFY3';

const onboard = ({ host }: World, onboardingStatus: string, companyId = OTHER) =>
  host.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus } });

/** A company that nobody has onboarded. */
const STRANGER = 'AKNOBODY';

/** For every operation on a company: its permission. */
const STRANGER_RULES = OPERATIONS.filter(({ path }) => path.includes('{companyId}')).map(({ id, summary }) =>
  verifyRule({
    id: `${id}.company-not-onboarded`,
    operation: id,
    title: `${summary}: a company that is not onboarded is refused with 403.`,
    source: { page: ['ONB', 'ERR'], confidence: 'inferred' },
    needs: ['write', 'sandbox'],
    async check(world) {
      const valid = await validCall(id).begin(world);
      const stranger = { ...valid, path: { ...valid.path, companyId: STRANGER } };
      expectRefused(await world.host.call(id, stranger), 'a company nobody has onboarded', [403]);
    },
  }),
);

/** Tokens, onboarding and subscription. */
export const COMPANY_RULES: readonly VerifyRule[] = [
  ...STRANGER_RULES,
  verifyRule({
    id: 'issueToken.wrong-secret',
    operation: 'issueToken',
    title: 'Token: a wrong secret is refused with 401 or 403.',
    source: { page: ['AUTH', 'GH-baton'], confidence: 'inferred' },
    async check({ host }) {
      const form = { grant_type: 'client_credentials', client_id: host.credentials.clientId, client_secret: 'wrong' };
      expectRefused(await host.call('issueToken', { body: formOf(form) }), 'a wrong secret', [401, 403]);
    },
  }),
  verifyRule({
    id: 'issueToken.lifetime',
    operation: 'issueToken',
    title: 'Token: it is a Bearer token that is valid for an hour.',
    source: { page: ['AUTH'], confidence: 'certain' },
    async check({ host }) {
      const { clientId, clientSecret } = host.credentials;
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const exchange = expectTaken(await host.call('issueToken', { body: formOf(form) }), 'the right credentials');
      const { token_type, expires_in } = exchange.body;
      if (token_type !== 'Bearer' || expires_in !== TOKEN_LIFETIME_SECONDS) {
        throw new RuleFailure(
          'the token',
          `It is of the type ${token_type} and lives ${expires_in} s.`,
          `Bearer, ${TOKEN_LIFETIME_SECONDS} s`,
          [exchange],
        );
      }
    },
  }),
  verifyRule({
    id: 'issueToken.expires',
    operation: 'issueToken',
    title: 'Token: after an hour it is refused with 401.',
    source: { page: ['AUTH', 'ERR'], confidence: 'certain' },
    needs: ['sandbox'],
    async check({ host, control, companyId }) {
      const token = await host.token();
      await control?.advance(TOKEN_LIFETIME_SECONDS + 1);
      host.forgetToken();
      const call = { path: { companyId }, token };
      expectRefused(await host.call('getAssessmentPackages', call), 'a token that is older than an hour', [401]);
    },
  }),
  verifyRule({
    id: 'upsertOnboardingStatus.one-company',
    operation: 'upsertOnboardingStatus',
    title: 'Upsert onboarding status: neither b6001 nor a company set (CS…) can be onboarded.',
    source: { page: ['OV-new', 'ONB'], confidence: 'inferred' },
    needs: ['write', 'sandbox'],
    async check(world) {
      for (const companyId of ['b6001', 'CS1234'])
        expectRefused(await onboard(world, 'Approved', companyId), companyId, [400], ['companyId']);
    },
  }),
  verifyRule({
    id: 'upsertOnboardingStatus.permits',
    operation: 'upsertOnboardingStatus',
    title:
      'Upsert onboarding status: only an approved company exchanges data; a suspended one still takes updates, and has no new orders.',
    source: { page: ['ONB'], confidence: 'certain' },
    needs: ['write', 'sandbox'],
    async check(world) {
      const { host, control } = world;
      const packages = () =>
        host.call('upsertAssessmentPackage', {
          path: { companyId: OTHER, packageId: PACKAGE_ID },
          body: samplePackage(),
        });
      for (const status of ['InProgress', 'Rejected']) {
        expectTaken(await onboard(world, status), status);
        expectRefused(await packages(), `a package for a company that is ${status}`, [403]);
      }
      expectTaken(await onboard(world, 'Approved'), 'Approved');
      expectTaken(await packages(), 'a package for an approved company');
      const orderId = (await control?.placeOrder({ companyId: OTHER, packageId: PACKAGE_ID })) ?? '';
      const suspended = expectTaken(await onboard(world, 'Suspended'), 'Suspended');
      const update = statusUpdate(ASSESSMENTS[0].id, 'InProgress', {});
      expectTaken(
        await host.call('updateAssessmentOrder', { path: { companyId: OTHER, orderId }, body: update }),
        'an update for a suspended company',
      );
      const another = await control?.tryOrder({ companyId: OTHER, packageId: PACKAGE_ID });
      if (another?.orderId) throw new RuleFailure('a suspended company', 'It can order.', 'no new orders', [suspended]);
      const refused = await packages();
      expectRefused(refused, 'a package for a suspended company', [403]);
      await onboard(world, 'Approved');
    },
  }),
  verifyRule({
    id: 'upsertSubscription.replaces',
    operation: 'upsertSubscription',
    title: 'Upsert subscription: there is one per company, and a later PUT replaces it.',
    source: { page: ['SU'], confidence: 'certain' },
    needs: ['write', 'sandbox'],
    async check({ host, control, companyId }) {
      const path = { companyId };
      expectTaken(await host.call('upsertSubscription', { path, body: SUBSCRIPTION }), 'a subscription');
      const exchange = expectTaken(
        await host.call('upsertSubscription', { path, body: { level: 'basic' } }),
        'another one',
      );
      const { subscription } = ((await control?.company(companyId)) ?? {}) as { subscription?: object };
      if (JSON.stringify(subscription) !== JSON.stringify({ level: 'basic' })) {
        throw new RuleFailure('the subscription', 'It is not the one that was put last.', '{"level":"basic"}', [
          exchange,
        ]);
      }
    },
  }),
];
