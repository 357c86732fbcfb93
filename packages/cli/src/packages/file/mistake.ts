/** Something in a file that cannot stay as it is. */
export interface Mistake {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  /** How many characters of the line to underline, at least 1. */
  length: number;
  /** For example `packages[0].assessments[1].name`; empty for the file as a whole. */
  field: string;
  /** What is broken: `syntax`, `unknown_field`, `duplicate_id`, or a keyword of JSON Schema such as `maxLength`. */
  rule: string;
  /** What would be allowed: a number of characters, a type, the members of an enum. */
  limit?: number | string | readonly string[];
  /** One sentence that names the field and the limit. */
  message: string;
  /** How to mend it, where that can be guessed. */
  hint?: string;
}
