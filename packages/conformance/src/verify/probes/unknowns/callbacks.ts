import { CALLBACK } from '../../rules/valid-call.ts';
import { isTaken, told } from '../parts.ts';
import type { ProbeTry } from '../probe.ts';
import { answered, asInferred, open, type Question } from './question.ts';

/** Registers a callback at an address. */
const registered = (successCallbackUrl: string, otherwise: string): ProbeTry => ({
  needs: ['write', 'callback'],
  requests: [{ operation: 'upsertCallback', call: { body: { ...CALLBACK, callbackDetails: { successCallbackUrl } } } }],
  read: ([answer]) => told(answer && isTaken(answer), otherwise),
});

const COLLECTED = 'having orders placed in a test company, and keeping the callbacks as they come';

/** What is not known about the callback and about what comes by it. */
export const CALLBACK_QUESTIONS: readonly Question[] = [
  open(
    'cancelling',
    'How an order is cancelled. No cancel event or status was found.',
    'Only HR users could cancel one, and no request of a partner shows how.',
    'trying to withdraw an order in the application of a test company, and keeping what comes',
  ),
  open(
    'repeated-deliveries',
    'Whether and when deliveries are repeated, in which order they come, and whether one can come twice.',
    'Callbacks follow orders, which only HR users place, and a repetition may take its time.',
    'a receiver that refuses an order of a test company, and a day of waiting',
  ),
  open(
    'after-a-failed-callback',
    'What the customer sees after a failed callback.',
    'Only the application shows it, and no request of a partner.',
    'a receiver that refuses an order of a test company, and a look at the order in the application',
  ),
  answered(
    'The body of this answer, and whether the key is part of it.',
    {
      name: 'registered-callback',
      says: 'The registered callback comes back in the form in which it was registered.',
      by: asInferred('RegisteredCallback'),
    },
    {
      name: 'key-not-returned',
      says: 'The key is no part of the registered callback.',
      by: {
        needs: ['write', 'callback'],
        requests: [{ operation: 'upsertCallback', call: { body: CALLBACK } }, { operation: 'getCallback' }],
        read([, answer]) {
          if (!answer || !isTaken(answer)) return { untold: 'No callback is registered.' };
          return told(!answer.answer.text.includes(CALLBACK.apiKey), 'it is returned');
        },
      },
    },
  ),
  answered(
    'Whether callback URLs have to be https, and whether they are checked when they are registered.',
    {
      name: 'plain-http-callback',
      says: 'A callback may be registered under http.',
      by: registered('http://partner.example/orders', 'it has to be https'),
    },
    {
      name: 'callback-to-nowhere',
      says: 'A callback may be registered at an address that no server has.',
      by: registered('https://ak-verify.invalid/orders', 'the address is checked'),
    },
  ),
  open(
    'certification-date',
    'What `certificationDateTime` means beyond its name.',
    'A meaning cannot be tried.',
    'asking the platform',
  ),
  open(
    'limits-of-orders',
    'Limits and nullability of all fields, and whether ids of the persons were added later.',
    'Orders come by callback, from HR users; no request brings one about.',
    COLLECTED,
  ),
  open(
    'whose-job-id',
    "Whether this is the platform's id of the job or the one that the partner returned.",
    'Jobs are created by HR users; no request brings one about.',
    'answering a job callback of a test company with an id of your own, and having an order placed for the job',
  ),
  open(
    'fields-of-an-answer',
    'The fields of a JSON answer to a callback.',
    'What the platform reads of an answer shows in the application at most.',
    'asking the platform',
  ),
  open(
    'fields-of-a-job',
    'The fields of a job and the values of its status.',
    'Jobs are created by HR users; no request brings one about.',
    'having jobs created and closed in a test company, and keeping the callbacks as they come',
  ),
  open(
    'answer-to-a-job',
    "What the answer has to contain, for example the partner's own id of the job.",
    'What the platform reads of an answer shows in the application at most.',
    'asking the platform',
  ),
  open(
    'form-of-a-failure',
    'Which of the two formats is sent, and whether it carries the order id.',
    'A failure is told after a callback that failed, and callbacks follow orders of HR users.',
    'registering an error callback, and having an order placed in a test company that the receiver refuses',
  ),
];
