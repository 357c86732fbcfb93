import { fileURLToPath } from 'node:url';

/** The folder of this app, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built site. */
export const DIST = `${ROOT}dist/`;
