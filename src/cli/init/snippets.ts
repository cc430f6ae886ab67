import type { YamlValue } from '../../companions/yaml/tree.ts';

const REPOSITORY = 'https://github.com/dockerlint/dockerlint';
/** The Dockerfiles by their names, as hook managers match them: one pattern, because lint-staged and lefthook may run several at the same time. */
const DOCKERFILES = '*{Docker,docker,Container,container}file*';

/** The hook of https://pre-commit.com. */
export const preCommitRepo = (version: string): YamlValue => ({ repo: REPOSITORY, rev: `v${version}`, hooks: [{ id: 'dockerlint-fix' }] });

/** A command of lefthook: https://lefthook.dev/configuration/commands.html */
export const LEFTHOOK_COMMAND = { glob: DOCKERFILES, run: 'npx dockerlint {staged_files}' } as const satisfies YamlValue;

/** The line of a hook of husky: https://typicode.github.io/husky/get-started.html */
export const HUSKY_LINE = 'npx dockerlint\n';

/** A job of GitLab: https://docs.gitlab.com/ci/testing/code_quality/ */
export const GITLAB_JOB = {
  image: 'node:22',
  script: ['npx --yes @dockerlint/cli --format gitlab --output-file gl-code-quality-report.json'],
  artifacts: { when: 'always', reports: { codequality: 'gl-code-quality-report.json' } },
} as const satisfies YamlValue;

/** The workflow that docs/github-action.md describes. */
export function workflow(version: string): string {
  return `on:
  pull_request:
  push:
    branches: [main]
jobs:
  dockerlint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          ref: \${{ github.event.pull_request.head.sha || github.sha }}
      - uses: dockerlint/dockerlint@v${version}
`;
}

/** A configuration that changes nothing: editors complete it by the schema. */
export function configuration(version: string, isInstalled: boolean): string {
  const schema = isInstalled
    ? './node_modules/@dockerlint/cli/schema.json'
    : `${REPOSITORY.replace('github.com', 'raw.githubusercontent.com')}/v${version}/schema.json`;
  return `{\n  "$schema": "${schema}"\n}\n`;
}
