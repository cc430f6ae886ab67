/** A command line that builds a Dockerfile. */
export interface BuildProgram {
  /** The words that start it, without options between them: `docker buildx build`. */
  readonly words: readonly string[];
  readonly kind: 'docker' | 'buildx' | 'podman' | 'compose';
}

/**
 * The command lines that build a Dockerfile and can pass it secrets.
 * Sources: https://docs.docker.com/reference/cli/docker/buildx/build/ (and its aliases), https://docs.docker.com/reference/cli/docker/compose/build/,
 * https://docs.podman.io/en/latest/markdown/podman-build.1.html, https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md,
 * https://github.com/containerd/nerdctl/blob/main/docs/command-reference.md, https://depot.dev/docs/cli/reference
 */
export const BUILD_PROGRAMS: readonly BuildProgram[] = [
  { words: ['docker', 'build'], kind: 'docker' },
  { words: ['docker', 'image', 'build'], kind: 'docker' },
  { words: ['docker', 'builder', 'build'], kind: 'docker' },
  { words: ['docker', 'buildx', 'build'], kind: 'buildx' },
  { words: ['docker', 'buildx', 'b'], kind: 'buildx' },
  { words: ['docker-buildx', 'build'], kind: 'buildx' },
  { words: ['buildx', 'build'], kind: 'buildx' },
  { words: ['nerdctl', 'build'], kind: 'docker' },
  { words: ['nerdctl', 'image', 'build'], kind: 'docker' },
  { words: ['depot', 'build'], kind: 'buildx' },
  { words: ['podman', 'build'], kind: 'podman' },
  { words: ['podman', 'image', 'build'], kind: 'podman' },
  { words: ['buildah', 'build'], kind: 'podman' },
  { words: ['buildah', 'bud'], kind: 'podman' },
  { words: ['buildah', 'build-using-dockerfile'], kind: 'podman' },
  { words: ['docker', 'compose', 'build'], kind: 'compose' },
  { words: ['docker-compose', 'build'], kind: 'compose' },
];

/** The command lines of Bake. Sources: https://docs.docker.com/reference/cli/docker/buildx/bake/, https://depot.dev/docs/cli/reference */
export const BAKE_PROGRAMS: readonly BuildProgram[] = [
  { words: ['docker', 'buildx', 'bake'], kind: 'buildx' },
  { words: ['docker', 'bake'], kind: 'buildx' },
  { words: ['docker-buildx', 'bake'], kind: 'buildx' },
  { words: ['buildx', 'bake'], kind: 'buildx' },
  { words: ['depot', 'bake'], kind: 'buildx' },
];

/** Interchangeable programs, any of which a variable of a Makefile may hold. Source: https://docs.podman.io/en/latest/#what-is-podman */
export const ALIKE_BUILDERS: ReadonlySet<string> = new Set(['docker', 'podman']);

/**
 * Options that take their value as the next word, for the builders above and the words before `build`.
 * Sources: https://docs.docker.com/reference/cli/docker/buildx/build/#options, https://docs.docker.com/reference/cli/docker/#options,
 * https://docs.docker.com/reference/cli/docker/compose/#options, https://docs.podman.io/en/latest/markdown/podman-build.1.html#options
 */
export const VALUE_OPTIONS: ReadonlySet<string> = new Set(
  (
    '--add-host --allow --annotation --attest --build-arg --build-context --builder --cache-from --cache-to --call --cgroup-parent --cgroupns --cpu-period --cpu-quota -c --cpu-shares ' +
    '--cpuset-cpus --cpuset-mems -f --file --iidfile --isolation --label -m --memory --memory-swap --metadata-file --network --no-cache-filter -o --output --platform --policy ' +
    '--progress --provenance --sbom --secret --security-opt --set --var --shm-size --ssh -t --tag --target --ulimit --project --token ' +
    '--context --config -H --host -l --log-level --tlscacert --tlscert --tlskey -p --project-name --project-directory --profile --env-file --ansi --parallel -n --namespace -a --address ' +
    '--arch --os --variant --authfile --cert-dir --creds --decryption-key --device --dns --dns-option --dns-search --env --format --from --group-add --hooks-dir --ignorefile --jobs ' +
    '--logfile --manifest --pid --retry --retry-delay --runtime --runtime-flag --sign-by --timestamp --unsetenv --userns --userns-uid-map --userns-gid-map --uts -v --volume --build-arg-file ' +
    '--cap-add --cap-drop --ipc --layer-label --unsetlabel --os-feature --os-version --root --runroot --storage-driver --storage-opt --url --connection'
  ).split(' '),
);

