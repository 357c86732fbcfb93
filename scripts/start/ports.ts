/** The ports of `pnpm start`, and the settings that move them. */
const DEFAULTS = { SANDBOX_PORT: 4010, WEBHOOK_SERVER_PORT: 4020, DOCS_PORT: 4030 } as const;

export type PortName = keyof typeof DEFAULTS;

/** @throws {Error} with one sentence that names the setting. */
export function portOf(name: PortName, environment: Readonly<Record<string, string | undefined>>): number {
  const value = environment[name] || String(DEFAULTS[name]);
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Error(`${name} must be a port from 0 to 65535.`);
  return Number(value);
}
