/** Files that show that a folder holds a project: manifests or code. Our own list, from public repositories. */
export const PROJECT_FILES =
  /(?:^|\/)(?:package\.json|deno\.jsonc?|composer\.json|Gemfile|gems\.rb|Rakefile|go\.(?:mod|work)|Cargo\.toml|pom\.xml|build\.xml|build\.gradle(?:\.kts)?|build\.sbt|project\.clj|mix\.exs|rebar\.config|pyproject\.toml|setup\.py|setup\.cfg|[\w.-]*requirements[\w.-]*\.txt|Pipfile|environment\.ya?ml|CMakeLists\.txt|meson\.build|(?:GNUm|M|m)akefile|Makefile\.(?:am|in)|configure(?:\.ac|\.in)?|DESCRIPTION|renv\.lock|pubspec\.yaml|Package\.swift|conanfile\.(?:txt|py)|stack\.yaml)$|\.(?:(?:cs|fs|vb)proj|slnx?|sh|py|rb|php|go|rs|[cm]?[jt]sx?|R|tf|dart|swift|hs|jl|exs?|cs|java|kt|scala|clj)$/;

/** The names among them without an ending. */
const PLAIN_NAMES = ['Gemfile', 'Rakefile', 'Pipfile', 'akefile', 'configure', 'DESCRIPTION'];

/** Whether a file shows that its folder holds a project. Most others, such as Dockerfiles, are told without the pattern, because compiling it is slow. */
export function isProjectFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (name.includes('.') || PLAIN_NAMES.some((plain) => name.endsWith(plain))) && PROJECT_FILES.test(path);
}

/**
 * Manifests and build files that may give a program of the project its name. Source: https://packaging.python.org/specifications/entry-points/,
 * https://doc.rust-lang.org/cargo/reference/cargo-targets.html, https://docs.npmjs.com/cli/configuring-npm/package-json#bin,
 * https://cmake.org/cmake/help/latest/command/add_executable.html, https://go.dev/ref/mod#go-mod-file-module, https://guides.rubygems.org/specification-reference/
 */
export const PROGRAM_MANIFESTS =
  /(?:^|\/)(?:package\.json|composer\.json|Gemfile|[\w.-]+\.gemspec|go\.(?:mod|work)|Cargo\.toml|mix\.exs|pyproject\.toml|setup\.(?:py|cfg)|pubspec\.yaml|Package\.swift|CMakeLists\.txt|meson\.build|(?:GNUm|[Mm])akefile)$|\.(?:cabal|(?:cs|fs|vb)proj)$/;

/** A call of the program NAME in a recipe of a Makefile, which does not make it. Source: https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html */
export const RECIPE_CALL = '(?<=^\\t(?:.*(?:[;&|(]))?[ \\t@+-]*(?:\\w+=\\S*[ \\t]+)*)NAME(?=[ \\t;&|)]|$)';

/** Endings of a file from which a program of the same name is made, or that is one. Source: https://gcc.gnu.org/onlinedocs/gcc/Overall-Options.html */
export const PROGRAM_ENDINGS = /\.(?:[cm]?[jt]s|[bdkz]?a?sh|py|pl|rb|php|go|rs|c|cc|cpp|cs|java|swift|jar|exe|dll)$/;

/**
 * Variables that programs of many makers read by the same name. Source: https://docs.github.com/en/actions/tutorials/authenticate-with-github_token,
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
export const COMMON_VARIABLES = /^(?:GH|GITHUB|AWS|GOOGLE|GCP|GCLOUD|AZURE|ARM|VAULT|PG|MYSQL|POSTGRES)\w*$|^DATABASE_URL$|_PROXY$/i;

/** Files that only package clients and build tools read, never a program of the project. Our own list, from public repositories. */
export const BUILD_SETTINGS =
  /(?:^|\/)(?:pom\.xml|settings\.xml|build\.xml|gradle\.properties|\.npmrc|\.yarnrc(?:\.yml)?|nuget\.config|pip\.conf|[\w.-]*requirements[\w.-]*\.txt|Gemfile|\.?condarc|auth\.json|package\.json|turbo\.json|nx\.json|CMakeLists\.txt|CMakePresets\.json|meson\.build|(?:GNUm|M|m)akefile|conanfile\.(?:txt|py)|build\.rs)$|\.(?:gradle|gradle\.kts|sbt|cmake|mk|(?:cs|fs|vb)proj|props|targets)$/i;

/** Settings that a program may read at run time. Source: https://12factor.net/config */
export const RUN_SETTINGS = /\.(?:properties|ya?ml|json|toml|conf|ini|edn)$/;

/** Source files that a build compiles. Source: https://gcc.gnu.org/onlinedocs/gcc/Overall-Options.html */
export const COMPILED_SOURCES = /\.(?:c|cc|cpp|cxx|rs|go|java|kt|scala|cs|fs|swift|hs|zig|nim|cr|d|f90|ml)$/;

/** Lines of build files that log in to a repository. `demands`: such lines that fail the build if the variable is not set. */
export const BUILD_LOGINS: readonly { readonly files: RegExp; readonly logins: RegExp; readonly demands?: RegExp; readonly source: string }[] = [
  {
    files: /\.(?:gradle|gradle\.kts|sbt)$/,
    logins: /(?<![\w.-])(?:user(?:name)?|pass(?:word)?|credentials?|token|header)\s*(?:[=:(]|\s(?=System\b|providers\b|project\b|find))|\bCredentials\s*\(/i,
    demands: /!!|\.get\(\)|\brequire\w*\(|\bsys\.env\(|\berror\(|\bthrow\b/,
    source: 'https://docs.gradle.org/current/userguide/supported_repository_types.html#sec:authentication_schemes',
  },
  {
    files: /(?:^|\/)(?:[\w.-]*require[\w.-]*|constraints[\w.-]*)\.(?:txt|in)$/,
    logins: /^\s*(?:-i|--(?:extra-)?index-url|-f|--find-links)\b/,
    source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#global-options',
  },
];

/** Files with settings that are no code, which options and variables name. Our own list, from the manuals of package managers. */
export const PLAIN_SETTINGS = /rc$|\.(?:xml|json|ya?ml|toml|conf|config|cfg|ini|properties|props|targets)$/i;

/**
 * Settings of package managers at the root of a project in which variables are expanded, in the order in which they are told. If one names a variable, its
 * tool reads it. Source: https://docs.npmjs.com/cli/configuring-npm/npmrc#description, https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables
 */
export const CLIENT_SETTINGS: readonly string[] = [
  '.npmrc',
  '.yarnrc.yml',
  '.yarnrc',
  'pip.conf',
  'requirements.txt',
  'Pipfile',
  'nuget.config',
  'NuGet.Config',
  'settings.xml',
  'Gemfile',
  'build.gradle',
  'build.gradle.kts',
  'bunfig.toml',
  'pyproject.toml',
];
