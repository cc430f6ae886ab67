/** What the user asks of every fix. */
export interface FixSettings {
  /** Build arguments stay as a fallback, for callers that cannot give secrets yet. */
  readonly keepArguments: boolean;
  /** Private keys come from the ssh agent of the build, if everything that reads them can ask an agent. */
  readonly sshAgent: boolean;
}
