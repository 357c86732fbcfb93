import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-api';

/**
 * Writes `dist` of the package in the current folder: JavaScript and types of every module below `src`, one by one, so
 * that what stands beside a module in `src` stands beside it in `dist` too.
 *
 * `pnpm typecheck` checks types; here they are checked only where the package supports a Node.js that is older than the
 * one that runs the repository, against the library of that one.
 */
const folder = process.cwd();
const source = join(folder, 'src');
const dist = join(folder, 'dist');
const { engines } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const oldest = Number(/^>=(\d+)/.exec(engines.node)?.[1]);

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => folder,
  getNewLine: () => '\n',
};

rmSync(dist, { recursive: true, force: true });
copyTheRest();
const problems = compile();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

function compile(): string[] {
  const own = join(source, 'tsconfig.json');
  const file = existsSync(own) ? own : join(folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { lib = [] } = config.compilerOptions;
  const overrides = {
    noEmit: false,
    declaration: true,
    outDir: dist,
    rootDir: source,
    target: oldest >= 22 ? 'es2024' : 'es2022',
    lib: [oldest >= 22 ? 'es2024' : 'es2023', ...lib.filter((name: string) => name.startsWith('dom'))],
    noCheck: oldest >= 22,
  };
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    { ...config, compilerOptions: { ...config.compilerOptions, ...overrides }, include: [source], exclude: [] },
    ts.sys,
    source,
    undefined,
    file,
  );
  const program = ts.createProgram({ rootNames: fileNames, options });
  const { diagnostics } = program.emit(undefined, (path, text) => {
    if (!path.endsWith('.tsbuildinfo'))
      ts.sys.writeFile(path, path.endsWith('.d.ts') ? withJavaScriptNames(text) : text);
  });
  // Packages it needs are checked when they are built, against the library of the Node.js that they support.
  const checked = oldest >= 22 ? [] : ownProblems(program);
  const found = [...errors, ...checked, ...diagnostics];
  return found.map((diagnostic) => ts.formatDiagnostic(diagnostic, host));
}

function ownProblems(program: ts.Program): ts.Diagnostic[] {
  // The compiler writes every path with slashes, also where the system does not.
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${source.replaceAll('\\', '/')}/`));
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
}

/** The compiler rewrites `./module.ts` in JavaScript, but leaves it in types, where older resolvers find nothing. */
function withJavaScriptNames(types: string): string {
  return types.replaceAll(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2');
}

/** What is no TypeScript: generated validators with their types, and JSON. */
function copyTheRest(): void {
  cpSync(source, dist, {
    recursive: true,
    filter: (path) => !/(?<!\.d)\.tsx?$|tsconfig\.json$/.test(path),
  });
  for (const path of ts.sys.readDirectory(dist, ['.d.ts'])) {
    const types = readFileSync(path, 'utf8');
    const rewritten = withJavaScriptNames(types);
    if (rewritten !== types) ts.sys.writeFile(path, rewritten);
  }
}
