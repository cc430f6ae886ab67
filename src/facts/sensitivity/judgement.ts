import type { Sign } from './sign.ts';

/** What the user's configuration adds to detection. */
export interface DetectionSettings {
  readonly secretNames: readonly string[];
  readonly ignoredNames: readonly string[];
  readonly secretFiles: readonly string[];
  readonly ignoredFiles: readonly string[];
}
/** What a secret is for, which decides the remedy: a mount, run-time configuration, or rotating a value that stands in the file. */
export type Verdict = 'build' | 'runtime' | 'literal';

/** What name, value and use of a variable say together. */
export interface VariableJudgement {
  readonly secret: boolean;
  readonly verdict: Verdict;
  /** likely: the name or the value could be that of a secret. placeholder: text that stands for a secret or is known to everybody. */
  readonly weight: 'secret' | 'likely' | 'placeholder';
  /** A secret name behind NEXT_PUBLIC_ and the like: it ends up in the browser, no mount helps. */
  readonly browser: boolean;
  readonly evidence: readonly Sign[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/** What the names of a copied file say. */
export interface FileJudgement {
  readonly secret: boolean;
  readonly kind: string;
  /** Whether its name, its place or the configuration says that it is none, whoever reads it. */
  readonly innocent?: true;
  readonly purpose: 'build' | 'runtime' | 'either';
  /** What its content may show to make it harmless. */
  readonly cleanWhen: 'references-only' | 'no-credentials' | undefined;
  readonly evidence: readonly Sign[];
  readonly strength: 'strong' | 'weak';
}
