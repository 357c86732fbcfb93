import { defineRules } from '../rule.ts';

const KEEP = 'Keep the body as it is and answer 200.';

/** The callback for jobs, for partners whose results depend on the job. */
export const jobRules = defineRules('Job callback', {
  'job.from-platform': {
    title: 'A job is taken.',
    why: 'The platform sends a job as soon as the recruiter switches assessments on. Its fields are not public.',
    severity: 'should',
    source: { page: ['CB-old', 'PART'], confidence: 'inferred' },
    fix: KEEP,
    needs: ['jobUrl'],
  },
  'job.status-changes': {
    title: 'Changes of a job’s status are taken at the same address.',
    why: 'Since September 2025 they come there too: the same job again, with another status. Which values there are is not public.',
    severity: 'should',
    source: { page: ['CL-2025-09-09'], confidence: 'certain' },
    fix: 'Do not refuse a job that is known, nor a status that is not.',
    needs: ['jobUrl'],
  },
  'job.unknown-fields': {
    title: 'A job with whatever fields is taken.',
    why: 'No page shows its fields.',
    severity: 'should',
    source: { page: ['CB-old'], confidence: 'inferred' },
    fix: KEEP,
    needs: ['jobUrl'],
  },
  'job.same-again': {
    title: 'The same job twice is taken twice.',
    why: 'There is no id of the delivery here either.',
    severity: 'should',
    source: { page: ['CB-old'], confidence: 'inferred' },
    fix: 'Answer 200 for a repetition.',
    needs: ['jobUrl'],
  },
  'job.key-checked': {
    title: 'Jobs without the right key are refused.',
    why: 'The key comes with every callback.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-new'], confidence: 'certain' },
    fix: 'Check `x-api-key` on this address as well.',
    needs: ['jobUrl'],
  },
});
