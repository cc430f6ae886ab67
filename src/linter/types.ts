import type { CallerChange } from '../caller-change.ts';
import type { BuildContext, DetectionSettings, Verdict } from '../facts/index.ts';
import type { RequiredMount } from '../fix/index.ts';
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
  /** Levels by rule name; a rule without an entry has its default level. */
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  /** Whether build arguments stay as a fallback, for callers that cannot pass secrets yet; default false. */
  readonly keepArguments?: boolean | undefined;
  /** Whether the client's ssh agent provides private keys, if everything that reads them can use an agent; default false. */
  readonly sshAgent?: boolean | undefined;
  /** Mounts that commands must have; default none. */
  readonly requiredMounts?: readonly RequiredMount[] | undefined;
  /** Whether our own ignore comments count only with a reason; default false. */
  readonly requireReason?: boolean | undefined;
  readonly fix: 'none' | 'safe' | 'unsafe';
  /** The cross-check parser; without it, nothing is fixed. It is passed in because loading it is slow. */
  readonly secondParser?: SecondParser | undefined;
  readonly onError?: OnError | undefined;
  /**
   * Names (build arguments, ids of secrets, files of the context) with the reason why something else must change first. A fix that concerns such a name is not
   * safe.
   */
  readonly waiting?: ReadonlyMap<string, string> | undefined;
  /** Build arguments that a caller builds without. Value: file and line of the caller without it. */
  readonly unpassed?: ReadonlyMap<string, string> | undefined;
}

/**
 * Called for an error after which the run continued, i.e. our bug: a fix or a file was skipped. `what`: the failed step. The message may quote the document.
 */
export type OnError = (what: string, error: unknown) => void;

/** Cross-checks a Dockerfile without problems; returns problems that forbid rewriting it. */
export type SecondParser = (dockerfile: Dockerfile) => readonly SyntaxProblem[];

/** A rule that threw, or the parser if `rule` is undefined; our bug. The message may quote the document: mask it. */
export interface RuleFailure {
  readonly rule: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A problem with its rule, as it is reported. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: Verdict | undefined;
  readonly message: string;
  readonly name: string;
  /** As in `Problem`. */
  readonly issuer?: string | undefined;
  /** As in `Problem`. */
  readonly published?: string | undefined;
  /** In the document before any fix. */
  readonly range: Range;
  /** Undefined for a finding in a caller. */
  readonly instruction: Instruction['keyword'] | undefined;
  /** The whole instruction, in the document before any fix. */
  readonly instructionRange: Range;
  readonly evidence: readonly string[];
  readonly related: readonly Related[];
  readonly notes: readonly string[];
  readonly remedy: string | undefined;
  readonly fix: Fix | undefined;
  /** Range of the finding whose safe fix also removes this one; undefined if this one has its own fix. */
  readonly goesWith?: Range;
  /** Whether the applied fixes removed it. */
  readonly fixed: boolean;
}

/** The result for one document, with the caller changes that the applied fixes require. */
export interface LintResult extends CallerChange {
  /** The original document. */
  readonly document: Document;
  /** The text after the fixes; the same string if nothing changed. */
  readonly output: string;
  /** Sorted by position. Fixed findings stay in the list, marked by `fixed`. */
  readonly findings: readonly Finding[];
  /** Why the file was not fixed although fixes were asked for: a syntax problem, fixes that do not settle, or a failed verification. */
  readonly refusal: string | undefined;
  /** All known secret values, for masking. */
  readonly values: readonly Redacted[];
  /** Reasons of fixes that were dropped because the verification failed, a line each. */
  readonly dropped: readonly string[];
  readonly failures: readonly RuleFailure[];
}
