import { DEFAULT_HOST, readHost } from '../model/host.ts';

/** Which sandbox is called, and as whom. */
export interface Settings {
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Those of a sandbox that was started without settings. */
const DEFAULTS: Settings = { host: DEFAULT_HOST, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

const KEY = 'assessment-kit-sandbox';

/** The settings of the last visit. The secret is not kept: a store of the browser is no place for one. */
export function storedSettings(): Settings {
  try {
    const { host, clientId } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    const read = readHost(host ?? '');
    return {
      ...DEFAULTS,
      ...(read.ok ? { host: read.host } : {}),
      ...(typeof clientId === 'string' && clientId !== '' ? { clientId } : {}),
    };
  } catch {
    return DEFAULTS;
  }
}

export function storeSettings({ host, clientId }: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ host, clientId }));
  } catch {
    // A browser may forbid it; the settings hold for this visit then.
  }
}
