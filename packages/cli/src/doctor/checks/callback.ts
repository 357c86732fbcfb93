import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
import type { WebhookPayload } from '@assessment-kit/contract';
import { CALLBACK_SUCCESS_STATUS, maxLengthOf, SHORT_CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';
import { addressWarnings } from '../../callback/address-warnings.ts';
import { urlsOf } from '../../callback/registered-callback.ts';
import { type Check, causeOf, type Finding, finding, type Patient, requestSignal } from '../check.ts';

/** No receiver takes it for a key of its own. It has the greatest length that a key may have. */
const WRONG_KEY = 'assessment-kit-doctor-'.padEnd(maxLengthOf('upsertCallback', 'apiKey'), '0');
const REFUSED = [401, 403];

/**
 * Calls the receiver from here. First with a wrong key, which it must refuse; then with the right one and a body that is no
 * order, which it must refuse for the body and not for the key. Nothing is stored by either.
 */
export const callbackCheck: Check = async (patient) => {
  const url = patient.registered ? urlsOf(patient.registered)['successCallbackUrl'] : undefined;
  if (url === undefined || !URL.canParse(url)) {
    return url === undefined
      ? []
      : [finding('address', 'failed', 'The registered address is no URL.', 'Register it again.')];
  }
  const findings = addressWarnings(url, patient.connection.baseUrl).map((warning) =>
    finding('address', 'warning', warning, 'Register an https address that the internet reaches.'),
  );
  const wrong = await call(patient, url, WRONG_KEY);
  if ('unreachable' in wrong) {
    const reason = `${url} cannot be reached from here: ${wrong.unreachable}.`;
    const advice = 'Is it running, and may this machine reach it? From the platform it may be otherwise.';
    return [...findings, finding('reachable', 'failed', reason, advice), BY_THE_PLATFORM];
  }
  findings.push(finding('reachable', 'ok', `The receiver answers from here in ${wrong.ms} ms.`), BY_THE_PLATFORM);
  if (wrong.status < 300) {
    const reason = `A wrong key was answered with ${wrong.status}: anyone who knows the address can send orders.`;
    findings.push(
      finding(
        'key is checked',
        'failed',
        reason,
        'Compare x-api-key with the registered key, and answer 401 otherwise.',
      ),
    );
  } else if (REFUSED.includes(wrong.status)) {
    findings.push(finding('key is checked', 'ok', `A wrong key is refused with ${wrong.status}.`));
  } else {
    const reason = `A wrong key was answered with ${wrong.status}, which does not show whether the key or something else was refused.`;
    findings.push(finding('key is checked', 'warning', reason, 'Check the key first, and answer 401.'));
  }
  return [...findings, ...(await keyFindings(patient, url, wrong.status))];
};

const BY_THE_PLATFORM = finding(
  'reachable for the platform',
  'unknown',
  'Whether the platform reaches it cannot be told from here, and the addresses it calls from are not published.',
  'Place an order in the sandbox of the platform, and see whether it arrives.',
);

async function keyFindings(patient: Patient, url: string, wrongStatus: number): Promise<Finding[]> {
  const [key] = patient.keys;
  if (key === undefined) {
    const reason = 'The key is not known here, and the platform does not show it.';
    return [finding('key matches', 'unknown', reason, 'Set CALLBACK_API_KEYS to the registered key.')];
  }
  // An empty object is no order: a receiver that takes it stores nothing that it could act upon.
  const right = await call(patient, url, key, {} as WebhookPayload<'order'>);
  if ('unreachable' in right) {
    return [finding('key matches', 'unknown', `The second request failed: ${right.unreachable}.`, 'Try again.')];
  }
  const findings = [keyFinding(right.status, wrongStatus)];
  if (findings[0]?.verdict !== 'failed' && patient.sendTestOrder)
    findings.push(await testOrderFinding(patient, url, key));
  return findings;
}

function keyFinding(status: number, wrongStatus: number): Finding {
  if (REFUSED.includes(status)) {
    const reason = `The first of CALLBACK_API_KEYS is refused with ${status}: orders would be refused, too, if it is the registered one.`;
    return finding(
      'key matches',
      'failed',
      reason,
      'Give the receiver this key, or register its own with `assessment-kit callback set`.',
    );
  }
  if (status >= 500) {
    const reason = `With the key, a body that is no order was answered with ${status}.`;
    return finding(
      'key matches',
      'warning',
      reason,
      'Bad input is better refused with 400: look into the log of the receiver.',
    );
  }
  if (!REFUSED.includes(wrongStatus)) {
    return finding('key matches', 'unknown', 'The receiver answers the same with a wrong key, so this shows nothing.');
  }
  return finding(
    'key matches',
    'ok',
    'The receiver takes the first of CALLBACK_API_KEYS. Whether it is the one registered, only the platform knows.',
  );
}

/** Sends a whole order with a made-up person, as the platform does. The receiver takes it for real. */
async function testOrderFinding(patient: Patient, url: string, key: string): Promise<Finding> {
  const order = createTestOrder({ companyId: 'TEST' });
  const { orderId } = order.assessmentOrder;
  const sent = await call(patient, url, key, order);
  if ('unreachable' in sent) {
    return finding(
      'test order',
      'failed',
      `Order ${orderId} was not answered: ${sent.unreachable}.`,
      'Answer first, work afterwards.',
    );
  }
  if (sent.status !== CALLBACK_SUCCESS_STATUS) {
    const reason = `Order ${orderId} was answered with ${sent.status}; only ${CALLBACK_SUCCESS_STATUS} is a success.`;
    return finding('test order', 'failed', reason, 'Look into the log of the receiver.');
  }
  if (sent.ms > SHORT_CALLBACK_TIMEOUT_SECONDS * 1000) {
    const reason = `Order ${orderId} was answered after ${sent.ms} ms; by one page, ${SHORT_CALLBACK_TIMEOUT_SECONDS} s is the limit.`;
    return finding('test order', 'warning', reason, 'Answer first, work afterwards.');
  }
  return finding(
    'test order',
    'ok',
    `Order ${orderId} was answered with 200 in ${sent.ms} ms. Forget it in your system: its company is TEST.`,
  );
}

type Answer = { status: number; ms: number } | { unreachable: string };

async function call(
  patient: Patient,
  url: string,
  apiKey: string,
  payload: WebhookPayload<'order'> = {} as WebhookPayload<'order'>,
): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const request = signedCallback(url, payload, { apiKey });
    const response = await fetch(request, { redirect: 'manual', signal: requestSignal(patient) });
    await response.arrayBuffer();
    return { status: response.status, ms: Math.round(performance.now() - startedAt) };
  } catch (error) {
    patient.signal.throwIfAborted();
    return { unreachable: causeOf(error) };
  }
}
