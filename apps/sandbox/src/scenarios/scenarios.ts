import type { Schema } from '@assessment-kit/contract/sandbox';
import { companyReady, onboarding, publishPackage, setSubscription } from './company-steps.ts';
import { orders, reports, reportsOnEach } from './order-steps.ts';
import type { Step } from './scenario.ts';

/** Every scenario, as the steps it consists of. */
export const SCENARIOS: Readonly<Record<Schema<'ScenarioName'>, readonly Step[]>> = {
  onboarding: [
    onboarding('Reports that the application is being looked at', 'InProgress'),
    onboarding('Approves the company', 'Approved'),
    publishPackage,
    setSubscription,
  ],
  'happy-path': [
    ...companyReady,
    orders(1),
    reports('Reports that the candidate has started', { assessment: 'InProgress', tests: ['InProgress', null] }),
    reports('Reports scores of both tests', { tests: ['Complete', 'Complete'], scores: ['91', '83'] }),
    reports('Completes the assessment', { assessment: 'Complete' }),
  ],
  retest: [
    ...companyReady,
    orders(1),
    reports('Reports a first attempt', {
      assessment: 'InProgress',
      tests: ['Complete', 'RetestRecommended'],
      scores: ['88', '41'],
    }),
    reports('Recommends a retest', { assessment: 'RetestRecommended' }),
    reports('Reports the second attempt', {
      assessment: 'InProgress',
      tests: [null, 'Complete'],
      scores: [null, '79'],
      attempt: 2,
    }),
    reports('Completes the assessment', { assessment: 'Complete' }),
  ],
  hold: [
    ...companyReady,
    orders(1),
    reports('Reports that the candidate has started', { assessment: 'InProgress', tests: ['InProgress', null] }),
    reports('Puts the assessment on hold', { assessment: 'Hold', tests: ['Hold', 'Hold'] }),
    reports('Goes on', { assessment: 'InProgress', tests: ['InProgress', 'InProgress'] }),
    reports('Reports scores of both tests', { tests: ['Complete', 'Complete'], scores: ['72', '64'] }),
    reports('Completes the assessment', { assessment: 'Complete' }),
  ],
  expired: [
    ...companyReady,
    orders(1),
    reports('Reports that the tests have expired', { tests: ['Expired', 'Expired'] }),
    reports('Reports that the assessment has expired', { assessment: 'Expired' }),
  ],
  'bulk-hiring': [
    ...companyReady,
    orders(20),
    reportsOnEach('Reports how far each candidate is', [
      null,
      { assessment: 'InProgress', tests: ['InProgress', null] },
      { assessment: 'Hold', tests: ['Hold', null] },
      { assessment: 'Complete', tests: ['Complete', 'Complete'], scores: ['90', '84'] },
      { assessment: 'Expired', tests: ['Expired', 'Expired'] },
    ]),
  ],
};
