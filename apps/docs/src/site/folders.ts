import { fileURLToPath } from 'node:url';

/** The folder of this app, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built site. */
export const DIST = `${ROOT}dist/`;

/** Where a site is built before it takes the place of the one before; the one before lies here while it is removed. */
export const WORKSHOP = `${ROOT}.build/`;

/** What coding agents read, in the root of the repository. */
export const SKILL = fileURLToPath(new URL('../../../../SKILL.md', import.meta.url));
