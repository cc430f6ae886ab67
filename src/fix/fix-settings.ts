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
}
