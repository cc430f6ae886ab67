/** A bundler setting that inlines the values of variables into the built code. */
export interface PublishedSetting {
  readonly bundler: string;
  /** Matched against the path. */
  readonly files: RegExp;
  /** The start of the setting that lists the variable names. The list ends at the matching closing bracket. */
  readonly begins: RegExp;
  /** The text that ends the list in place of a bracket, or the end of the line. */
  readonly ends?: string;
  /** Name of the setting, shown to people. */
  readonly what: string;
  readonly source: string;
}

const SETTINGS = /(?:^|\/)[\w.-]*(?:config|rc)\.[cm]?[jt]s$|(?:^|\/)(?:esbuild|build|webpack[\w.-]*|rollup[\w.-]*|gulpfile)\.[cm]?[jt]s$/;

const GRADLE = /\.gradle(?:\.kts)?$/;
const POM = /(?:^|\/)pom\.xml$/;
const MSBUILD = /\.(?:[cf]s|vb)proj$|(?:^|\/)Directory\.Build\.(?:props|targets)$|\.targets$/;

/** Resources into which a build fills properties: https://maven.apache.org/plugins/maven-resources-plugin/examples/filter.html */
export const FILTERED_RESOURCES = /(?:^|\/)src\/main\/(?:resources|webapp)\/[^\0]*\.(?:properties|ya?ml|xml|json|txt|html?|jsp|conf)$/;
/** What makes a build fill properties and variables of the environment into its resources. */
interface Filtering {
  readonly bundler: string;
  readonly files: RegExp;
  readonly on: RegExp;
  /** How a resource names a property, and a variable: `%s` is the name. */
  readonly property: readonly string[];
  readonly variable: readonly string[];
  readonly what: string;
  readonly source: string;
}

