import { createApi, type Loaded as LoadedOf } from '@assessment-kit/console-parts';
import type { paths } from '@assessment-kit/contract/sandbox';

export const { get, send } = createApi<paths>({ server: 'The sandbox' });

/** What a GET of a path answers. */
export type Loaded<Path extends keyof paths> = LoadedOf<paths, Path>;
