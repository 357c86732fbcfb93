/** Whether changes are seen as they happen. */
export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Calls `listener` whenever something may have changed, and when the connection comes or goes.
 *
 * @returns A function that ends it.
 */
export type Watch = (listener: (connection: Connection) => void) => () => void;
