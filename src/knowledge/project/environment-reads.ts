/** Code that reads the whole environment, or variable names that are computed at run time: it may read any variable. */
export interface WholeRead {
  /** Matched against the path of the file. */
  readonly files: RegExp;
  /** Checked first: a text without any of these substrings is not searched. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
  /** The construct as it is written in the code; shown to people. */
  readonly what: string;
  /** Set if the code reads only variables with this prefix. */
  readonly prefix?: RegExp;
  /** Finds the prefixes that the same file sets (the first group that matched, flag g). If it finds none, the code reads any variable. */
  readonly prefixes?: RegExp;
  /** Finds the fields that the same file declares, without prefix and in any case: variables that the code certainly reads (first group, flags g and m). */
  readonly fields?: RegExp;
  /** Set if the code only reads settings of the application, and passes no variables on to other programs. */
  readonly isSettings?: true;
  /** Set if only the built program takes them, when it serves. */
  readonly isServed?: true;
  /** Set if the code reads only variables that some file spells in lower case. */
  readonly isLowerCase?: true;
  readonly source: string;
}

const JAVASCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const PYTHON = /\.py$/;
const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|rake|erb|ru|go|rs|java|kts?|groovy|gradle|scala|php|exs?|cs|fs|pl|pm|[Rr]|dart|jl)$|(?:^|\/)(?:Rakefile|Gemfile)$/;
const RUBY = /\.(?:rb|rake|erb|ru)$|(?:^|\/)(?:Rakefile|Gemfile)$/;

