import { join } from 'node:path';
import ts from 'typescript-api';
import { ROOT } from './published-packages.ts';

/** TypeScript that is nowhere on disk, by a name for messages. */
export interface Source {
  at: string;
  code: string;
}

/**
 * Compiles sources as modules of a package that depends on everything that is published.
 *
 * @param given Declarations that every source may use.
 * @param beside Modules beside the sources, by their file name.
 * @returns A sentence for each thing that is wrong.
 */
export function compiled(
  sources: readonly Source[],
  given: string,
  beside: Readonly<Record<string, string>> = {},
): string[] {
  const folder = join(ROOT, 'publishing');
  const files = new Map(
    sources.map(({ at, code }, index) => [join(folder, `source-${index}.ts`), { at, code: `${code}\nexport {};\n` }]),
  );
  files.set(join(folder, 'given.d.ts'), { at: 'given', code: given });
  for (const [name, code] of Object.entries(beside)) files.set(join(folder, name), { at: name, code });
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost({ ...options, noPropertyAccessFromIndexSignature: false });
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => files.get(name)?.code ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const file = files.get(name);
    return file ? ts.createSourceFile(name, file.code, version) : getSourceFile(name, version, ...rest);
  };
  // Readers write `process.env.NAME`.
  const program = ts.createProgram([...files.keys()], { ...options, noPropertyAccessFromIndexSignature: false }, host);
  return [...files].flatMap(([name, { at }]) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
        return `${at}, line ${line + 1} of it: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      },
    );
  });
}
