/** What the user asks of every fix. */
export interface FixSettings {
  /** Build arguments stay as a fallback, for callers that cannot give secrets yet. */
  readonly keepArguments: boolean;
  /** Private keys come from the ssh agent of the build, if everything that reads them can ask an agent. */
  readonly sshAgent: boolean;
  /** Build arguments without which the Dockerfile is built as well, with where: their secrets are not required where the build went on without the value. */
  readonly unpassed: ReadonlyMap<string, string>;
}