/** An example of each stands in test/knowledge/project/environment-reads.test.ts. */
// biome-ignore format: one row a line
export const WHOLE_READS: readonly WholeRead[] = [
  { files: JAVASCRIPT, marks: ['process.env'], pattern: /(?<!\}\s*=\s*|['\x22`]\s+in\s+)\bprocess\.env\b(?!\s*(?:\??\.\s*[A-Za-z_$]|\[\s*['"`]|\?\.\[\s*['"`]))|process\.env\[\s*`[^`]*\$\{/, what: 'process.env', prefixes: /\.startsWith\(\s*['\x22`]([A-Z][A-Z0-9_]*_)['\x22`]|\/\^([A-Z][A-Z0-9]*_)/g, source: 'https://nodejs.org/api/process.html#processenv' },
  { files: JAVASCRIPT, marks: ['process'], pattern: /\{[^{}]*\benv\b[^{}]*\}\s*(?:=\s*(?:\w+\.)?process\b(?!\s*\.)|from\s*['"](?:node:)?process['"])|\bprocess\s*\[\s*['"]env['"]\s*\]/, what: 'env of process', source: 'https://nodejs.org/api/process.html#processenv' },
  { files: JAVASCRIPT, marks: ['Deno.env', 'Bun.env'], pattern: /\bDeno\.env\.toObject\(|\bBun\.env\b(?!\s*(?:\??\.\s*[A-Za-z_$]|\[\s*['"`]))/, what: 'Deno.env', source: 'https://docs.deno.com/runtime/reference/env_variables/' },
  { files: JAVASCRIPT, marks: ['.env('], pattern: /\bnconf\b.*\.env\(|\byargs\b.*\.env\(|^\s*\.env\(/, what: '.env(…)', prefixes: /\.env\(\s*['"`](\w+)['"`]/g, source: 'https://github.com/indexzero/nconf#env' },
  { files: JAVASCRIPT, marks: ['loadEnv'], pattern: /\bloadEnv\s*\([^()]*(?:\([^()]*\))?[^()]*,\s*(?:''|""|``)\s*\)/, what: "loadEnv(…, '')", source: 'https://vite.dev/guide/api-javascript.html#loadenv' },
  { files: JAVASCRIPT, marks: ['@t3-oss/env', 'env-var', 'envalid', 'znv', 'env-schema'], pattern: /['"](?:@t3-oss\/env[\w-]*|env-var|envalid|znv|env-schema)['"]/, what: 'a library that takes the environment', source: 'https://env.t3.gg/docs/core' },
  { files: JAVASCRIPT, marks: ['import.meta.env'], pattern: /\bimport\.meta\.env\b(?!\s*\??\.\s*\w)/, what: 'import.meta.env', prefix: /^VITE_/, source: 'https://vite.dev/guide/env-and-mode' },
  { files: /(?:^|\/)nuxt\.config\.\w+$/, marks: ['runtimeConfig'], pattern: /\bruntimeConfig\b/, what: 'runtimeConfig', prefix: /^NUXT_/, isServed: true, source: 'https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables' },
  { files: PYTHON, marks: ['environ'], pattern: /(?<!['\x22]\s+(?:not\s+)?in\s+)\bos\.environ\b(?!\s*(?:\[\s*[rbf]?['"]|\.get\(\s*['"]|\.pop\(\s*['"]|\.setdefault\(|\.update\())|\benviron\s*\[\s*[A-Za-z_]|(?<![.\w])environ\.(?:items|copy|keys|values)\(|(?:\bdict\(\s*|\*\*)environ\b|\bos\.environb\b/, what: 'os.environ', prefixes: /\.startswith\(\s*['\x22]([A-Z][A-Z0-9_]*_)['\x22]/g, source: 'https://docs.python.org/3/library/os.html#os.environ' },
  { files: PYTHON, marks: ['getenv'], pattern: /\bgetenv\(\s*[A-Za-z_f]/, what: 'os.getenv(…)', source: 'https://docs.python.org/3/library/os.html#os.getenv' },
  { files: PYTHON, marks: ['expandvars('], pattern: /\bexpandvars\(/, what: 'expandvars()', source: 'https://docs.python.org/3/library/os.path.html#os.path.expandvars' },
  { files: PYTHON, marks: ['auto_envvar_prefix'], pattern: /\bauto_envvar_prefix\b/, what: 'auto_envvar_prefix', prefixes: /auto_envvar_prefix['\x22]?\s*[=:]\s*['\x22](\w+)['\x22]/g, source: 'https://click.palletsprojects.com/en/stable/options/#values-from-environment-variables' },
  { files: PYTHON, marks: ['BaseSettings'], pattern: /\(\s*(?:[\w.]+\s*,\s*)*(?:\w+\.)?BaseSettings\b/, what: 'BaseSettings', isSettings: true, isLowerCase: true, prefixes: /\benv_prefix\s*[=:]\s*['\x22](\w*)['\x22]|['\x22]env_prefix['\x22]\s*:\s*['\x22](\w*)['\x22]/g, fields: /^[ \t]+(?!model_config\b)(\w+)[ \t]*:[ \t]*\S/gm, source: 'https://docs.pydantic.dev/latest/concepts/pydantic_settings/' },
  { files: PYTHON, marks: ['.prefixed('], pattern: /\.prefixed\(/, what: 'env.prefixed(…)', prefixes: /\.prefixed\(\s*['\x22](\w+)['\x22]/g, source: 'https://github.com/sloria/environs#reading-prefixed-variables' },
  { files: PYTHON, marks: ['dynaconf'], pattern: /^\s*(?:from|import)\s+dynaconf\b/, what: 'dynaconf', isSettings: true, prefixes: /\benvvar_prefix\s*=\s*['\x22](\w+)['\x22]/g, source: 'https://www.dynaconf.com/envvars/' },
  { files: RUBY, marks: ['ENV'], pattern: /\bENV\b(?!\s*(?:\[\s*['"]|\.(?:fetch|key\?|has_key\?|include\?|delete)\s*\(?\s*['"]|\[\s*:))(?=\s*(?:\[|\.(?:to_h|each|map|select|slice|fetch|dup|merge|filter\w*|reject|values|to_a|keys)\b))/, what: 'ENV', prefixes: /\.start_with\?\(\s*['\x22]([A-Z][A-Z0-9_]*_)['\x22]/g, source: 'https://docs.ruby-lang.org/en/master/ENV.html' },
  { files: RUBY, marks: ['Figaro.env'], pattern: /\bFigaro\.env\b/, what: 'Figaro.env', isLowerCase: true, source: 'https://github.com/laserlemon/figaro#how-does-it-work' },
  { files: RUBY, marks: ['use_env', 'Anyway::Config'], pattern: /\buse_env\s*=\s*true|<\s*Anyway::Config\b/, what: 'settings by prefix', prefixes: /\benv_prefix\s*=\s*['\x22](\w+)['\x22]|\bconfig_name\s+:?['\x22]?(\w+)/g, source: 'https://github.com/rubyconfig/config#working-with-environment-variables' },
  { files: /\.go$/, marks: ['os.Environ', 'AutomaticEnv', 'envconfig', 'caarlos0/env', 'Getenv(', 'LookupEnv(', 'env.Provider', 'WithEnvVar', 'ardanlabs/conf', 'os.Expand', 'namsral/flag', 'DefaultEnvars('], pattern: /\bos\.Environ\(\)|\bAutomaticEnv\(\)|\benvconfig\.(?:Must)?(?:Process|Init)|\bos\.Expand(?:Env)?\(|namsral\/flag|\bDefaultEnvars\(|caarlos0\/env|\bos\.(?:Getenv|LookupEnv)\(\s*(?:"[^"]*"\s*\+|[\w.]+\s*\+|fmt\.)|\benv\.Provider(?:WithValue)?\(|\bWithEnvVar|ardanlabs\/conf/, what: 'os.Environ()', prefixes: /\benvconfig\.(?:Must)?Process\(\s*\x22(\w+)\x22|\bSetEnvPrefix\(\s*\x22(\w+)\x22|\bHasPrefix\([^,()]+,\s*\x22([A-Z][A-Z0-9_]*_)\x22/g, source: 'https://pkg.go.dev/os#Environ' },
  { files: /\.rs$/, marks: ['Environment::', 'Env::', 'env::var('], pattern: /\bEnvironment::(?:with_prefix|default)\(|\bEnv::(?:prefixed|raw)\(|\benv::var(?:_os)?\(\s*(?!\x22)/, what: 'env::var(…)', prefixes: /\b(?:with_prefix|Env::prefixed)\(\s*\x22(\w+)\x22/g, source: 'https://docs.rs/config/latest/config/struct.Environment.html' },
  { files: /\.rs$/, marks: ['env::vars', 'envy::'], pattern: /\benv::vars(?:_os)?\(|\benvy::/, what: 'env::vars()', prefixes: /\benvy::prefixed\(\s*\x22(\w+)\x22|\.starts_with\(\s*\x22([A-Z][A-Z0-9_]*_)\x22/g, source: 'https://doc.rust-lang.org/std/env/fn.vars.html' },
  { files: /\.(?:java|kts?|groovy|gradle|scala)$/, marks: ['getenv'], pattern: /\bgetenv\(\s*(?:\)(?!\s*\.(?:get|getOrDefault|containsKey)\(\s*['"]|\s*\[\s*['"])|[A-Za-z_])|\bSystem\.(?:env|getenv)\b(?!\s*(?:\(|\[\s*['"]|\.\s*[A-Z]))/, what: 'System.getenv()', source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv()' },
  { files: /\.(?:gradle|kts)$/, marks: ['environmentVariable'], pattern: /\benvironmentVariable\(\s*[A-Za-z_]\w*\s*\)|\benvironmentVariablesPrefixedBy\(/, what: 'environmentVariable(…)', prefixes: /\benvironmentVariablesPrefixedBy\(\s*['\x22](\w+)['\x22]/g, source: 'https://docs.gradle.org/current/javadoc/org/gradle/api/provider/ProviderFactory.html' },
  { files: /\.(?:java|kts?|groovy|scala)$/, marks: ['ConfigurationProperties', '@Value', 'ConfigProperty'], pattern: /@ConfigurationProperties\b|@Value\(\s*\x22\$\{|@ConfigProperty\b/, what: 'settings of the application', isSettings: true, prefixes: /@ConfigurationProperties\(\s*(?:(?:prefix|value)\s*=\s*)?\x22([\w.-]+)\x22|@Value\(\s*\x22\$\{([\w.-]+)|@ConfigProperty\(\s*name\s*=\s*\x22([\w.-]+)/g, source: 'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables' },
  { files: /(?:^|\/)application[\w-]*\.(?:properties|ya?ml)$/, marks: ['spring', 'server', '=', ':'], pattern: /\S/, what: 'Spring', prefix: /^(?:SPRING|SERVER|MANAGEMENT)_/, source: 'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding' },
  { files: /\.(?:gradle|kts|sbt)$|(?:^|\/)pom\.xml$/, marks: ['s3://'], pattern: /\bs3:\/\//, what: 's3://', prefix: /^AWS_/, source: 'https://docs.gradle.org/current/userguide/supported_repository_types.html#sub:s3_repository_credentials' },
  { files: /\.php$/, marks: ['getenv', '$_ENV', '$_SERVER', 'env($'], pattern: /\bgetenv\(\s*(?:\)|\$)|\$_ENV\b(?!\s*\[\s*['"])|\$_SERVER\s*\[\s*\$|(?<![\w>])env\(\s*\$/, what: 'getenv()', source: 'https://www.php.net/manual/function.getenv.php' },
  { files: /\.exs?$/, marks: ['System.get_env', 'System.fetch_env'], pattern: /\bSystem\.(?:get_env\(\)|(?:get_env|fetch_env!?)\(\s*[a-z@])/, what: 'System.get_env()', source: 'https://hexdocs.pm/elixir/System.html#get_env/0' },
  { files: /\.(?:cs|fs)$/, marks: ['EnvironmentVariable', 'Create'], pattern: /\b(?:Get|Add)EnvironmentVariables\(|\bGetEnvironmentVariable\(\s*[A-Za-z_$]|\bWebApplication\.Create\w*Builder\(|\bHost\.Create\w+Builder\(/, what: 'AddEnvironmentVariables()', isSettings: true, prefixes: /\bAddEnvironmentVariables\(\s*(?:prefix:\s*)?\x22(\w+)\x22/g, source: 'https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#environment-variable-configuration-provider' },
  { files: /\.(?:ba|z|k)?sh$|(?:^|\/)[\w-]+$/, marks: ['${!', 'printenv', 'eval', 'env', 'declare', 'export -p'], pattern: /\$\{![A-Za-z_]\w*[@*]?\}|\bprintenv\s+[\x22']?\$|\beval\b.*\\\$\$?\{?\w|(?:^|[;&|(`]\s*|\$\()(?:env|printenv|export -p|declare -x\w*|compgen -[ev])\s*(?:\||\)|`|$)/, what: 'variables that it does not name', prefixes: /\$\{!([A-Z]\w*_)[@*]\}|\bgrep\s+(?:-\w+\s+)*[\x22']?\^([A-Z][A-Z0-9_]*_)/g, source: 'https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html' },
  { files: /\.(?:pl|pm)$/, marks: ['%ENV', '$ENV{'], pattern: /%ENV\b|\$ENV\{\s*\$/, what: '%ENV', source: 'https://perldoc.perl.org/perlvar#%25ENV' },
  { files: /\.(?:[Rr]|Rmd|qmd)$/, marks: ['Sys.getenv('], pattern: /\bSys\.getenv\(\s*(?:\)|[A-Za-z.][\w.]*\s*[,)])/, what: 'Sys.getenv()', source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Sys.getenv.html' },
  { files: /\.swift$/, marks: ['environment'], pattern: /\bProcessInfo\.processInfo\.environment\b(?!\s*\[\s*\x22)/, what: 'ProcessInfo.environment', source: 'https://developer.apple.com/documentation/foundation/processinfo/environment' },
  { files: /\.dart$/, marks: ['Platform.environment'], pattern: /\bPlatform\.environment\b(?!\s*(?:\[\s*['\x22]|\.containsKey\(\s*['\x22]))/, what: 'Platform.environment', source: 'https://api.dart.dev/dart-io/Platform/environment.html' },
  { files: /\.jl$/, marks: ['ENV'], pattern: /\bENV\b(?!\s*\[\s*\x22)(?=\s*(?:\[|\)))|\bin\s+ENV\b/, what: 'ENV', source: 'https://docs.julialang.org/en/v1/base/base/#Base.ENV' },
  // names that code puts together
  { files: CODE, marks: ['env[', 'env?.[', 'ENV[', 'ENV{', 'environ[', 'ENVIRONMENT['], pattern: /\b(?:process\.env|import\.meta\.env|Bun\.env|Platform\.environment|os\.environ|environ|ENV|_ENV|_SERVER)\s{0,3}(?:\?\.)?[[{]\s{0,9}[$bfr]{0,2}(?:'[^'\n]{0,99}'|"[^"\n]{0,99}"|`[^`\n]{0,99}`)\s{0,9}(?:[+%.~]|<>|<<|['"])/, what: 'a variable whose name it puts together', source: 'https://nodejs.org/api/process.html#processenv' },
  { files: CODE, marks: ['environment[', 'ENV[', 'ENV{', 'environ['], pattern: /\b(?:os\.environ\[\s{0,9}[fF][rR]?["']|(?:ENV|_ENV|_SERVER|Platform\.environment)\s{0,3}[[{]\s{0,9}["'][^"'\n]{0,99}(?:#\{|\$[{(\w]|\{\$))/, what: 'a variable whose name it puts together', source: 'https://docs.ruby-lang.org/en/master/ENV.html' },
  { files: CODE, marks: ['env(', '_env', 'environ.', 'ENV.', 'env.get(', 'env::var', 'Variable('], pattern: /\b(?:(?:os\.)?getenv|environ\.(?:get|pop)|ENV\.fetch|Deno\.env\.get|System\.(?:get_env|fetch_env!?)|[gG]etEnvironmentVariable|environmentVariable|Sys\.getenv|env::var(?:_os)?|env)\(\s{0,9}&?(?:\$?"[^"\n]{0,99}(?:#\{|\$[{(\w]|\{[$\w])|[$bfr]{0,2}(?:'[^'\n]{0,99}'|"[^"\n]{0,99}")\s{0,9}(?:[+%.~]|<>|<<)|(?:format!|paste0?|sprintf|String\.format|string\.Concat|fmt\.)|@?\w+\s{0,9}(?:<>|\+))/, what: 'a variable whose name it puts together', source: 'https://docs.python.org/3/library/os.html#os.getenv' },
];

/** Files of compiled languages whose code does not run during the build. Only the variables after `before` are read at compile time. */
export const COMPILED: readonly { readonly files: RegExp; readonly before: RegExp; readonly source: string }[] = [
  { files: /(?:^|\/)(?!build\.rs$)[^/]+\.rs$/, before: /\b(?:option_)?env!\s*\(\s*"$/, source: 'https://doc.rust-lang.org/std/macro.env.html' },
];

/**
 * Files that name a variable without reading it: files that say how images are built, deployed and tested, examples, type declarations, texts for people.
 * Our own list, from public repositories.
 */
export const SAYS_WITHOUT_READING =
  /(?:^|\/)(?:(?:[\w.-]*\.)?(?:docker|container)file[\w.-]*|[\w.-]*compose[\w.-]*\.ya?ml|docker-bake[\w.-]*|jenkinsfile|(?:shippable|wercker|bitrise|codefresh|codeship[\w-]*|\.(?:cirrus|scrutinizer|semaphore|gitpod))\.ya?ml|\.(?:github|circleci|buildkite|gitlab|gitlab-ci|semaphore|teamcity|devcontainer|vscode|idea|git|husky)\b.*|[\w.-]*pipelines?\.ya?ml|cloudbuild[\w.-]*\.(?:ya?ml|json)|buildspec[\w.-]*\.ya?ml|skaffold[\w.-]*\.ya?ml|config\/deploy(?:\.[\w-]+)?\.ya?ml|\.(?:kamal|render|do|platform|upsun|koyeb|ebextensions)\/.*|\.platform\.app\.ya?ml|copilot\/.*\bmanifest\.ya?ml|captain-definition|(?:fly|railway|netlify|wrangler)[\w.-]*\.(?:toml|json)|(?:vercel|now|firebase)\.json|(?:render|heroku|appveyor|codemagic)\.ya?ml|procfile|\.(?:travis|drone|woodpecker|appveyor)\.ya?ml|\.(?:azure|woodpecker|gitea|forgejo)\b.*|(?:k8s|kubernetes|helm|charts?)\/.*\.ya?ml|(?:tilt|earth|vagrant)file|\.envrc|\.\w+ignore|app\.ya?ml|\.env\.(?:example|sample|template|dist)|(?:licen[sc]e|changelog|readme|copying|notice)[\w-]*(?:\.(?:md|txt|rst|adoc|html?|pdf))*|[\w.-]*\.(?:md|rst|adoc|snap|lock|map)|package-lock\.json|pnpm-lock\.yaml|composer\.lock|go\.sum)$|\.d\.[cm]?ts$/i;

/**
 * Texts of YAML files that say how containers are started, whatever the files are called: Compose and manifests of Kubernetes. Services of Symfony
 * have neither images nor builds. Sources: https://docs.docker.com/reference/compose-file/services/, https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export const STARTS_CONTAINERS: { readonly files: RegExp; readonly text: RegExp } = {
  files: /\.ya?ml$/i,
  text: /^services:[ \t]*(?:#.*)?\r?\n(?:[ \t].*\r?\n|#.*\r?\n|\r?\n)*?[ \t]{2,8}(?:image|build):|^apiVersion:[ \t]*\S+[ \t]*\r?\nkind:[ \t]*\w/m,
};

/**
 * Tests and their helpers; they run only if a command runs tests. Sources: https://jestjs.io/docs/configuration#testmatch-arraystring,
 * https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery, https://pkg.go.dev/cmd/go#hdr-Test_packages
 */
export const TEST_FILES =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|cypress|e2e|playwright)\/|[._-](?:test|spec|stories|e2e)\.\w+$|(?:^|\/)(?:test_[\w-]+|conftest)\.py$|_test\.go$/i;

/** A line that is a comment in most languages; `//npm.example.com/:_authToken=…` is a setting. Our own list, from public repositories. */
export const COMMENT_LINE = /^\s*(?:\/\/(?![\w.-]+(?::\d+)?\/)|#(?!!|\{)|\/\*|\*(?:\s|\/|$)|<!--|--\s|;;)/;

/**
 * Code that gives a variable of the environment a value: an assignment, a function of a test library, or the `env` of a test runner's settings; NAME stands for
 * the variable. Source: https://docs.pytest.org/en/stable/how-to/monkeypatch.html, https://vitest.dev/api/vi.html#vi-stubenv
 */
export const SETS_VARIABLE =
  '(?:process\\.env(?:\\.NAME|\\[[\'"]NAME[\'"]\\])|environ\\[[\'"]NAME[\'"]\\]|\\bENV\\[[\'"]NAME[\'"]\\])\\s*(?:\\|\\||\\?\\?)?=(?![=~])|(?:setenv|stubEnv|setdefault|putenv)\\(\\s*[\'"]NAME[\'"=]|(?<![\\w.])[\'"]?NAME[\'"]?\\s*:\\s*[\'"]';

/** Code in which a name before which this stands is no variable of the environment. */
export const OTHER_MEANING: readonly { readonly files: RegExp; readonly before: RegExp; readonly source: string }[] = [
  // a line of an environment file gives the variable a value; `URL=${NAME}` uses it
  {
    files: /(?:^|\/)[\w-]*\.env(?:\.[\w.-]+)?$/,
    before: /^\s*(?:export\s+)?$/,
    source: 'https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow',
  },
  { files: /\.dart$/, before: /\.fromEnvironment\(\s*['"]$/, source: 'https://dart.dev/libraries/core/environment-declarations' },
];

/** Files that write variable names in another spelling. */
export interface OtherSpelling {
  readonly files: RegExp;
  /** Matched against the name of the variable. */
  readonly variable: RegExp;
  /** Replacements that turn the name into the spelling, which is in lower case. */
  readonly replace: readonly (readonly [from: RegExp, to: string])[];
  /** What stands on the line before it, and after it. */
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly source: string;
}

const HOST: OtherSpelling['replace'] = [
  [/^TF_TOKEN_/i, ''],
  [/__/g, '-'],
  [/_/g, '.'],
];

export const OTHER_SPELLINGS: readonly OtherSpelling[] = [
  {
    files: /(?:^|\/)(?:project|profiles)\.clj$/,
    variable: /./,
    replace: [],
    before: /:env\/$/,
    source: 'https://codeberg.org/leiningen/leiningen/src/branch/main/doc/DEPLOY.md#credentials-in-the-environment',
  },
  {
    files: /\.clj[cs]?$/,
    variable: /./,
    replace: [[/_/g, '-']],
    before: /\benv\s+:$/,
    source: 'https://github.com/weavejester/environ#usage',
  },
  {
    files: /\.tf$/,
    variable: /^TF_TOKEN_/i,
    replace: HOST,
    before: /\bsource\s*=\s*"$/,
    after: /^\/[\w-]+\/[\w-]+"/,
    source: 'https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses',
  },
  {
    files: /\.tf$/,
    variable: /^TF_TOKEN_/i,
    replace: HOST,
    before: /\bhostname\s*=\s*"$/,
    source: 'https://developer.hashicorp.com/terraform/language/terraform#cloud',
  },
  {
    files: /\.tf$/,
    variable: /^TF_TOKEN_app_terraform_io$/i,
    replace: [[/.*/, 'cloud']],
    before: /^\s*$/,
    after: /^\s*\{/,
    source: 'https://developer.hashicorp.com/terraform/language/terraform#cloud',
  },
];
