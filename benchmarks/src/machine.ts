import { createRequire } from 'node:module';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

const require = createRequire(import.meta.url);

/** Names of packages as people know them. */
const KNOWN_AS: Readonly<Record<string, string>> = { '@stoplight/prism-cli': 'Prism', express: 'Express' };

/**
 * What was measured with, in one line.
 *
 * @param rivals - The packages that the kit was measured against, which are given with their versions.
 */
export function machine(rivals: readonly string[]): string {
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const hardware = [cpus()[0]?.model.trim() ?? 'unknown processor', `${availableParallelism()} cores`, memory];
  const software = [
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    ...rivals.map((name) => `${KNOWN_AS[name] ?? name} ${versionOf(name)}`),
  ];
  return `${hardware.join(', ')}; ${software.join(', ')}.`;
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
