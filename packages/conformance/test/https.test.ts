import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { certify } from '../src/index.ts';
import { PATIENT_LIMITS } from './support/limits.ts';
import { RIGHT_KEY, startReceiver } from './support/receiver.ts';

let tls: { key: string; cert: string };
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'certify-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=receiver', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
});

async function certified() {
  const { base, close } = await startReceiver({}, tls);
  onTestFinished(close);
  const options = { key: RIGHT_KEY, probe: { url: `${base}/probe` }, limits: PATIENT_LIMITS };
  return certify({ ...options, url: `${base}/orders`, errorUrl: `${base}/errors`, jobUrl: `${base}/jobs` });
}

test('over https, a receiver whose certificate is trusted passes every rule', async () => {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, tls.cert]);
  onTestFinished(() => setDefaultCACertificates(before));
  const { results } = await certified();
  expect(results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped')).toEqual([]);
  expect(results.filter(({ verdict }) => verdict === 'pass').length).toBe(results.length - 3);
});

test('says when a certificate is not trusted', async () => {
  const { base, close } = await startReceiver({}, tls);
  onTestFinished(close);
  const { results } = await certify({
    url: `${base}/orders`,
    key: RIGHT_KEY,
    only: ['answer.exactly-200', 'order.names'],
  });
  expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'not-testable']);
  expect(results[1]?.summary).toContain('NODE_EXTRA_CA_CERTS');
});
