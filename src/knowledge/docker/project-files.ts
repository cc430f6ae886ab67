/**
 * Files and folders that exist only at the root of a repository: version control other than git, and settings of CI systems. Sources:
 * https://docs.gitlab.com/ci/yaml/, https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax,
 * https://circleci.com/docs/configuration-reference/, https://www.jenkins.io/doc/book/pipeline/jenkinsfile/
 */
export const REPOSITORY_FILES: ReadonlySet<string> = new Set([
  '.hg',
  '.svn',
  '.jj',
  '.bzr',
  '.github',
  '.gitea',
  '.forgejo',
  '.gitlab-ci.yml',
  '.gitlab',
  '.circleci',
  '.buildkite',
  '.travis.yml',
  '.drone.yml',
  '.woodpecker.yml',
  '.woodpecker',
  'bitbucket-pipelines.yml',
  'azure-pipelines.yml',
  'Jenkinsfile',
]);

/**
 * Files that say how the images of a project are built. Sources: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file,
 * https://docs.docker.com/build/bake/introduction/, https://skaffold.dev/docs/references/yaml/, https://docs.tilt.dev/api.html, https://taskfile.dev/usage/
 */
export const BUILD_FILES: ReadonlySet<string> = new Set([
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
  'docker-bake.hcl',
  'docker-bake.json',
  'skaffold.yaml',
  'cloudbuild.yaml',
  'cloudbuild.json',
  'Tiltfile',
  'Earthfile',
  'Taskfile.yml',
  'Taskfile.yaml',
]);

/**
 * Files at the root of a project or of one of its parts. Our own list; the manifests are those of https://docs.npmjs.com/cli/configuring-npm/package-json,
 * https://go.dev/ref/mod#go-mod-file and their like.
 */
export const PROJECT_FILES: ReadonlySet<string> = new Set([
  'package.json',
  'Makefile',
  'makefile',
  'GNUmakefile',
  'justfile',
  'Rakefile',
  'go.mod',
  'Cargo.toml',
  'pyproject.toml',
  'setup.py',
  'requirements.txt',
  'Pipfile',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'Gemfile',
  'composer.json',
  'mix.exs',
  'pubspec.yaml',
  'Package.swift',
  'mise.toml',
]);

/** Source files of programs, by the usual extensions. Our own list, from public repositories. */
export const PROGRAM_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|cs|fs|vb|rs|c|cc|cpp|cxx|swift|dart|hs|ml|jl|zig|nim|cr|erl|groovy|exs?|scala|pl|lua|clj|erb|vue|svelte)$/i;

/** Settings, tests and scripts for developers of the project, which no container runs. Our own list, from public repositories. */
export const NOT_IN_CONTAINER =
  /(?:^|\/)(?:node_modules|vendor|tests?|specs?|__tests__|docs?|\.github|\.circleci|ci|scripts?|tools?|bin\/ci)\/|[._](?:test|spec|config|stories)\.\w+$|(?:^|\/)(?:\.\w[^/]*|[\w-]*rc|gulpfile|gruntfile|webpack[\w.-]*|setup|conftest|noxfile|build|mix|gemfile|rakefile)\.\w+$/i;
/**
 * Files that describe how images are built, and texts for people. They mention variables but do not read them in a container. Our own list, from public
 * repositories.
 */
export const SAYS_HOW_TO_BUILD =
  /(?:^|\/)(?:(?:[\w.-]*\.)?(?:docker|container)file[\w.-]*|[\w.-]*compose[\w.-]*\.ya?ml|docker-bake[\w.-]*|makefile|jenkinsfile|justfile|\.(?:github|circleci|buildkite|gitlab-ci)\b.*|[\w.-]*pipelines?\.ya?ml|cloudbuild\.ya?ml|\.env\.(?:example|sample)|[\w.-]*\.(?:md|txt|rst))$/i;
