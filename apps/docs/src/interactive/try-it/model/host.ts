/** Where a sandbox listens when nothing else was said. */
export const DEFAULT_HOST = 'http://127.0.0.1:4010';

export type ReadHost = { readonly ok: true; readonly host: string } | { readonly ok: false; readonly problem: string };

const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of a sandbox as somebody typed it. Others than those of this machine are refused: the page holds credentials,
 * and nothing it sends may leave the machine.
 */
export function readHost(text: string): ReadHost {
  const typed = text.trim();
  const url = URL.parse(/^[\w.[\]-]+(:\d+)?\/?$/.test(typed) ? `http://${typed}` : typed);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return { ok: false, problem: `This is no address of a sandbox; write for example ${DEFAULT_HOST}.` };
  }
  if (!LOOPBACK.test(url.hostname)) {
    return { ok: false, problem: 'The sandbox must run on this machine: nothing that this page sends may leave it.' };
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return { ok: false, problem: 'Give scheme, host and port only.' };
  }
  return { ok: true, host: url.origin };
}
