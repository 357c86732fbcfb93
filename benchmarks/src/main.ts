import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchClient } from './client/client.ts';
import { benchIngest } from './ingest/ingest.ts';
import { machine } from './machine.ts';
import { promiseTable, type Report } from './report.ts';
import { benchSandbox } from './sandbox/sandbox.ts';
import { benchValidation } from './validation/validation.ts';

interface Benchmark {
  run: (options: { quick: boolean }) => Promise<Report>;
  /** The packages that the kit is measured against. */
  rivals: readonly string[];
}

/** Benchmarks by the name they are asked for. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  sandbox: { run: benchSandbox, rivals: ['@stoplight/prism-cli'] },
  ingest: { run: benchIngest, rivals: ['express'] },
  client: { run: benchClient, rivals: ['openapi-fetch'] },
  validation: { run: benchValidation, rivals: ['express-openapi-validator'] },
};
const USAGE = [
  `pnpm bench ${Object.keys(BENCHMARKS).join('|')} [--quick] [--write]`,
  '  --quick measures less where a benchmark takes long (ingest).',
  '  --write puts the result into docs/benchmarks.',
].join('\n');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, quick: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const bench = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;

if (!bench) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { text, promises } = await bench.run({ quick: values.quick });
  const page = [
    `# Benchmark: ${name}\n`,
    `${machine(bench.rivals)}\n`,
    `Repeat it on a machine that does nothing else, with \`pnpm bench ${name} --write\`. Absolute numbers are those of one machine;`,
    'the ratios are what is promised.\n',
    promiseTable(promises),
    `\n${text}\n`,
  ].join('\n');
  console.log(page);
  if (values.write) {
    const folder = new URL('../../docs/benchmarks/', import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL(`${name}.md`, folder), page);
  }
  if (promises.some(({ reached }) => !reached)) process.exitCode = 1;
}
