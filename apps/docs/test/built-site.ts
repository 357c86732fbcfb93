import { buildSite } from '../src/site/build.ts';
import { isBuilt } from '../src/site/freshness.ts';

/** The tests read the built site; it is built once for all of them, and only when something has changed. */
export default async function setup(): Promise<void> {
  if (!(await isBuilt())) await buildSite();
}
