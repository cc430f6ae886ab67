/** Files and folders that stand at the top of a repository and nowhere else: version control other than git, and what CI systems read. */
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

/** Files that say how the images of a project are built. */
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

/** Files at the top of a project, or of one of its parts. */
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

/** Sources of programs, by the usual endings of their languages. */
export const PROGRAM_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|cs|fs|vb|rs|c|cc|cpp|cxx|swift|dart|hs|ml|jl|zig|nim|cr|erl|groovy|exs?|scala|pl|lua|clj|erb|vue|svelte)$/i;

/** Settings, tests and scripts for those who work on the project. */
export const NOT_IN_CONTAINER =
  /(?:^|\/)(?:node_modules|vendor|tests?|specs?|__tests__|docs?|\.github|\.circleci|ci|scripts?|tools?|bin\/ci)\/|[._](?:test|spec|config|stories)\.\w+$|(?:^|\/)(?:\.\w[^/]*|[\w-]*rc|gulpfile|gruntfile|webpack[\w.-]*|setup|conftest|noxfile|build|mix|gemfile|rakefile)\.\w+$/i;
/** Files that say how images are built, and texts for people: they name a variable without reading it in a container. */
export const SAYS_HOW_TO_BUILD =
  /(?:^|\/)(?:(?:[\w.-]*\.)?(?:docker|container)file[\w.-]*|[\w.-]*compose[\w.-]*\.ya?ml|docker-bake[\w.-]*|makefile|jenkinsfile|justfile|\.(?:github|circleci|buildkite|gitlab-ci)\b.*|[\w.-]*pipelines?\.ya?ml|cloudbuild\.ya?ml|\.env\.(?:example|sample)|[\w.-]*\.(?:md|txt|rst))$/i;
