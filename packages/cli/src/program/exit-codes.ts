/** Every exit code: what help, README and documentation print. */
export const EXIT_CODES = {
  done: { code: 0, meaning: 'done' },
  bug: { code: 1, meaning: 'something unexpected went wrong in the program itself' },
  usage: { code: 2, meaning: 'arguments, settings, files or credentials are missing or wrong; nothing was sent' },
  refused: { code: 3, meaning: 'the platform refused it (4xx), or a check before sending did; change it first' },
  credentials: { code: 4, meaning: 'the platform refused the credentials' },
  unavailable: {
    code: 5,
    meaning: 'no answer, a failure on the side of the platform, or too many requests; the same may succeed later',
  },
  check: { code: 6, meaning: 'a check failed: doctor, verify, certify' },
  missing: { code: 7, meaning: 'what was asked for does not exist' },
  partly: { code: 8, meaning: 'some of it was done, some of it failed' },
  declined: { code: 9, meaning: 'the question was answered with no; nothing was done' },
  changes: { code: 10, meaning: '`packages plan --detailed-exitcode`: there is something to do' },
  interrupted: { code: 130, meaning: 'ended by Ctrl+C (SIGINT)' },
  terminated: { code: 143, meaning: 'ended by SIGTERM' },
} as const satisfies Record<string, { code: number; meaning: string }>;

/** The name of an exit code, as commands return it. */
export type ExitName = keyof typeof EXIT_CODES;
