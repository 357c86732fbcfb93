import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CallbackKind } from '../store/store.ts';
import { defineHandlers, type Handlers } from './handlers.ts';

const KINDS = { order: true, job: true, error: true } as const satisfies Record<CallbackKind, true>;
const EXAMPLE = 'export default defineHandlers({ async order(order) { … } })';

/**
 * Loads the module that the setting `HANDLERS` names: JavaScript, or TypeScript whose types can be left out
 * (`erasableSyntaxOnly`). It runs in the server's process.
 *
 * @param path Absolute.
 * @throws {Error} with one sentence that says what is missing or wrong.
 */
export async function loadHandlers(path: string): Promise<Handlers> {
  if (!existsSync(path)) throw new Error('HANDLERS names a file that is not there.');
  const module = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}`.split('\n', 1)[0] : String(cause);
    throw new Error(`HANDLERS names a module that cannot be loaded: ${reason}`, { cause });
  });
  if (!('default' in module)) throw new Error(`HANDLERS names a module without a default export; it needs: ${EXAMPLE}`);
  const handlers: unknown = module.default;
  if (typeof handlers !== 'object' || handlers === null || Array.isArray(handlers)) {
    throw new Error(`HANDLERS names a module whose default export is no object; it needs: ${EXAMPLE}`);
  }
  const given = Object.entries(handlers);
  const unknown = given.find(([name]) => !Object.hasOwn(KINDS, name))?.[0];
  if (unknown !== undefined) {
    throw new Error(
      `HANDLERS names a module with a handler for ${JSON.stringify(unknown)}; there are order, job and error.`,
    );
  }
  const wrong = given.find(([, handler]) => typeof handler !== 'function')?.[0];
  if (wrong !== undefined) throw new Error(`HANDLERS names a module whose handler ${wrong} is no function.`);
  if (given.length === 0) throw new Error(`HANDLERS names a module without any handler; it needs: ${EXAMPLE}`);
  return defineHandlers(handlers);
}
