/** Arguments, settings, files or credentials are missing or wrong. Nothing was sent. */
export class UsageError extends Error {
  override name = 'UsageError';
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];

  /** @param problems Sentences that name the argument or setting and never repeat what could be a secret. */
  constructor(problems: string | readonly string[]) {
    const all = typeof problems === 'string' ? [problems] : problems;
    super(all.join(' '));
    this.problems = all;
  }
}
