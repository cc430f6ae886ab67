/** A file type, other than a shell script, that builds images or passes on build arguments, with advice on how to give its builds a secret. */
export interface BuildCaller {
  /** Matched against the path of the file. */
  readonly files: RegExp;
  /** A pattern that the text must match too, if the path alone does not identify the file type. */
  readonly words?: RegExp;
  /** Whether this is about entries of a mapping (`build_args = {…}`) or about options of a command. Left out: about both. */
  readonly kind?: 'key' | 'option';
  /** What to write. ID: the id of the secret. ENV: the variable of the client. VALUE: the value as it is written now. */
  readonly advice: string;
  /** An additional remark for the report. */
  readonly note?: string;
}

/**
 * The first that fits counts.
 * Sources: https://github.com/GoogleContainerTools/kaniko/issues/3028, https://codefresh.io/docs/docs/pipelines/steps/build/#buildkit-support, https://docs.tilt.dev/api.html#api.docker_build, https://fly.io/docs/apps/build-secrets/,
 * https://developer.hashicorp.com/terraform/language/resources/provisioners/local-exec#environment, https://gabrieldemarmiesse.github.io/python-on-whales/sub-commands/buildx/,
 * https://github.com/kreuzwerker/terraform-provider-docker/blob/master/docs/resources/image.md, https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.DockerBuildSecret.html, https://docker-py.readthedocs.io/en/stable/images.html,
 * https://docs.openshift.com/container-platform/4.16/cicd/builds/creating-build-inputs.html, https://werf.io/docs/v2/usage/build/images.html, https://render.com/docs/docker-secrets,
 * https://docs.digitalocean.com/products/app-platform/reference/dockerfile/, https://github.com/earthly/earthly/issues/1483, https://docs.dagger.io/api/reference/,
 * https://java.testcontainers.org/features/creating_images/, https://github.com/testcontainers/testcontainers-java/issues/2857,
 * https://github.com/docker/docker-py/issues/2230, https://github.com/concourse/oci-build-task#params, https://devcenter.heroku.com/articles/build-docker-images-heroku-yml
 */
