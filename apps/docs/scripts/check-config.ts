import { join } from 'node:path';
import ts from 'typescript-api';

/**
 * Checks the types of `astro.config.ts`, and of nothing it imports: the plugins are published as TypeScript that only a
 * bundler resolves and that does not pass our settings, which is nobody's fault here.
 *
 * `pnpm --filter @assessment-kit/docs typecheck`; exits with 1 on an error.
 */
const folder = join(import.meta.dirname, '..');
const config = join(folder, process.argv[2] ?? 'astro.config.ts');
const { config: json } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...json, include: [], files: [config] }, ts.sys, folder);
const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const program = ts.createProgram([config], { ...options, ...bundler });
const source = program.getSourceFile(config);
const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
if (source === undefined) throw new Error(`There is no ${config}.`);
if (problems.length > 0) {
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  };
  console.error(ts.formatDiagnostics(problems, host));
  process.exitCode = 1;
}
