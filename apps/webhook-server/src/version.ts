import manifest from '../package.json' with { type: 'json' };

/** Of the webhook server. */
export const VERSION: string = manifest.version;