/** The first row that applies counts. The parent of Spring Boot leaves `${…}` to the program that runs. */
// biome-ignore format: one row a line
export const FILTERING: readonly Filtering[] = [
  { bundler: 'Maven', files: POM, on: /<useDefaultDelimiters>\s*true\s*</, property: ['${%s}', '@%s@'], variable: ['${env.%s}', '@env.%s@'], what: 'filtering', source: 'https://maven.apache.org/plugins/maven-resources-plugin/resources-mojo.html#useDefaultDelimiters' },
  { bundler: 'Maven', files: POM, on: /<artifactId>\s*spring-boot-starter-parent\s*</, property: ['@%s@'], variable: ['@env.%s@'], what: 'filtering', source: 'https://docs.spring.io/spring-boot/maven-plugin/using.html#using.parent-pom' },
  { bundler: 'Maven', files: POM, on: /<filtering>\s*true\s*</, property: ['${%s}', '@%s@'], variable: ['${env.%s}', '@env.%s@'], what: 'filtering', source: 'https://maven.apache.org/plugins/maven-resources-plugin/examples/filter.html' },
  { bundler: 'Gradle', files: GRADLE, on: /\bexpand\s*\(?\s*(?:project\.)?properties\b/, property: ['${%s}'], variable: [], what: 'expand', source: 'https://docs.gradle.org/current/userguide/working_with_files.html#sec:filtering_files' },
];

/** An example of each stands in test/knowledge/project/published-settings.test.ts. */
// biome-ignore format: one row a line
export const PUBLISHED_SETTINGS: readonly PublishedSetting[] = [
  { bundler: 'webpack', files: SETTINGS, begins: /\bDefinePlugin\(/, what: 'DefinePlugin', source: 'https://webpack.js.org/plugins/define-plugin/' },
  { bundler: 'webpack', files: SETTINGS, begins: /\bEnvironmentPlugin\(/, what: 'EnvironmentPlugin', source: 'https://webpack.js.org/plugins/environment-plugin/' },
  { bundler: 'Next.js', files: /(?:^|\/)next\.config\.[cm]?[jt]s$/, begins: /\b(?:env|publicRuntimeConfig|serverRuntimeConfig)\s*:\s*\{/, what: 'env', source: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/env' },
  { bundler: 'Nuxt', files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/, begins: /\bpublic\s*:\s*\{/, what: 'runtimeConfig.public', source: 'https://nuxt.com/docs/guide/going-further/runtime-config' },
  { bundler: 'Nuxt', files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/, begins: /\b(?:env|publicRuntimeConfig|privateRuntimeConfig|runtimeConfig)\s*:\s*\{/, what: 'runtimeConfig', source: 'https://nuxt.com/docs/guide/going-further/runtime-config' },
  { bundler: 'SvelteKit', files: /\.(?:svelte|[jt]s)$/, begins: /\bimport \{(?=[^{}]{0,500}\} from ["']\$env\/static\/)/, what: '$env/static', source: 'https://svelte.dev/docs/kit/$env-static-private' },
  { bundler: 'Expo', files: /(?:^|\/)app\.config\.[jt]s$/, begins: /\bextra\s*:\s*\{/, what: 'extra', source: 'https://docs.expo.dev/versions/latest/config/app/#extra' },
  { bundler: 'Quasar', files: /(?:^|\/)quasar\.config\.[cm]?[jt]s$/, begins: /\benv\s*:\s*\{/, what: 'build.env', source: 'https://quasar.dev/quasar-cli-vite/handling-process-env' },
  { bundler: 'Docusaurus', files: /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/, begins: /\bcustomFields\s*:\s*\{/, what: 'customFields', source: 'https://docusaurus.io/docs/api/docusaurus-config#customFields' },
  { bundler: 'Rust', files: /\.rs$/, begins: /\b(?:option_)?env!\s*\(/, what: 'env!', source: 'https://doc.rust-lang.org/std/macro.env.html' },
  { bundler: 'Cargo', files: /(?:^|\/)build\.rs$/, begins: /\bprintln!\s*\((?=\s*"cargo::?rustc-env=)/, what: 'rustc-env', source: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html#rustc-env' },
  { bundler: 'Gradle', files: GRADLE, begins: /\b(?:buildConfigField|resValue)\b[ (]/, what: 'buildConfigField', ends: 'line', source: 'https://developer.android.com/build/gradle-tips#share-custom-fields-and-resource-values-with-your-app-code' },
  { bundler: 'Gradle', files: GRADLE, begins: /\bmanifestPlaceholders\b/, what: 'manifestPlaceholders', ends: 'line', source: 'https://developer.android.com/build/manage-manifests#inject_build_variables_into_the_manifest' },
  { bundler: 'Gradle', files: GRADLE, begins: /\b(?:expand|ReplaceTokens|attributes)\b[\s,]{0,20}[([]/, what: 'expand', source: 'https://docs.gradle.org/current/userguide/working_with_files.html#sec:filtering_files' },
  { bundler: 'MSBuild', files: MSBUILD, begins: /<(?:AssemblyMetadata|AssemblyAttribute|RuntimeHostConfigurationOption)\b/, what: 'AssemblyMetadata', ends: 'line', source: 'https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props#assembly-attribute-properties' },
  { bundler: 'MSBuild', files: MSBUILD, begins: /<(?:DefineConstants|InformationalVersion|Description|Product)>/, what: 'DefineConstants', ends: 'line', source: 'https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props#defineconstants' },
  { bundler: 'Maven', files: /(?:^|\/)pom\.xml$/, begins: /<manifestEntries>/, what: 'manifestEntries', ends: '</manifestEntries>', source: 'https://maven.apache.org/shared/maven-archiver/index.html' },
  { bundler: 'sbt', files: /\.sbt$/, begins: /\bbuildInfoKeys\b/, what: 'buildInfoKeys', ends: 'line', source: 'https://github.com/sbt/sbt-buildinfo#usage' },
  { bundler: 'Rollup', files: SETTINGS, begins: /\breplace\(\s*\{/, what: 'replace', source: 'https://github.com/rollup/plugins/tree/master/packages/replace#usage' },
  { bundler: 'the bundler', files: SETTINGS, begins: /\bdefine\s*:\s*\{/, what: 'define', source: 'https://vite.dev/config/shared-options#define' },
];

/** The `envPrefix` setting of Vite: further prefixes, beside VITE_, of variables that it inlines. Source: https://vite.dev/config/shared-options#envprefix */
export const CHOSEN_PREFIXES = /\benvPrefix\s*:\s*(\[[^\]]*\]|['"`][^'"`]*['"`])/;
export const PREFIX_FILES = /(?:^|\/)vite\.config\.[cm]?[jt]s$/;
/** An option that sets a property of a build. */
interface SettingOption {
  readonly programs: readonly string[];
  /** Matched against the word; the key is in the group `key`. */
  readonly key: RegExp;
  readonly source: string;
}

/** Options by which a build gets a property, which its files name. */
// biome-ignore format: one row a line
export const SETTING_OPTIONS: readonly SettingOption[] = [
  { programs: ['mvn', 'mvnw', 'sbt', 'java', 'ant'], key: /^-D(?<key>[\w.-]+)=/, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
  { programs: ['gradle', 'gradlew'], key: /^(?:-P|--project-prop[= ]|-D)(?<key>[\w.-]+)=/, source: 'https://docs.gradle.org/current/userguide/project_properties.html' },
  { programs: ['dotnet', 'msbuild'], key: /^[-/](?:p|property):(?<key>\w+)=/i, source: 'https://learn.microsoft.com/visualstudio/msbuild/msbuild-command-line-reference' },
];

/** Variables of the options of compilers, by which a value gets into a program. Source: https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html */
export const COMPILER_FLAGS = /^(?:(?:EXTRA_|CGO_|USER_)?(?:C|CXX|CPP|LD)FLAGS|GOFLAGS|GO_?LDFLAGS|RUSTFLAGS|SWIFTFLAGS|DFLAGS|ERL_COMPILER_OPTIONS)=/;