/** How a program runs the command that is given after its own options. */
export interface BuildWrapper {
  /** Whether that command gets the caller's variables. sudo drops them without -E: https://www.sudo.ws/docs/man/sudo.man/ */
  readonly environment: boolean;
  /** Number of the wrapper's own operands before the command. */
  readonly operands: number;
  /** Whether a number may stand before the command: of attempts, or of minutes. */
  readonly number?: true;
  /** `--` comes before the command. */
  readonly dashes?: true;
  /** Options that take the next word as their value. */
  readonly options?: readonly string[];
}

/**
 * Sources of the options: the manual pages of coreutils (nice, timeout, stdbuf, env) and util-linux (ionice, flock, taskset, chrt, setsid),
 * https://www.gnu.org/software/time/, https://github.com/minfrin/retry, https://github.com/travis-ci/travis-build/tree/master/lib/travis/build/bash,
 * https://direnv.net/man/direnv.1.html, https://github.com/sorah/envchain, https://ss64.com/mac/caffeinate.html.
 * Sources of those that fetch secrets: https://developer.1password.com/docs/cli/reference/commands/run/, https://docs.doppler.com/docs/cli,
 * https://infisical.com/docs/cli/commands/run, https://github.com/99designs/aws-vault/blob/master/USAGE.md, https://github.com/segmentio/chamber#exec
 */
export const WRAPPERS: { readonly [program: string]: BuildWrapper } = {
  sudo: { environment: false, operands: 0, options: ['-u', '--user', '-g', '--group', '-h', '--host', '-p', '--prompt', '-C', '-D', '--chdir', '-R', '-T'] },
  doas: { environment: false, operands: 0, options: ['-u', '-C'] },
  time: { environment: true, operands: 0, options: ['-f', '--format', '-o', '--output'] },
  gtime: { environment: true, operands: 0, options: ['-f', '--format', '-o', '--output'] },
  exec: { environment: true, operands: 0, options: ['-a'] },
  command: { environment: true, operands: 0 },
  builtin: { environment: true, operands: 0 },
  nohup: { environment: true, operands: 0 },
  nice: { environment: true, operands: 0, options: ['-n', '--adjustment'] },
  ionice: { environment: true, operands: 0, options: ['-c', '--class', '-n', '--classdata'] },
  chrt: { environment: true, operands: 0, number: true, options: ['-T', '-P', '-D'] },
  taskset: { environment: true, operands: 1 },
  env: { environment: true, operands: 0, options: ['-u', '--unset', '-C', '--chdir'] },
  retry: { environment: true, operands: 0, number: true, options: ['-d', '--delay', '-t', '--times', '-u', '--until', '-w', '--while', '-m', '--message'] },
  travis_retry: { environment: true, operands: 0 },
  travis_wait: { environment: true, operands: 0, number: true },
  timeout: { environment: true, operands: 1, options: ['-k', '--kill-after', '-s', '--signal'] },
  gtimeout: { environment: true, operands: 1, options: ['-k', '--kill-after', '-s', '--signal'] },
  'cross-env': { environment: true, operands: 0 },
  dotenv: { environment: true, operands: 0, options: ['-f', '-e', '-c'] },
  setsid: { environment: true, operands: 0 },
  chronic: { environment: true, operands: 0 },
  stdbuf: { environment: true, operands: 0, options: ['-i', '--input', '-o', '--output', '-e', '--error'] },
  unbuffer: { environment: true, operands: 0 },
  flock: { environment: true, operands: 1, options: ['-w', '--wait', '--timeout', '-E', '--conflict-exit-code'] },
  caffeinate: { environment: true, operands: 0, options: ['-t', '-w'] },
  eatmydata: { environment: true, operands: 0 },
  envchain: { environment: true, operands: 1 },
  direnv: { environment: true, operands: 2 },
  op: { environment: true, operands: 0, dashes: true },
  doppler: { environment: true, operands: 0, dashes: true },
  infisical: { environment: true, operands: 0, dashes: true },
  dotenvx: { environment: true, operands: 0, dashes: true },
  'aws-vault': { environment: true, operands: 0, dashes: true },
  chamber: { environment: true, operands: 0, dashes: true },
};

/**
 * RegExp sources of commands that need an image in the local store. https://docs.docker.com/reference/cli/docker/,
 * https://kind.sigs.k8s.io/docs/user/quick-start/#loading-an-image-into-your-cluster
 */
export const IMAGE_USES: readonly string[] = [
  'docker\\s+(?:image\\s+|container\\s+)?(?:push|run|tag|save|create|cp|inspect|history|scout|scan)',
  'docker[ -]compose\\s+(?:up|run|push|create)',
  'kind\\s+load',
  'minikube\\s+image',
  'k3d\\s+image',
  'skopeo\\s+copy\\s+docker-daemon',
];

/** A program that takes `--build-arg`, but no `--secret` of the usual kind. */
export interface OtherBuilder {
  readonly program: RegExp;
  readonly option: string | undefined;
  readonly note: string;
}

