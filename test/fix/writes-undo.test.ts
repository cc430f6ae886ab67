import { describe, expect, test } from '@jest/globals';
import type { Persisted } from '../../src/facts/commands/layer-writes.ts';
import { buildFacts } from '../../src/facts/facts.ts';
import { credentialsOf } from '../../src/fix/writes/credential.ts';
import { CREDENTIAL_UNDO } from '../../src/knowledge/credential-undo.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { UNDOING_WORDS } from '../../src/knowledge/shell/undoing-words.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';

/** One for each row of the table, in its order. */
const EXAMPLES: readonly (readonly [command: string, undo: string])[] = [
  ['git config --global url."https://$T@github.com/".insteadOf https://github.com/', 'git config --global --remove-section url."https://$T@github.com/"'],
  ['git config --system http.extraheader "Authorization: Bearer $T"', 'git config --system --unset-all http.extraheader'],
  ['pip config --user set global.index-url https://$T@pypi.example.com', 'pip config --user unset global.index-url'],
  ['poetry config http-basic.acme ci $T', 'poetry config --unset http-basic.acme'],
  ['pdm config --local pypi.acme.password $T', 'pdm config --local -d pypi.acme.password'],
  ['bundle config set --local gems.example.com $T', 'bundle config unset --local gems.example.com'],
  ['bundle config gems.example.com $T', 'bundle config --delete gems.example.com'],
  ['composer global config github-oauth.github.com $T', 'composer global config --unset github-oauth.github.com'],
  ['sudo composer config -g http-basic.repo.example.com ci $T', 'sudo composer config -g --unset http-basic.repo.example.com'],
  ['npm config set "//npm.example.com/:_authToken=$T"', 'npm config delete "//npm.example.com/:_authToken"'],
  ['npm set //npm.example.com/:_authToken $T', 'npm config delete //npm.example.com/:_authToken'],
  ['yarn config set -H npmAuthToken $T', 'yarn config unset -H npmAuthToken'],
  ["yarn config set '//npm.example.com/:_authToken' $T", "yarn config delete '//npm.example.com/:_authToken'"],
  ['docker login -u ci -p $T registry.example.com', 'rm -f "${DOCKER_CONFIG:-$HOME/.docker}/config.json"'],
  ['podman login -u ci -p $T registry.example.com', 'podman logout registry.example.com'],
  ['helm registry login registry.example.com -u ci -p $T', 'helm registry logout registry.example.com'],
  ['crane auth login registry.example.com -u ci -p $T', 'crane auth logout registry.example.com'],
  ['helm repo add acme https://charts.example.com --username ci --password $T', 'helm repo remove acme'],
  ['dotnet nuget add source https://nuget.example.com --name acme-feed -p $T', 'dotnet nuget remove source acme-feed && rm -f ~/.nuget/NuGet/NuGet.Config'],
  [
    'dotnet nuget add source https://nuget.example.com --name acme-feed -p $T && dotnet nuget add source https://open.example.com',
    'dotnet nuget remove source acme-feed',
  ],
  ['nuget sources add -Name acme -Source https://nuget.example.com -Password $T', 'nuget sources remove -Name acme'],
  ['conda config --add channels https://conda.example.com/t/$T/acme', 'conda config --remove channels https://conda.example.com/t/$T/acme'],
  ['mix hex.organization auth acme --key $T', 'mix hex.organization deauth acme'],
  ['mix hex.repo add acme https://hex.example.com --auth-key $T', 'mix hex.repo remove acme'],
  ['gh auth login --with-token', 'rm -f "${GH_CONFIG_DIR:-$HOME/.config/gh}/hosts.yml"'],
  ['cargo login $T', 'rm -f "${CARGO_HOME:-$HOME/.cargo}/credentials.toml" "${CARGO_HOME:-$HOME/.cargo}/credentials"'],
  ['aws configure set aws_secret_access_key $T', 'rm -f "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}"'],
  [
    'gcloud auth activate-service-account --key-file=/key.json',
    'rm -rf "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/credentials.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/access_tokens.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/legacy_credentials',
  ],
  [
    'az login --service-principal -u app -p $T',
    'rm -f "${AZURE_CONFIG_DIR:-$HOME/.azure}"/msal_token_cache.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/service_principal_entries.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/accessTokens.json',
  ],
  ['huggingface-cli login --token $T', 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"'],
  ['hf auth login --token $T', 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"'],
  ['jf c add acme --url=https://jf.example.com --access-token=$T', 'jf c rm acme --quiet'],
  ['jfrog config add acme --url=https://jf.example.com --access-token=$T', 'jfrog config rm acme --quiet'],
  ['mc alias set acme https://s3.example.com key $T', 'mc alias remove acme'],
  ['rclone config create acme s3 secret_access_key=$T', 'rclone config delete acme'],
  ['sentry-cli login', 'rm -f ~/.sentryclirc'],
  ['wandb login $T', 'rm -f ~/.netrc'],
  ['uv auth login pypi.example.com --token $T', 'uv auth logout pypi.example.com'],
];

function undoOf(text: string): string | undefined {
  const dockerfile = parseDockerfile(new Document('Dockerfile', `FROM alpine\nARG T\nRUN ${text}\n`));
  const run = dockerfile.instructions.find((one) => one.keyword === 'RUN');
  const facts = buildFacts({
    dockerfile,
    engine: ENGINES['docker-23'],
    context: undefined,
    settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
  });
  const [command] = run?.script?.commands ?? [];
  if (!run?.script || !command) return undefined;
  const write: Persisted = {
    command,
    range: command.range,
    secret: 'T',
    from: 'variable',
    where: '~/.settings',
    kind: 'config',
    rule: 'RL00',
    recipe: 'R01',
    removed: false,
    removal: undefined,
    reason: '',
  };
  return credentialsOf({ facts, run, script: run.script, names: new Set(['T']), foreign: new Set(), later: [] }, [write])[0]?.undo;
}

describe('how a settings or login command is taken back', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.length).toBe(CREDENTIAL_UNDO.length);
    EXAMPLES.forEach(([command], index) => {
      const row = CREDENTIAL_UNDO[index];
      expect({ command, fits: row?.programs.includes(command.replace(/^sudo /, '').split(' ')[0] ?? '') }).toEqual({ command, fits: true });
    });
  });

  test.each(EXAMPLES)('%s', (command, undo) => {
    expect(undoOf(command)).toBe(undo);
  });

  test.each(EXAMPLES.filter(([, undo]) => !undo.startsWith('rm -')))('a later RUN that takes %s back is known', (_, undo) => {
    expect(undo.split(' ').some((word) => UNDOING_WORDS.has(word))).toBe(true);
  });

  test('nothing takes back a setting whose name is not written out', () => {
    expect(undoOf('dotnet nuget add source https://nuget.example.com -p $T')).toBeUndefined();
    expect(undoOf('make login')).toBeUndefined();
  });
});
