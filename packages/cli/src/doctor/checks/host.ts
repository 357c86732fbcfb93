import { ENVIRONMENTS, OLD_HOSTS } from '@assessment-kit/client';
import { isPrivate } from '../../callback/address-warnings.ts';
import { type Check, causeOf, type Finding, finding, requestSignal } from '../check.ts';

/** A clock that is wrong by more than this, in seconds, is told. The header has whole seconds, and travels. */
const TOLERATED_SKEW_SECONDS = 5;

/** Reaches the host, and compares its clock with this machine's. */
export const hostCheck: Check = async (patient) => {
  const { baseUrl } = patient.connection;
  const { hostname, protocol } = new URL(baseUrl);
  const findings: Finding[] = [];
  const old = OLD_HOSTS[hostname];
  if (old) {
    findings.push(
      finding(
        'host name',
        'warning',
        `${hostname} is a host of 2024; the platform recommends to move.`,
        `Use --platform ${old}, which is ${ENVIRONMENTS[old]}.`,
      ),
    );
  }
  if (protocol === 'http:' && !isPrivate(hostname)) {
    findings.push(
      finding(
        'encryption',
        'failed',
        'The host is called by http: the secret and all data travel in the clear.',
        'Use its https address.',
      ),
    );
  }
  const startedAt = Date.now();
  try {
    const response = await fetch(baseUrl, { method: 'HEAD', redirect: 'manual', signal: requestSignal(patient) });
    const endedAt = Date.now();
    findings.push(finding('host', 'ok', `${baseUrl} answers in ${endedAt - startedAt} ms.`));
    findings.push(clockFinding(response.headers.get('date'), startedAt, endedAt));
  } catch (error) {
    patient.signal.throwIfAborted();
    findings.push(
      finding(
        'host',
        'failed',
        `${baseUrl} cannot be reached: ${causeOf(error)}.`,
        'Check the address, the network, and whether a firewall or proxy is between.',
      ),
      finding('clock', 'unknown', 'Without an answer there is nothing to compare the clock with.'),
    );
  }
  return findings;
};

function clockFinding(header: string | null, startedAt: number, endedAt: number): Finding {
  const date = Date.parse(header ?? '');
  if (Number.isNaN(date)) return finding('clock', 'unknown', 'The host does not say what time it is.');
  // Its clock stood somewhere in the second that it names, while the request was under way.
  const behind = date - endedAt;
  const ahead = startedAt - (date + 1000);
  const skew = Math.max(behind, ahead, 0);
  const seconds = Math.round(skew / 1000);
  if (seconds <= TOLERATED_SKEW_SECONDS) return finding('clock', 'ok', 'This clock and that of the host agree.');
  const direction = ahead > behind ? 'ahead of' : 'behind';
  return finding(
    'clock',
    'warning',
    `This clock is ${seconds} s ${direction} that of the host: updatedAt of your statuses will be wrong, and certificates may be refused.`,
    'Set the clock by NTP.',
  );
}
