/** A command that puts a text which it gets into a file that it makes, or into a state that it keeps: a comment, a label, a variable of a template. */
export interface KeptText {
  readonly programs: readonly string[];
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Matched against a word with the one before it: the words that it keeps; omitted if it may keep any that is not a credential for the call. */
  readonly word?: RegExp;
  /** Set if it also keeps credentials among its words (the login of an address); without `word`, also what comes on its input. */
  readonly all?: true;
  /** Set if it also keeps what comes on its input. */
  readonly input?: true;
  /** Set if it keeps only such a text of its input. */
  readonly fed?: RegExp;
  /** Set if it only prints it: kept where its output goes to a file. */
  readonly printed?: true;
  readonly source: string;
}
