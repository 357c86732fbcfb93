import { buildSite } from '../src/site/build.ts';

/** The tests read the built site; it is built once for all of them, and only when something has changed. */
export default async function setup(): Promise<void> {
  await buildSite();
}
