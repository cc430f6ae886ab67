import type { Facts, Verdict } from './facts/index.ts';
import type { Fix, FixSettings } from './fix/index.ts';
import type { Instruction } from './syntax/types.ts';
import type { Range } from './text/range.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface RuleMeta {
  readonly name: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly severity: Severity;
  readonly fixable: 'always' | 'sometimes' | 'never';
  /** Whether images that were built before still hold what the rule finds. */
  readonly published?: true;
  /** The official build check of the same kind, e.g. SecretsUsedInArgOrEnv: its `# check=skip=` suppresses ours. */
  readonly buildkit?: string;
  readonly references: readonly string[];
}

/** A place that belongs to a problem, e.g. where the secret is read. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** What a rule yields. */
export interface Problem {
  /** What the code frame underlines. */
  readonly range: Range;
  readonly instruction: Instruction;
  /** The variable, or the path in the Dockerfile's own spelling. */
  readonly name: string;
  /** The variable whose repair, where there is one, also removes this problem. */
  readonly secret?: string;
  readonly message: string;
  readonly verdict: Verdict | undefined;
  /** Overrides the rule's own severity, e.g. info for a placeholder. */
  readonly severity?: Severity;
  readonly evidence: readonly string[];
  readonly related: readonly Related[];
  /** Who reads it and where it is recorded, for the report; a line each. */
  readonly notes: readonly string[];
  /** What a person can do; left out where there is a fix. */
  readonly remedy?: string | undefined;
  /** As a function, so that what goes wrong in making it does not lose the problem. Without a fix, undefined. */
  readonly fix?: Fix | (() => Fix | undefined);
}

/** How a file that builds a Dockerfile does not fit what the Dockerfile takes. */
export type CallerMisfit = {
  /** The Dockerfile, as seen from the root of its project. */
  readonly dockerfile: string;
  /** The build argument, or the id of the secret. */
  readonly name: string;
} & (
  | {
      /** It passes as a build argument what the Dockerfile mounts as this secret. */
      readonly kind: 'secret-as-argument';
      readonly id: string;
    }
  /** It passes the argument of a secret, and no ARG takes it. */
  | { readonly kind: 'argument-of-nothing' }
  /** It does not give a secret that the Dockerfile requires. */
  | { readonly kind: 'missing-secret' }
  /** It builds with what cannot give secrets at all; the reason is for people. */
  | { readonly kind: 'no-secrets'; readonly reason: string }
);

/** What a rule says of a misfit. */
export interface CallerProblem {
  readonly message: string;
  /** What follows from it; a line each. */
  readonly notes: readonly string[];
  /** What the repair is called. */
  readonly title: string;
}

/** A rule judges one kind of flow and offers at most one fix for each problem. It reads facts and never prints. The settings are for the fixes. */
export interface Rule {
  readonly meta: RuleMeta;
  check(facts: Facts, settings: FixSettings): Iterable<Problem>;
  /** For a rule about the files that build a Dockerfile: words what was found in one of them. */
  wordMisfit?(misfit: CallerMisfit): CallerProblem;
}
