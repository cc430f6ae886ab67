import type { Sign } from './sign.ts';

/** The user's settings for detection. */
export interface DetectionSettings {
  readonly secretNames: readonly string[];
  readonly ignoredNames: readonly string[];
  readonly secretFiles: readonly string[];
  readonly ignoredFiles: readonly string[];
}

/** No settings of the user: what dockerlint knows decides alone. */
export const NO_SETTINGS: DetectionSettings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

/** The purpose of a secret, which decides the remedy: a mount, run-time configuration, or rotating a literal value. */
export type Verdict = 'build' | 'runtime' | 'literal';

/** The judgement of a variable by name, value and use. */
export interface VariableJudgement {
  readonly secret: boolean;
  readonly verdict: Verdict;
  /** likely: the name or value may be that of a secret. placeholder: a text in place of a secret, or a well-known password. */
  readonly weight: 'secret' | 'likely' | 'placeholder';
  /** Whether a secret name has a prefix like NEXT_PUBLIC_, so that the value is inlined for browsers and a mount does not help. */
  readonly browser: boolean;
  readonly evidence: readonly Sign[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/** The judgement of a copied file by its names. */
export interface FileJudgement {
  readonly secret: boolean;
  readonly kind: string;
  /** Set if the name, the path or the configuration makes it harmless, whichever program reads it. */
  readonly innocent?: true;
  readonly purpose: 'build' | 'runtime' | 'either';
  /** Content that makes it harmless. */
  readonly cleanWhen: 'references-only' | 'no-credentials' | undefined;
  readonly evidence: readonly Sign[];
  /** Set for settings of a tool that hold its login as well, or variables: where the file is missing, it may be kept out of the repository for that. */
  readonly mayHoldLogin?: true;
  /** strong: such a file is a credential. weak: it mostly is. hint: it often is. */
  readonly strength: 'strong' | 'weak' | 'hint';
}
