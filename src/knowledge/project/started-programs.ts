/** A command that compiles the sources in its working directory. */
export interface Compiling {
  /** Canonical names. */
  readonly programs: readonly string[];
  /** Matched against the arguments, joined by single spaces; omitted if every call compiles. */
  readonly arguments?: RegExp;
  readonly source: string;
}

/** An example of each stands in test/knowledge/project/started-programs.test.ts. */
// biome-ignore format: one row a line
export const COMPILING: readonly Compiling[] = [
  { programs: ['go'], arguments: /^(?:build|install)(?: |$)/, source: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies' },
  { programs: ['cargo', 'cross', 'trunk', 'wasm-pack'], arguments: /^(?:\+\S+ )?(?:-\S+ )*(?:build|install|zigbuild)(?: |$)/, source: 'https://doc.rust-lang.org/cargo/commands/cargo-build.html' },
  { programs: ['mvn', 'mvnw'], arguments: /(?:^| )(?:compile|package|verify|install|assembly:\S+)(?: |$)/, source: 'https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html' },
  { programs: ['gradle', 'gradlew'], arguments: /(?:^|[ :])(?:build|assemble|\w*[jJ]ar|installDist|distTar|shadowJar)(?: |$)/, source: 'https://docs.gradle.org/current/userguide/java_plugin.html#sec:java_tasks' },
  { programs: ['sbt'], arguments: /(?:^|[ /])(?:compile|package|assembly|stage|dist|universal:\S+)(?: |$)/, source: 'https://www.scala-sbt.org/1.x/docs/Running.html' },
  { programs: ['lein'], arguments: /^(?:uberjar|jar|compile)(?: |$)/, source: 'https://codeberg.org/leiningen/leiningen' },
  { programs: ['javac', 'ant', 'kotlinc', 'scalac'], source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html' },
  { programs: ['dotnet', 'msbuild'], arguments: /^(?:build|publish)(?: |$)|^\S+\.(?:sln|\w+proj)/, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-publish' },
  { programs: ['npm', 'pnpm', 'yarn', 'bun', 'npx', 'turbo', 'nx', 'lerna'], arguments: /(?:^|[ :])(?:build\S*|compile\S*|bundle\S*|dist|tsc|prepare|release)(?: |$)/, source: 'https://docs.npmjs.com/cli/using-npm/scripts' },
  { programs: ['tsc', 'webpack', 'vite', 'rollup', 'esbuild', 'swc', 'babel', 'tsup', 'nest', 'next', 'nuxt', 'nuxi', 'ng', 'parcel'], source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html' },
  { programs: ['mix'], arguments: /(?:^| )(?:release|compile|escript\.build)(?: |$)/, source: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html' },
  { programs: ['make', 'cmake', 'ninja', 'meson', 'cc', 'swift', 'stack', 'cabal', 'zig', 'crystal', 'nim', 'dub', 'shards', 'bazel', 'pyinstaller'], source: 'https://www.gnu.org/software/make/manual/' },
];

/** An interpreter that starts a compiled artifact: a .jar file, a .NET assembly, bundled JavaScript. */
export interface MadeProgram {
  /** Canonical names of the interpreters. */
  readonly programs: readonly string[];
  /** Matches the argument that is the compiled artifact. */
  readonly made: RegExp;
  readonly source: string;
}

// biome-ignore format: one row a line
export const MADE_PROGRAMS: readonly MadeProgram[] = [
  { programs: ['java'], made: /\.(?:jar|war)$|^[a-z][\w$]*(?:\.[\w$]+)+$/, source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html' },
  { programs: ['dotnet'], made: /\.dll$/i, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet' },
  { programs: ['node', 'bun', 'deno'], made: /^(?!.*node_modules)(?:.*\.[cm]?js$|(?:.*\/)?(?:dist|build|out|lib|\.output)(?:\/|$))/, source: 'https://www.typescriptlang.org/tsconfig/#outDir' },
];

/** Output folders of builds. Source: https://doc.rust-lang.org/cargo/guide/build-cache.html */
export const MADE_FOLDERS = /(?:^|\/)(?:target|build|dist|out|_build|rel|publish|\.build)\//;

/** Commands that print the whole environment, or fill templates from it. */
// biome-ignore format: one row a line
export const DUMPS: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly source: string }[] = [
  { programs: ['env', 'printenv'], arguments: /^(?:-0|--null)?$/, source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation' },
  { programs: ['export', 'declare', 'typeset'], arguments: /^-\w*p\w*$/, source: 'https://www.gnu.org/software/bash/manual/bash.html#index-export' },
  { programs: ['confd', 'gomplate', 'dockerize', 'envconsul', 'consul-template', 'remco'], arguments: /(?:)/, source: 'https://github.com/hairyhenderson/gomplate' },
];

/** Programs that run a file with another interpreter (`as`). `before`: the program's own words before the file. */
// biome-ignore format: one row a line
export const RUNNERS: readonly { readonly program: string; readonly as: string; readonly before: RegExp; readonly source: string }[] = [
  { program: 'pm2-runtime', as: 'node', before: /^(?:start$|-)/, source: 'https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/' },
  { program: 'pm2', as: 'node', before: /^(?:start$|-)/, source: 'https://pm2.keymetrics.io/docs/usage/quick-start/' },
  { program: 'nodemon', as: 'node', before: /^-/, source: 'https://github.com/remy/nodemon#usage' },
  { program: 'forever', as: 'node', before: /^(?:start$|-)/, source: 'https://github.com/foreversd/forever#usage' },
  { program: 'ts-node-dev', as: 'node', before: /^-/, source: 'https://github.com/wclr/ts-node-dev#usage' },
];

/** Bundler commands that only serve built files, or check sources: no plugin of the bundler runs. */
// biome-ignore format: one row a line
export const SERVING: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly source: string }[] = [
  { programs: ['next'], arguments: /^(?:start|lint|info|telemetry)(?: |$)/, source: 'https://nextjs.org/docs/app/api-reference/cli/next#next-start-options' },
  { programs: ['nuxt', 'nuxi'], arguments: /^(?:start|preview|prepare|typecheck)(?: |$)/, source: 'https://nuxt.com/docs/api/commands/preview' },
  { programs: ['vite', 'astro', 'svelte-kit'], arguments: /^preview(?: |$)/, source: 'https://vite.dev/guide/cli#vite-preview' },
  { programs: ['gatsby'], arguments: /^serve(?: |$)/, source: 'https://www.gatsbyjs.com/docs/reference/gatsby-cli/#serve' },
];

/** Frameworks whose programs accept any variable as a setting at run time, recognised by a mark in a manifest. */
export interface SettingsFramework {
  /** Matched against the path. */
  readonly files: RegExp;
  readonly mark: RegExp;
  readonly what: string;
  readonly source: string;
}

// biome-ignore format: one row a line
export const SETTINGS_FRAMEWORKS: readonly SettingsFramework[] = [
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|build\.sbt)$/, mark: /spring-boot|org\.springframework\.boot/, what: 'Spring Boot', source: 'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables' },
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/, mark: /io\.quarkus/, what: 'Quarkus', source: 'https://quarkus.io/guides/config-reference#environment-variables' },
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/, mark: /io\.micronaut/, what: 'Micronaut', source: 'https://docs.micronaut.io/latest/guide/#propertySource' },
];
