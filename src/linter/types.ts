import type { CallerChange } from '../caller-change.ts';
import type { BuildContext, DetectionSettings, Verdict } from '../facts/index.ts';
import type { Fix } from '../fix/types.ts';
import type { Engine } from '../knowledge/docker/engines.ts';
import type { Related, Severity } from '../rule.ts';
import type { Dockerfile, Instruction, SyntaxProblem } from '../syntax/types.ts';
import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import type { Redacted } from '../text/redacted.ts';

export interface LintOptions {
  readonly engine: Engine;
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  /** Levels by rule name; a rule that is not named has its own. */
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  /** Build arguments stay as a fallback, for callers that cannot give secrets yet; not without being asked. */
  readonly keepArguments?: boolean | undefined;
  /** Private keys stay with the agent of whoever builds, where all that reads them can ask it. */
  readonly sshAgent?: boolean | undefined;
  readonly fix: 'none' | 'safe' | 'unsafe';
  /** The second opinion on what the file says, without which nothing is fixed. It is handed in because it takes long to load. */
  readonly secondParser?: SecondParser | undefined;
  readonly onError?: OnError | undefined;
  /** Build arguments, ids of secrets, or files of the context, for which something else must change first, with what: a fix that asks something of them is not safe. */
  readonly waiting?: ReadonlyMap<string, string> | undefined;
  /** Build arguments that one caller passes and another does not, with where that one stands. */
  readonly unpassed?: ReadonlyMap<string, string> | undefined;
}

/** Is told of an error that was survived, a bug of ours: a fix or a file was left alone because of it. `what` names the step; the message may quote the document. */
export type OnError = (what: string, error: unknown) => void;

/** What keeps a Dockerfile that has no problems from being rewritten all the same. */
export type SecondParser = (dockerfile: Dockerfile) => readonly SyntaxProblem[];

/** A bug of ours: a rule (or the reading of the file, where `rule` is undefined) that threw. The message may quote the document: mask it. */
export interface RuleFailure {
  readonly rule: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A problem with its rule, in the document it was found in. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: Verdict | undefined;
  readonly message: string;
  readonly name: string;
  /** In the document before any fix. */
  readonly range: Range;
  /** Undefined in a file that is no Dockerfile. */
  readonly instruction: Instruction['keyword'] | undefined;
  /** The whole instruction, in the document before any fix. */
  readonly instructionRange: Range;
  readonly evidence: readonly string[];
  readonly related: readonly Related[];
  readonly notes: readonly string[];
  readonly remedy: string | undefined;
  readonly fix: Fix | undefined;
  /** Where the finding stands with whose safe fix this one goes away as well; undefined if it has a fix of its own. */
  readonly goesWith?: Range;
  /** Gone after the fixes were applied. */
  readonly fixed: boolean;
}

/** The result for one document, with what the applied fixes ask of its callers. */
export interface LintResult extends CallerChange {
  /** The document as given. */
  readonly document: Document;
  /** Its text after the fixes; the same string where nothing was changed. */
  readonly output: string;
  /** Sorted by place. After fixing: what was fixed stays in the list with `fixed`. */
  readonly findings: readonly Finding[];
  /** Why the file was not fixed, though asked: it does not parse as BuildKit parses it, fixes did not settle, verification failed. */
  readonly refusal: string | undefined;
  /** Every literal secret value seen, for masking. */
  readonly values: readonly Redacted[];
  /** Single fixes that were dropped because the result did not hold what they promise, a line each. */
  readonly dropped: readonly string[];
  readonly failures: readonly RuleFailure[];
}
