/** Another linter's name for an official build check that one of our rules lists as `meta.buildkit`. */
export interface SuppressionName {
  readonly tool: 'hadolint' | 'tally';
  /** In lower case. */
  readonly code: string;
  /** The build check of the same kind. */
  readonly buildkit: string;
  readonly source: string;
}

/** Names that ignore comments of other linters use for what our rules find too. */
export const SUPPRESSION_NAMES: readonly SuppressionName[] = [
  { tool: 'hadolint', code: 'dl3064', buildkit: 'SecretsUsedInArgOrEnv', source: 'https://github.com/hadolint/hadolint#rules' },
  {
    tool: 'tally',
    code: 'buildkit/secretsusedinargorenv',
    buildkit: 'SecretsUsedInArgOrEnv',
    source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  },
  {
    tool: 'tally',
    code: 'secretsusedinargorenv',
    buildkit: 'SecretsUsedInArgOrEnv',
    source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  },
];
