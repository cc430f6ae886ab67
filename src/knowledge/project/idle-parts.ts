import type { IdleKind } from '../tool-project.ts';

/** A part of a file that a command runs only if something asks for it by its name. */
export interface IdlePart {
  /** Matched against the path. */
  readonly files: RegExp;
  /** Matched against the first line of the part. */
  readonly head: RegExp;
  /** Matched against its last line; omitted if it ends where the indentation of the head is reached again. */
  readonly end?: RegExp;
  /** Finds the name in the text of the part (the first group that matched). Omitted if nothing can ask for it. */
  readonly name?: RegExp;
  /** Text without which it is no such part. */
  readonly holds?: RegExp;
  /** Text with which it runs unasked. */
  readonly always?: RegExp;
  /** In place of `name`: matched against the arguments, and against lines of the files in which one task asks for another; it runs if one of them matches. */
  readonly asked?: RegExp;
  /** Matched against the line from whose indentation the part ends; omitted if that is the first. */
  readonly body?: RegExp;
  readonly source: string;
}

/** The idle parts of the files of one kind of build. */
export interface IdleParts {
  readonly parts: readonly IdlePart[];
  /** Finds the names that are asked for, separated by commas (first group, flag g). Omitted if any mention of a name counts. */
  readonly asks?: RegExp;
  /** Matched against the path: files that may ask, in addition to those of `parts`. */
  readonly asking?: RegExp;
  /** A line of such a file without which all of its parts run. */
  readonly chosenBy?: RegExp;
}

const MAVEN_PROFILE: IdlePart = {
  files: /(?:^|\/)(?:pom|settings)\.xml$/,
  head: /<profile>/,
  end: /<\/profile>/,
  name: /<id>\s*([\w.-]+)\s*<\/id>/,
  always: /<activation>/,
  source: 'https://maven.apache.org/guides/introduction/introduction-to-profiles.html',
};

/** A setting that is empty where the variable is unset. */
const ELIXIR_SETTING: IdlePart = {
  files: /\.exs$/,
  head: /\bSystem\.get_env\((?!.*\braise\b)/,
  source: 'https://hexdocs.pm/elixir/System.html#get_env/2',
};

/** Tasks of Gradle that publish or sign. */
const PUBLISHES = /publish|sign|release|deploy|upload|bintray|artifactory/i;

/**
 * Tasks of Gradle and goals of Maven other than those that neither assemble nor upload anything. Sources: https://docs.gradle.org/current/userguide/java_plugin.html,
 * https://maven.apache.org/plugins/maven-dependency-plugin/
 */
export const ASSEMBLES =
  /(?:^|\s)(?!-)(?!:?(?:[\w.-]+:)*(?:dependencies|test|check|clean|help|tasks|projects|properties|\w*[cC]lasses|compile\w*|wrapper|ktlint\w*|detekt\w*|spotless\w*|checkstyle\w*)(?:\s|$))(?!dependency:)\S/;

/** Code that fails while Gradle configures a build if a variable is unset. Source: https://docs.gradle.org/current/userguide/build_lifecycle.html */
const DEMANDS = /!!|\.get\(\)|\b(?:requireNotNull|checkNotNull|throw|error)\b|getenv\([^)]*\)\s*\.(?!toString\b|orEmpty\b)|\bgetValue\b/;

