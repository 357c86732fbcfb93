import { join } from 'node:path';
import ts from 'typescript-api';
import type { PublishedPackage } from './published-packages.ts';

/** A name that a published package exports. */
export interface PublicName {
  /** Entry and name: `@assessment-kit/client/testing createTestOrder`. */
  at: string;
  entry: string;
  name: string;
  kind: 'value' | 'type';
  /** Whether it is a function or a class, also one that a `const` holds. */
  callable: boolean;
  /** What stands above it; empty when nothing does. */
  comment: string;
  /** Parameters of a function that `@param` does not name. */
  unnamed: string[];
  /** Examples in the comment. */
  examples: string[];
}

/** Every name of every entry that is TypeScript, once: where the first entry has it. */
export function publicNames({ folder, manifest }: PublishedPackage): PublicName[] {
  const published = Object.keys(manifest.publishConfig?.exports ?? {});
  const entries = Object.entries(manifest.exports).filter(
    ([name, path]) => published.includes(name) && path.endsWith('.ts'),
  );
  const files = entries.map(([, path]) => join(folder, path));
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Symbol>();
  return entries.flatMap(([entry], index) => {
    const source = program.getSourceFile(files[index] ?? '');
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) return [];
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (seen.has(symbol)) return [];
      seen.add(symbol);
      return [nameOf(checker, symbol, `${manifest.name}${entry.slice(1)}`, exported.name)];
    });
  });
}

function nameOf(checker: ts.TypeChecker, symbol: ts.Symbol, entry: string, name: string): PublicName {
  const [declaration] = symbol.declarations ?? [];
  const text = declaration ? commentOf(declaration) : '';
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const described = symbol.getJsDocTags(checker).filter(({ name: tag }) => tag === 'param');
  const named = described.map(({ text: parts }) => parts?.[0]?.text);
  const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0;
  const type = declaration && isValue ? checker.getTypeOfSymbolAtLocation(symbol, declaration) : undefined;
  const [signature] = type?.getCallSignatures() ?? [];
  const isFunction = signature !== undefined;
  // Of a `const` the function that it holds says what it takes; what is taken apart says so in its type.
  const parameters = symbol.flags & ts.SymbolFlags.Function ? (signature?.parameters ?? []) : [];
  return {
    at: `${entry} ${name}`,
    entry,
    name,
    kind: isValue ? 'value' : 'type',
    callable: isFunction || (symbol.flags & ts.SymbolFlags.Class) !== 0,
    comment: text === '' ? comment : text,
    unnamed: parameters.map((each) => each.name).filter((each) => !each.startsWith('__') && !named.includes(each)),
    examples: [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code),
  };
}

/** Without the stars, as it stands before a declaration. */
function commentOf(node: ts.Node): string {
  const host = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const text = host.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, host.getFullStart()) ?? [];
  const last = ranges.findLast(({ pos }) => text.startsWith('/**', pos));
  return last
    ? text
        .slice(last.pos + 3, last.end - 2)
        .replaceAll(/^[ \t]*\* ?/gm, '')
        .trim()
    : '';
}