export const BUILD_CALLERS: readonly BuildCaller[] = [
  {
    files: /\.ya?ml$/,
    words: /kaniko(?:-project)?\/executor/,
    kind: 'option',
    advice: '',
    note: 'kaniko ignores secret mounts: build with BuildKit or buildah instead',
  },
  {
    files: /(?:^|\/)(?:\.codefresh\/[\w./-]+|[\w.-]*codefresh[\w.-]*)\.ya?ml$/,
    advice: 'buildkit: true\nsecrets:\n  - id=ID,src=./ID',
    note: 'the step takes secrets from files, so a step before it must write the file ID',
  },
  { files: /\.ya?ml$/, words: /\bBUILD_ARG_\w/, kind: 'key', advice: 'BUILDKIT_SECRETTEXT_ID: VALUE' },
  {
    files: /(?:^|\/)render\.ya?ml$/,
    kind: 'key',
    advice: '',
    note: 'Render passes variables to a Docker build as build arguments, and only secret files as secrets',
  },
  {
    files: /\.ya?ml$/,
    words: /^[ \t]*-?[ \t]*dockerfile_path:/m,
    kind: 'key',
    advice: '',
    note: 'App Platform builds with kaniko, which ignores secret mounts',
  },
  {
    files: /\.ya?ml$/,
    words: /^services:/m,
    kind: 'key',
    advice: 'build:\n  secrets:\n    - ID\nsecrets:\n  ID:\n    environment: ENV',
    note: 'dockerlint does not change a Compose file with this name',
  },
  {
    files: /\.ya?ml$/,
    words: /^kind:\s*["']?BuildConfig\b/m,
    kind: 'key',
    advice: '',
    note: 'OpenShift gives secrets to a build by source.secrets of the BuildConfig',
  },
  { files: /(?:^|\/)werf[\w.-]*\.ya?ml$/, kind: 'key', advice: 'secrets:\n- id: ID\n  env: ENV' },
  { files: /(?:^|\/)Earthfile$/, advice: '', note: 'FROM DOCKERFILE passes no secrets' },
  { files: /(?:^|\/)heroku\.ya?ml$/, advice: '', note: 'Heroku cannot pass secrets to a build' },
  { files: /(?:^|\/)(?:[\w.-]+\.)?Tiltfile(?:\.[\w-]+)?$/, advice: "secret='id=ID,env=ENV'" },
  { files: /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/, advice: 'fly deploy --build-secret ID="$ENV"', note: 'fly.toml has no key for build secrets' },
  {
    files: /\.tf$/,
    kind: 'key',
    advice: 'secrets {\n  id  = "ID"\n  env = "ENV"\n}',
    note: 'the provider has secrets in build from version 3.2 on, with a buildx builder',
  },
  { files: /\.tf$/, words: /local-exec/, kind: 'option', advice: '--secret id=ID,env=ENV', note: 'the block needs environment = { ENV = VALUE }' },
  { files: /\.py$/, words: /python_on_whales/, kind: 'key', advice: 'secrets=["id=ID,env=ENV"]' },
  { files: /\.(?:py|[cm]?[jt]s)$/, words: /aws[-_]cdk/, kind: 'key', advice: "buildSecrets: { ID: DockerBuildSecret.fromSrc('…') }" },
  {
    files: /\.(?:py|rb|[cm]?[jt]sx?|java|kt|go|cs)$/,
    words: /testcontainers|ImageFromDockerfile|GenericContainer/i,
    advice: '',
    note: 'Testcontainers builds without BuildKit, which alone can mount secrets',
  },
  { files: /\.(?:py|[cm]?[jt]s|go)$/, words: /\bdagger\b/, advice: '', note: 'Dagger gives the secrets of DockerBuild to the build by their names' },
  {
    files: /\.(?:py|rb|rake|[cm]?[jt]s)$/,
    words: /\bbuildargs\b/,
    kind: 'key',
    advice: 'docker build --secret id=ID,env=ENV',
    note: 'the Docker SDK builds without BuildKit, which alone can mount secrets: run the command instead',
  },
];

/**
 * Files that may call a build in a language of their own, by extension or name. Lock files and data files are excluded. Our own list, from public
 * repositories.
 */
export const CALLER_FILES =
  /(?:\.(?:xsh|t?csh|nu|exp|sls|service|timer|textile|ipynb|jsonc|py|rb|rake|[cm]?[jt]s|go|rs|php|pl|groovy|gradle|kts|java|kt|scala|sbt|cs|fs|ex|exs|lua|tcl|tf|hcl|nomad|pkr|toml|ya?ml|json5?|jsonnet|cue|nix|star|bzl|bazel|ini|cfg|xml|rst|adoc|asciidoc|txt|org|html|j2|tmpl|tpl|in|workflow)|(?:^|\/)(?:[\w.-]*Tiltfile|Rakefile|Gemfile|Fastfile|Vagrantfile|Procfile(?:\.\w+)?|meson\.build|crontab|\.(?:env(?:\.[\w-]+)?|envrc|aliases|profile|(?:ba|z)?shrc|(?:ba|z)sh_\w+)|Dangerfile|Capfile|Guardfile|BUILD|WORKSPACE|CONTRIBUTING|README|INSTALL|HACKING))$/;

/** Those of the caller files that only tell people how to build. Our own list, from public repositories. */
export const TELLING_FILES = /\.(?:textile|rst|adoc|asciidoc|txt|org|html)$|(?:^|\/)(?:CONTRIBUTING|README|INSTALL|HACKING)$/;

/**
 * Those of the caller files, by their paths in a repository, that no service runs any more. Source: https://github.blog/changelog/2019-09-17-github-actions-will-stop-running-workflows-written-in-hcl/
 */
export const RETIRED_FILES = /^\.github\/main\.workflow$/;

/** Those of the caller files that hold no calls, however often they mention packages. Our own list, from public repositories. */
export const NO_CALLERS =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|requirements[\w.-]*\.txt|[\w.-]*\.min\.js|tsconfig[\w.-]*\.json)$|\.(?:map|snap)\.json$/;

/** Folders whose programs and deploy files may call builds, however deep they are. In lower case. Our own list, from public repositories. */
export const BUILD_FOLDERS: ReadonlySet<string> = new Set(
  (
    'ci cicd ci-cd .github .gitlab .circleci .buildkite .azure azure-pipelines pipeline pipelines jenkins tool tools tooling script scripts bin hack build-tools buildtools deploy ' +
    'deployment deployments docker dockerfile dockerfiles container containers image images infra infrastructure terraform k8s kubernetes helm charts ops devops ansible packer release ' +
    'releases dagger'
  ).split(' '),
);

/** Names of programs and deploy files that tell of builds. Our own list, from public repositories. */
export const BUILD_NAMES =
  /build|docker|deploy|release|publish|dagger|pipeline|container|tiltfile|^(?:rakefile|fastfile|procfile|fly\.toml|render\.ya?ml|heroku\.yml|werf\.yaml|tasks\.py|noxfile\.py|fabfile\.py|dodo\.py|main\.tf)$/i;