/** Blocks of a Gradle build whose settings only some tasks use. A block that `always` matches is used by others, or fails if a variable is unset. */
const GRADLE_BLOCKS: readonly IdlePart[] = [
  {
    head: /^\s*(?:publishing|mavenPublishing|nexusPublishing|nexusStaging|uploadArchives|bintray|githubRelease|jreleaser)\s*\{/,
    asked: PUBLISHES,
    always: DEMANDS,
    source: 'https://docs.gradle.org/current/userguide/publishing_maven.html#publishing_maven:tasks',
  },
  {
    head: /^\s*signing\s*\{/,
    asked: PUBLISHES,
    // the archives are signed whenever they are built
    always: new RegExp(`${DEMANDS.source}|\\barchives\\b|\\btasks\\b`),
    source: 'https://docs.gradle.org/current/userguide/signing_plugin.html#sec:signing_publications',
  },
  {
    head: /^\s*sentry\s*\{/,
    asked: ASSEMBLES,
    always: DEMANDS,
    source: 'https://docs.sentry.io/platforms/java/gradle/',
  },
  {
    head: /^\s*sonar(?:qube)?\s*\{/,
    asked: /sonar/i,
    always: DEMANDS,
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner-for-gradle/',
  },
  {
    head: /^\s*jib\s*\{/,
    asked: /jib/i,
    always: DEMANDS,
    source: 'https://github.com/GoogleContainerTools/jib/tree/master/jib-gradle-plugin#build-your-image',
  },
].map((part) => ({ files: /\.gradle(?:\.kts)?$/, ...part }));

/** How a profile of Maven is asked for. Source: https://maven.apache.org/guides/introduction/introduction-to-profiles.html */
const ASKS_FOR_PROFILES = {
  asks: /(?:^|\s)(?:-P\s*|--activate-profiles[=\s])([^\s-]\S*)|<activeProfile>\s*([^<\s]+)/g,
  asking: /(?:^|\/)\.mvn\/maven\.config$/,
};

/** A task of invoke or fabric, or a session of nox. */
const PYTHON_TASK: IdlePart = {
  files: /(?:^|\/)(?:tasks|noxfile|fabfile)\.py$|(?:^|\/)tasks\/[^/]+\.py$/,
  head: /^@(?:[\w.]+\.)?(?:task|session|nox_session)\b|^(?:async )?def \w/,
  body: /^(?:async )?def \w/,
  name: /^(?:async )?def (\w+)/m,
  // a task with another name
  always: /^@(?:(?!\bdef\b)[\s\S])*\b(?:name|aliases|default)\s*=/,
  source: 'https://docs.pyinvoke.org/en/stable/concepts/invoking-tasks.html',
};

export const IDLE_PARTS: Readonly<Record<IdleKind, IdleParts>> = {
  'maven-profiles': {
    parts: [MAVEN_PROFILE],
    ...ASKS_FOR_PROFILES,
  },
  'gradle-tasks': {
    parts: [
      {
        files: /\.gradle(?:\.kts)?$/,
        head: /\btasks\.register(?:ing)?\b|^\s*task\s+["']?\w+/,
        name: /\btasks\.register(?:<[^>]*>)?\s*\(\s*["']([\w.-]+)["']|\bval\s+(\w+)\s+by\s+tasks\.registering|^\s*task\s+["']?([\w.-]+)/,
        source: 'https://docs.gradle.org/current/userguide/task_configuration_avoidance.html',
      },
      {
        files: /(?:^|\/)(?:buildSrc|build-logic)\/.*\.(?:groovy|java|kt)$/,
        head: /\bclass\s+\w+/,
        name: /\bclass\s+(\w+)/,
        holds: /@(?:[\w.]+\.)?TaskAction\b/,
        source: 'https://docs.gradle.org/current/userguide/implementing_custom_tasks.html',
      },
      ...GRADLE_BLOCKS,
    ],
  },
  'python-tasks': { parts: [PYTHON_TASK] },
  // all sessions run unless the file chooses some: https://nox.thea.codes/en/stable/config.html#modifying-nox-s-behavior-in-the-noxfile
  'python-sessions': { parts: [PYTHON_TASK], chosenBy: /\boptions\.sessions\s*=\s*[[(]\s*(?:["']|$)/ },
  'rake-tasks': {
    parts: [
      {
        files: /(?:^|\/)Rakefile$|\.rake$/,
        head: /^\s*(?:multi)?task\b[^\n]*\bdo\b|^\s*file\b[^\n]*\bdo\b/,
        name: /\b(?:task|file)\s*\(?\s*:?["']?([\w:.-]+)/,
        source: 'https://ruby.github.io/rake/doc/rakefile_rdoc.html',
      },
    ],
  },
  'go-tests': {
    parts: [
      { files: /\.go$/, head: /^func main\(\)/, source: 'https://pkg.go.dev/cmd/go#hdr-Test_packages' },
      {
        files: /\.go$/,
        head: /^func (?!main\b|init\b|(?:Test|Benchmark|Example|Fuzz)(?:[A-Z_]|\())\w+[([]/,
        name: /^func (\w+)/,
        source: 'https://pkg.go.dev/testing',
      },
    ],
  },
  'cmake-targets': {
    parts: [
      {
        files: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
        head: /^\s*add_custom_target\s*\(\s*[\w.-]+(?!.*\bALL\b)/i,
        name: /add_custom_target\s*\(\s*([\w.-]+)/i,
        always: /\bALL\b/,
        source: 'https://cmake.org/cmake/help/latest/command/add_custom_target.html',
      },
    ],
  },
  'maven-build': {
    parts: [
      {
        files: /(?:^|\/)pom\.xml$/,
        head: /<(?!url|password|username|value\b)[\w.-]+>[^<]*\$\{env\.\w+\}[^<]*<\//,
        end: /<\//,
        name: /<([\w.-]+)>[^<]*\$\{env\.\w+\}/,
        source: 'https://maven.apache.org/pom.html#properties',
      },
      { files: /(?:^|\/)pom\.xml$/, head: /<build>/, end: /<\/build>/, source: 'https://maven.apache.org/plugins/maven-dependency-plugin/' },
      MAVEN_PROFILE,
    ],
    ...ASKS_FOR_PROFILES,
  },
  'elixir-settings': {
    parts: [{ ...ELIXIR_SETTING, files: /(?:^|\/)config\/[^/]+\.exs$/ }],
  },
  'elixir-project': { parts: [ELIXIR_SETTING] },
  'elixir-functions': {
    parts: [{ files: /\.ex$/, head: /^\s*defp?\s/, source: 'https://hexdocs.pm/elixir/compilation-process.html' }],
  },
};

/** Paths of scripts in build files, which the build runs. Our own list, from public repositories. */
export const SCRIPT_PATHS = /[\w./-]*[\w-]\.(?:(?:ba|z)?sh|py|pl|rb|[cm]?js)\b/g;

/** Interpreters of such scripts, by the ending of the path. Our own list, from public repositories. */
export const SCRIPT_INTERPRETERS: readonly { readonly files: RegExp; readonly program: string }[] = [
  { files: /\.(?:ba|z)?sh$/, program: 'sh' },
  { files: /\.py$/, program: 'python' },
  { files: /\.pl$/, program: 'perl' },
  { files: /\.rb$/, program: 'ruby' },
  { files: /\.[cm]?js$/, program: 'node' },
];

/** Plugins of builds that run a client of packages in a folder of the project. */
export interface NestedClient {
  /** Matched against the path of the build file, and against its text. */
  readonly files: RegExp;
  readonly mark: RegExp;
  /** Find the programs, and their arguments (first group, flag g). */
  readonly clients: RegExp;
  readonly calls: RegExp;
  /** Finds the folder, from that of the file (first group). */
  readonly folders: RegExp;
  /** The arguments if none are given. */
  readonly usual: readonly string[];
  readonly source: string;
}

export const NESTED_CLIENTS: readonly NestedClient[] = [
  {
    files: /(?:^|\/)pom\.xml$/,
    mark: /<artifactId>\s*(?:frontend|exec)-maven-plugin\s*</,
    clients: /<(?:goal|executable)>\s*(npm|yarn|pnpm|bun)\s*</g,
    calls: /<arguments>\s*([\w:./-]+(?: +[\w:./-]+)*)\s*<\/arguments>/g,
    folders: /<workingDirectory>\s*(?:\$\{(?:project\.)?basedir\}\/)?([\w./-]+)\s*</,
    usual: ['install'],
    source: 'https://github.com/eirslett/frontend-maven-plugin#running-npm',
  },
  {
    files: /\.gradle(?:\.kts)?$/,
    mark: /com\.github\.node-gradle\.node|com\.moowork\.node|org\.siouan\.frontend/,
    clients: /\b(npm|yarn|pnpm)(?=_|Install|Task|Command|Script)/gi,
    calls: /\b(?:npmCommand|yarnCommand|pnpmCommand|args)\.?(?:set)?\s*[=(]\s*(?:listOf\(|\[)\s*["']([\w:-]+)["']/g,
    folders: /\bnodeProjectDir\b[^"'\n]*["']([\w./-]+)["']/,
    usual: ['install'],
    source: 'https://github.com/node-gradle/gradle-node-plugin/blob/main/docs/usage.md',
  },
];

/** Commands that build files run. */
export interface BuildCommand {
  /** Matched against the path of the build file. */
  readonly files: RegExp;
  /** Finds them (flag g): group `text` is what a shell gets, group `list` the words in quotes. */
  readonly commands: RegExp;
  /** What ends the text of a command. */
  readonly end?: RegExp;
  /** Finds the folder in the same match, from that of the file (first group). */
  readonly folder?: RegExp;
  readonly source: string;
}

export const BUILD_COMMANDS: readonly BuildCommand[] = [
  {
    files: /\.(?:cs|fs|vb)proj$|\.(?:props|targets|proj)$/,
    commands: /<Exec\b[^>]*?\bCommand\s*=\s*"(?<text>[^"]*)"[^>]*>/g,
    folder: /\bWorkingDirectory\s*=\s*"(?:\$\(\w+\)[\\/]?)?([\w./-]*)"/,
    source: 'https://learn.microsoft.com/visualstudio/msbuild/exec-task',
  },
  {
    files: /\.gradle(?:\.kts)?$/,
    commands: /\bcommandLine\s*\(?\s*(?:listOf\(|\[)?\s*(?<list>["'][^"'\n]*["'](?:\s*,\s*["'][^"'\n]*["'])*)/g,
    source: 'https://docs.gradle.org/current/dsl/org.gradle.api.tasks.Exec.html',
  },
  {
    files: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
    commands: /\bCOMMAND\s+(?<text>[\w./-][^\n)]*)/g,
    end: /\s(?:WORKING_DIRECTORY|DEPENDS|COMMENT|VERBATIM|OUTPUT|BYPRODUCTS|COMMAND|ARGS)\b[\s\S]*$/,
    source: 'https://cmake.org/cmake/help/latest/command/add_custom_command.html',
  },
];

/** A line of a build file by which one task asks for others. Source: https://docs.gradle.org/current/userguide/controlling_task_execution.html */
export const ASKS_FOR_TASK = /\b(?:dependsOn|finalizedBy|defaultTasks)\b/;
