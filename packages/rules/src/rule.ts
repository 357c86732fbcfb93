/** Where a rule comes from. */
export interface RuleSource {
  /** Page codes as in the contract's `sources.yaml`. */
  readonly page: readonly string[];
  /** `certain`: the page says so. `inferred`: read between the lines, or the kit's own reading of something unknown. */
  readonly confidence: 'certain' | 'inferred';
}

/** A rule of the platform in words, for pages and reports. The code that keeps it stands beside it. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: RuleSource;
}

/** One reason why something is refused: the field, a code for programs, a sentence for people. */
export interface RuleProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}