/** Compose, whose `build` has no option for secrets. https://docs.docker.com/reference/cli/docker/compose/build/ */
export const COMPOSE: OtherBuilder = {
  program: /\b(?:docker|podman)(?:-compose|["',\s]+compose)\b(?![^\n]*(?:&&|[;|]))/,
  option: undefined,
  note: 'Compose takes the secret from a variable: set VARIABLE for it instead',
};

/**
 * Programs that take `--build-arg` and build somewhere else. `option`: the option that passes a secret (`ID` is a placeholder for its id, `VARIABLE` for the variable with its value), or undefined if
 * there is none; `note` then says why.
 * Sources: https://fly.io/docs/apps/build-secrets/, https://learn.microsoft.com/en-us/cli/azure/acr#az-acr-build, https://docs.earthly.dev/docs/guides/secrets,
 * https://github.com/moby/buildkit#building-a-dockerfile-with-buildctl, https://docs.balena.io/learn/deploy/build-secrets-and-variables/,
 * https://minikube.sigs.k8s.io/docs/commands/image/#minikube-image-build, https://docs.openshift.com/container-platform/4.16/cicd/builds/creating-build-inputs.html,
 * https://github.com/GoogleContainerTools/kaniko/issues/3028
 */
export const OTHER_BUILDERS: readonly OtherBuilder[] = [
  { program: /\bfly(?:ctl)?\s/, option: '--build-secret ID=$VARIABLE', note: '' },
  { program: /\baz\s+acr\s+build\b/, option: undefined, note: 'az acr build cannot pass secrets to a build' },
  { program: /\bheroku\s+container:push\b/, option: undefined, note: 'heroku container:push cannot pass secrets to a build' },
  { program: /\bbalena\s+(?:build|push|deploy)\b/, option: undefined, note: 'balena cannot pass secrets by an option' },
  { program: /\bminikube\s+image\s+build\b/, option: undefined, note: 'minikube builds in its node, which has neither the variable nor the file of a secret' },
  { program: /\boc\s+(?:start-build|new-build|new-app)\b/, option: undefined, note: 'OpenShift gives secrets to a build by source.secrets of the BuildConfig' },
  {
    program: /\bkaniko(?:-project)?\/executor\b/,
    option: undefined,
    note: 'kaniko ignores secret mounts: this build would run without the secret. Build with BuildKit or buildah instead',
  },
  { program: /\bearthly\s/, option: '--secret ID', note: '' },
  // https://man.openbsd.org/ssh_config#SendEnv
  { program: /(?:^|[;&|]\s*)(?:auto)?ssh\s/, option: '--secret id=ID,env=VARIABLE', note: 'ssh does not pass on the variable: set it on the other machine' },
  // https://www.gnu.org/software/findutils/manual/html_mono/find.html#xargs-options
  { program: /\bxargs\s/, option: undefined, note: 'xargs sets no variables: pass the file with the value, as --secret id=…,src=FILE' },
  { program: /\bbuildctl\s/, option: '--secret id=ID,env=VARIABLE', note: '' },
];

/** Our own pattern. A name for Compose: `DC = docker compose`. */
export const COMPOSE_NAME = /(\w+)[ \t]*[:?]?=[ \t]*["']?(?:docker|podman)[- ]compose\b/g;
/** A build by Compose. Source: https://docs.docker.com/reference/cli/docker/compose/build/ */
export const COMPOSE_BUILD = /\b(?:docker|podman)(?:-compose|["',\s]+compose)\b[^\n]*\bbuild\b/;
/** A build by another program, also by one that a variable names, as projects usually call it: our own list. */
export const IMAGE_BUILD =
  /\b(?:docker|podman|buildah|nerdctl)["',\s]{1,20}(?:(?:buildx|image|builder)["',\s]{1,20})?(?:build|bake|bud)\b|\$[({]?[A-Z_]{0,20}(?:DOCKER|ENGINE|BUILDER)(?:_(?:BIN|CMD|EXE))?[)}]?[ \t]+(?:\w{1,20}[ \t]+)?build\b|kaniko|buildctl/i;

/** A command that makes, gets or gives away images; a build has no docker. https://docs.docker.com/reference/cli/docker/ */
export const CALLS_DOCKER = /\b(?:docker|podman)(?:-compose)?\b[^\n#]{0,80}?\b(?:build|push|pull|login|run|up)\b/;

/** A word that stands in every command that passes build arguments; `build` covers `--build-arg`, `buildx bake` and `buildctl`: our own list. */
export const BUILD_WORDS = /build|bud|bake|kaniko|container:push/i;

/** A word of programs, actions and inputs that build images, for files in which most scripts build something else: our own list. */
export const IMAGE_WORDS = /docker|podman|buildah|build[-_]?arg|depot|kaniko|nerdctl|container:push/i;
