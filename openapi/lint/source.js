import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The page codes of `assessments/sources.yaml`. */
const PAGES = new Set(
  Object.keys(parse(readFileSync(new URL('../assessments/sources.yaml', import.meta.url), 'utf8'))),
);

const CONFIDENCE = ['certain', 'inferred'];
const KEYS = ['page', 'confidence', 'note'];

/**
 * Every schema file, operation and security scheme says where it comes from. What stands inside inherits it, so only the
 * root of a schema file is asked.
 */
export function SourceRequired() {
  const require =
    (what) =>
    (node, { report, location }) => {
      if (node['x-source'] === undefined) report({ message: `${what} must have an \`x-source\`.`, location });
    };
  return {
    Operation: require('An operation'),
    SecurityScheme: require('A security scheme'),
    Schema(schema, ctx) {
      const isRootOfFile =
        ctx.location.pointer === '#/' && ctx.location.source.absoluteRef.includes('/components/schemas/');
      if (isRootOfFile && schema.$ref === undefined) require('A schema')(schema, ctx);
    },
  };
}

/** An `x-source` names known pages and how sure the statement is. */
export function SourceShape() {
  return {
    any(node, { report, location }) {
      const source = node?.['x-source'];
      if (source === undefined) return;
      for (const message of problemsOfSource(source)) report({ message, location: location.child('x-source') });
    },
  };
}

function problemsOfSource(source) {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    return ['`x-source` must be an object with `page` and `confidence`.'];
  }
  const unknownKeys = Object.keys(source).filter((key) => !KEYS.includes(key));
  return [
    ...unknownKeys.map((key) => `\`x-source\` has an unknown field \`${key}\`.`),
    ...problemsOfPage(source.page),
    ...(CONFIDENCE.includes(source.confidence) ? [] : ['`confidence` must be `certain` or `inferred`.']),
  ];
}

/** What is wrong with a page code or a list of them. */
export function problemsOfPage(page) {
  const codes = [page].flat();
  if (codes.length === 0) return ['`page` must name at least one page.'];
  return codes
    .filter((code) => !PAGES.has(code))
    .map((code) => `\`page\` must be a code of sources.yaml; \`${String(code)}\` is not.`);
}
