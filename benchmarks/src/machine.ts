import { createRequire } from 'node:module';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

const require = createRequire(import.meta.url);

/** What was measured with, in one line. */
export function machine(): string {
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const hardware = [cpus()[0]?.model.trim() ?? 'unknown processor', `${availableParallelism()} cores`, memory];
  const software = [
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    `Prism ${versionOf('@stoplight/prism-cli')}`,
  ];
  return `${hardware.join(', ')}; ${software.join(', ')}.`;
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
