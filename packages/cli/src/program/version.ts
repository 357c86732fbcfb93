import manifest from '../../package.json' with { type: 'json' };

/** As published. */
export const VERSION: string = manifest.version;
