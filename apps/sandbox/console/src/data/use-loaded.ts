import { createLive } from '@assessment-kit/console-parts';
import type { paths } from '@assessment-kit/contract/sandbox';
import { get } from './api.ts';
import { watch } from './live.ts';

export const { useLive, useLoaded } = createLive<paths>(get, watch);
