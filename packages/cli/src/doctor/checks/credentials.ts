import { AssessmentKitError, RequestRejectedError } from '@assessment-kit/client';
import { SECRET_LIFETIME_DAYS, SECRET_REMINDER_DAYS } from '@assessment-kit/rules';
import { registeredCallback, urlsOf } from '../../callback/registered-callback.ts';
import { describeCallFailure } from '../../failures/describe-call-failure.ts';
import { clean } from '../../output/output.ts';
import { type Check, finding } from '../check.ts';

/** Asks for a token. */
export const credentialsCheck: Check = async (patient) => {
  const { client, connection } = patient;
  const expiry = finding(
    'age of the secret',
    'unknown',
    `Secrets end after ${SECRET_LIFETIME_DAYS} days. The platform does not say how old this one is.`,
    `Note when it was issued: the platform sends mails ${SECRET_REMINDER_DAYS.join(' and ')} days before it ends.`,
  );
  try {
    const { expires_in: seconds } = await client.issueToken();
    patient.authenticated = true;
    return [
      finding('credentials', 'ok', `Those of ${connection.source} are accepted; the token is good for ${seconds} s.`),
      expiry,
    ];
  } catch (error) {
    patient.signal.throwIfAborted();
    if (!(error instanceof AssessmentKitError)) throw error;
    const advice =
      error.code === 'authentication_failed'
        ? 'Check client id and secret: those of one environment do not work in the other, and they may have ended.'
        : describeCallFailure(error).advice;
    return [finding('credentials', 'failed', clean(error.message), advice), expiry];
  }
};

/** Reads the registered callback, which also shows whether the token opens the Assessments API. */
export const accessCheck: Check = async (patient) => {
  if (!patient.authenticated) {
    return [finding('access', 'unknown', 'Without a token nothing can be asked.')];
  }
  try {
    patient.registered = await registeredCallback(patient.client, patient.signal);
  } catch (error) {
    patient.signal.throwIfAborted();
    if (!(error instanceof AssessmentKitError)) throw error;
    const denied = error instanceof RequestRejectedError && error.status === 403;
    const advice = denied
      ? 'The credentials may not be enabled for the Assessments API: ask the platform, with the correlation id.'
      : describeCallFailure(error).advice;
    return [finding('access', 'failed', clean(error.message), advice)];
  }
  const access = finding('access', 'ok', 'The Assessments API answers.');
  if (patient.registered === null || urlsOf(patient.registered)['successCallbackUrl'] === undefined) {
    const reason = 'None is registered: no orders arrive.';
    return [access, finding('callback', 'failed', reason, 'Register one with `assessment-kit callback set`.')];
  }
  const registered = finding(
    'callback',
    'ok',
    `Orders go to ${clean(urlsOf(patient.registered)['successCallbackUrl'] ?? '')}.`,
  );
  return [access, registered];
};
