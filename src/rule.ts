import type { Facts, Verdict } from './facts/index.ts';
import type { Fix, FixSettings } from './fix/index.ts';
import type { Instruction } from './syntax/types.ts';
import type { Range } from './text/range.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface RuleMeta {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly severity: Severity;
  readonly fixable: 'always' | 'sometimes' | 'never';
  /** Set if images that were built earlier still contain what the rule finds. */
  readonly published?: true;
  /** The official build check of the same kind, e.g. SecretsUsedInArgOrEnv: its `# check=skip=` suppresses ours. */
  readonly buildkit?: string;
  readonly references: readonly string[];
}

/** A further place of a problem, e.g. where the secret is read. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** A problem found by a rule. */
export interface Problem {
  /** The range underlined in the code frame. */
  readonly range: Range;
  readonly instruction: Instruction;
  /** The variable, or the path in the Dockerfile's own spelling. */
  readonly name: string;
  /** The variable whose fix, if there is one, also solves this problem. */
  readonly secret?: string;
  readonly message: string;
  readonly verdict: Verdict | undefined;
  /** The issuer of the secret, if the shape of its value shows it; a name in the table ISSUERS, or the name of a shape that nobody issues. */
  readonly issuer?: string | undefined;
  /** The secret that images built earlier hold, if no other problem tells of it: the id of a mount whose file a RUN leaves in a layer. */
  readonly published?: string | undefined;
  /** Overrides the rule's own severity, e.g. info for a placeholder. */
  readonly severity?: Severity;
  readonly evidence: readonly string[];
  readonly related: readonly Related[];
  /** Who reads the secret and where it is recorded, for the report; a line each. */
  readonly notes: readonly string[];
  /** What a person can do; omitted if there is a fix. */
  readonly remedy?: string | undefined;
  /** A function, so that an exception while making the fix does not lose the problem. Undefined if there is no fix. */
  readonly fix?: Fix | (() => Fix | undefined);
}

/** A mismatch between a caller and its Dockerfile. */
export type CallerMisfit = {
  /** The Dockerfile, relative to the root of its project. */
  readonly dockerfile: string;
  /** Name of the build argument, or id of the secret. */
  readonly name: string;
} & (
  | {
      /** The caller passes a secret as a build argument, but the Dockerfile mounts it. */
      readonly kind: 'secret-as-argument';
      readonly id: string;
    }
  /** The caller passes a secret as a build argument, and no ARG takes it. */
  | { readonly kind: 'argument-of-nothing' }
  /** The caller does not pass a required secret. */
  | { readonly kind: 'missing-secret' }
  /** The caller uses a builder that cannot pass secrets; the reason is shown to people. */
  | { readonly kind: 'no-secrets'; readonly reason: string }
);

/** The texts of a rule about a mismatch. */
export interface CallerProblem {
  readonly message: string;
  /** The consequences, a line each. */
  readonly notes: readonly string[];
  /** The title of the fix. */
  readonly title: string;
}

/** A rule judges one kind of flow and offers at most one fix for each problem. It reads facts and never prints. The settings are passed to the fixes. */
export interface Rule {
  readonly meta: RuleMeta;
  check(facts: Facts, settings: FixSettings): Iterable<Problem>;
  /** For a rule about callers: describes a mismatch found in one of them. */
  wordMisfit?(misfit: CallerMisfit): CallerProblem;
}
