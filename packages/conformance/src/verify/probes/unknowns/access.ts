import type { Exchange } from '../../host/exchange.ts';
import { formOf } from '../../host/host.ts';
import { inABurst, NO_LIMIT_MET, refusedInBurst } from '../burst.ts';
import { isTaken, packagePut, told, WRONG } from '../parts.ts';
import { answered, asInferred, open, type Question } from './question.ts';

/** The codes of a refusal, in the sequence of its entries. */
const codesOf = ({ body }: Exchange) => ((body?.Values ?? []) as { Code?: string }[]).map(({ Code }) => Code ?? 'none');

/** A wrong value each, and the code that the sandbox gives it. */
const WRONG_VALUES = [
  [{ name: undefined }, 'field_required'],
  [{ name: 'x'.repeat(51) }, 'too_long'],
  [{ name: 7 }, 'invalid_type'],
  [{ status: { startDate: WRONG } }, 'invalid_format'],
] as const;

/** What is not known about tokens, errors and limits of requests. */
export const ACCESS_QUESTIONS: readonly Question[] = [
  open(
    'callback-addresses',
    'Source addresses and TLS details of callbacks.',
    'No request shows from where callbacks will come, and those that came do not show from where the next one does.',
    'asking the platform for its addresses',
  ),
  open(
    'all-error-codes',
    'The full list of error codes.',
    'Refusals show the codes of what was tried, never that there are no others.',
    'asking the platform for its list',
  ),
  answered('Limits per endpoint, and the body and headers of a 429.', {
    name: 'retry-after',
    says: 'A refusal because of too many requests says in Retry-After, in seconds, when to come again.',
    by: {
      ...inABurst(8),
      read(answers) {
        const refused = refusedInBurst(answers);
        if (!refused) return NO_LIMIT_MET;
        const after = refused.answer.headers['retry-after'];
        return told(/^\d+$/.test(after ?? ''), after === undefined ? 'without Retry-After' : 'in another form');
      },
    },
  }),
  answered('Whether a second token request returns the same token, and how many tokens are valid at once.', {
    name: 'tokens-at-once',
    says: 'A second token request gives another token, and the first one stays valid.',
    by: {
      requests: [1, 2].map(() => ({
        operation: 'issueToken',
        call: ({ host: { credentials } }) => ({
          body: formOf({
            grant_type: 'client_credentials',
            client_id: credentials.clientId,
            client_secret: credentials.clientSecret,
          }),
        }),
      })),
      async read([first, second], { host }) {
        const [one, other] = [first?.body?.access_token, second?.body?.access_token];
        if (typeof one !== 'string' || typeof other !== 'string') return { untold: 'There is no token.' };
        if (one === other) return { reading: 'the same token' };
        const used = await host.call('getAssessmentPackages', { path: { companyId: 'b6001' }, token: one });
        return told(isTaken(used), 'another token, which ends the first one');
      },
    },
  }),
  answered('The error body of the token endpoint.', {
    name: 'token-error-body',
    says: 'Wrong credentials are refused with the fields of OAuth 2: error, and error_description.',
    by: asInferred('TokenError'),
  }),
  answered('All other values of `Code`.', {
    name: 'codes-of-refusals',
    says: `A text that is too long, a value of another type and one of another format are refused with the codes ${WRONG_VALUES.slice(
      1,
    )
      .map(([, code]) => code)
      .join(', ')}.`,
    by: {
      needs: ['write'],
      requests: WRONG_VALUES.map(([changes]) => packagePut(changes as object)),
      read(answers) {
        const codes = answers.map((each) => codesOf(each)[0] ?? 'none');
        return told(codes.join() === WRONG_VALUES.map(([, code]) => code).join(), codes.join(', '));
      },
    },
  }),
  answered(
    "The shape of this operation's errors; it was changed to meet the API's standards, the new one is not visible.",
    {
      name: 'onboarding-errors',
      says: 'A wrong onboarding status is refused in the form of the other errors, and the field is named.',
      by: {
        needs: ['write'],
        requests: [
          {
            operation: 'upsertOnboardingStatus',
            call: ({ companyId }) => ({ body: { companyId, onboardingStatus: WRONG } }),
          },
        ],
        read([answer]) {
          if (!answer || isTaken(answer)) return { untold: 'It is taken.' };
          const [value] = (answer.body?.Values ?? []) as { Fields?: string }[];
          return told(value?.Fields === 'onboardingStatus', 'in another form');
        },
      },
    },
  ),
];
