import { isIP } from 'node:net';

/** What may be wrong with the address of a callback, as sentences. */
export function addressWarnings(url: string, platformUrl: string): string[] {
  const { protocol, hostname } = new URL(url);
  const warnings: string[] = [];
  // A sandbox on this machine or beside it reaches what a machine elsewhere does not.
  if (isPrivate(new URL(platformUrl).hostname)) return warnings;
  if (isPrivate(hostname))
    warnings.push(`${url} is an address that only this machine or network reaches; the platform does not.`);
  if (protocol === 'http:')
    warnings.push(`${url} is not https: orders with names and addresses, and the key, would travel in the clear.`);
  return warnings;
}

/** Loopback, link-local and private addresses (RFC 1918, RFC 4193), and names that only a local network knows. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(host) === 4) return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host);
  if (isIP(host) === 6) return /^(::1?$|f[cd]|fe[89ab]|::ffff:(0|7f|a)[\da-f]*:)/.test(host);
  return !host.includes('.') || /\.(localhost|local|internal|test|home\.arpa)$/.test(host);
}
