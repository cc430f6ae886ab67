/** Commands of a client that need no login, although others of it do. */
export interface OfflineCommands {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  readonly source: string;
}

const HELP = /^(?:--?version|-v|-V|--?help|-h|help|version)\b/;

/** An example of each stands in test/knowledge/offline-commands.test.ts. */
export const OFFLINE_COMMANDS: readonly OfflineCommands[] = [
  {
    programs: [
      'git',
      'npm',
      'yarn',
      'pnpm',
      'pip',
      'go',
      'cargo',
      'composer',
      'bundle',
      'gem',
      'poetry',
      'docker',
      'aws',
      'gcloud',
      'az',
      'helm',
      'dotnet',
      'ssh',
      'curl',
      'wget',
    ],
    arguments: HELP,
    source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html',
  },
  {
    programs: ['git'],
    arguments:
      /^(?:-[cC] \S+ |--\S+ )*(?:config|init|add|commit|log|show|status|diff|rev-parse|describe|branch|tag|reset|checkout|switch|restore|merge|rebase|apply|am|clean|stash|gc|remote (?:add|set-url|remove|rm|rename|-v)|lfs install|credential|var|symbolic-ref|update-index)\b/,
    source: 'https://git-scm.com/docs',
  },
  {
    programs: ['npm', 'yarn', 'pnpm', 'bun'],
    arguments: /^(?:config|c|set|get|cache|start|prefix|bin|root|prune|policies set-version|set version)\b/,
    source: 'https://docs.npmjs.com/cli/commands',
  },
  { programs: ['pip'], arguments: /^(?:config|cache|list|freeze|show|check)\b/, source: 'https://pip.pypa.io/en/stable/cli/' },
  { programs: ['poetry'], arguments: /^(?:config|env|show|check|version)\b/, source: 'https://python-poetry.org/docs/cli/' },
  { programs: ['bundle'], arguments: /^(?:config|version|show|list|info)\b/, source: 'https://bundler.io/man/bundle.1.html' },
  {
    programs: ['composer'],
    arguments: /^(?:-\S+ )*(?:global )?(?:config|clear-cache|clearcache|dump-autoload|dumpautoload)\b/,
    source: 'https://getcomposer.org/doc/03-cli.md',
  },
  { programs: ['go'], arguments: /^(?:env|version|fmt|vet|clean)\b/, source: 'https://pkg.go.dev/cmd/go' },
  {
    programs: ['dotnet'],
    arguments: /^(?:--info|--list-\w+|nuget (?:add|remove|list|update|disable|enable)|dev-certs|sln)\b/,
    source: 'https://learn.microsoft.com/dotnet/core/tools/',
  },
  {
    programs: ['docker', 'helm', 'cargo', 'gh', 'az'],
    arguments: /^(?:registry |auth )?logout\b/,
    source: 'https://docs.docker.com/reference/cli/docker/logout/',
  },
  { programs: ['aws'], arguments: /^configure\b/, source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/' },
  { programs: ['gcloud'], arguments: /^(?:config|components|auth activate-service-account|info)\b/, source: 'https://cloud.google.com/sdk/gcloud/reference' },
  { programs: ['helm'], arguments: /^(?:plugin list|env|repo (?:add|list|remove))\b/, source: 'https://helm.sh/docs/helm/' },
  { programs: ['conda'], arguments: /^(?:config|clean|info|list|init)\b/, source: 'https://docs.conda.io/projects/conda/en/stable/commands/' },
];
