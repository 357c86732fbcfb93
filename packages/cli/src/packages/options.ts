import type { ArgumentSpec, OptionSpec } from '../program/command.ts';
import { positiveNumber, wholeNumber } from '../program/readers.ts';

export const CATALOGUE = { summary: 'the catalogue, YAML or JSON' } as const satisfies ArgumentSpec;

/** What `packages plan` and `packages apply` have in common. */
export const RUN_OPTIONS = {
  companies: {
    summary: 'the companies: a file with an id in each line, `#` begins a comment; `-` is stdin',
    value: 'FILE',
    required: true,
  },
  prune: { summary: 'retires what a company has and the catalogue does not' },
  rate: {
    summary: "sends at most so many requests a second; a little below the platform's limit when not given",
    value: 'NUMBER',
    read: positiveNumber({ max: 10_000 }),
  },
  parallel: {
    summary: 'works on so many companies at a time; 8 when not given',
    value: 'NUMBER',
    read: wholeNumber({ min: 1, max: 100 }),
  },
} as const satisfies Record<string, OptionSpec>;

export const USUAL_PARALLEL = 8;

/** More than the two of a single call: who sends for hours meets more that passes. */
export const USUAL_RETRIES = 5;
