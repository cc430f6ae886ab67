import type { BuildSecret } from '../caller-change.ts';
import type { MountSpec } from './types.ts';

/** A mount that each command of a kind must have, by the policy of a team. */
export interface RequiredMount {
  /** The first words of the command: a program, and the words that follow its options. */
  readonly words: readonly string[];
  readonly mount: MountSpec;
  /** Where builds get the secret; undefined if the policy does not say. */
  readonly source: BuildSecret['from'] | undefined;
}

/** Options that the user sets for all fixes. */
export interface FixSettings {
  /** Whether build arguments stay as a fallback, for callers that cannot pass secrets yet. */
  readonly keepArguments: boolean;
  /** Whether the client's ssh agent provides private keys, if everything that reads them can use an agent. */
  readonly sshAgent: boolean;
  /**
   * Build arguments that some caller does not pass. Value: file and line of that caller. Their secrets are not required if the build worked without the value.
   */
  readonly unpassed: ReadonlyMap<string, string>;
  readonly requiredMounts: readonly RequiredMount[];
}
