/** The only interface that the site is served on. */
export const HOST = '127.0.0.1';

/** Port of the site when `PORT` is not set. */
export const DEFAULT_PORT = 4030;

/** Where `start` serves the site; absolute links, such as those in `llms.txt`, begin with it. */
export const SITE = `http://${HOST}:${DEFAULT_PORT}`;
