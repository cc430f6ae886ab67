import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const LOGIN_OPTIONS = /^(?:--registry|--index|--config|--color|-Z)$/;

export const cargo: Tool = {
  name: 'cargo',
  docs: 'https://doc.rust-lang.org/cargo/reference/environment-variables.html',
  programs: ['cargo', 'rustc', 'trunk', 'wasm-pack', 'cross', 'maturin'],
  environment: [
    {
      variables: /CARGO_\w+/i,
      how: 'reads %s as the token of a registry',
      runs: 'build.rs of the project and its packages',
      plain: /^(?:\+\S+ )?(?:clean|fmt|init|new|login|logout|locate-project|tree|metadata|pkgid|search)\b/,
      readsNothing: VERSION,
      source: 'https://doc.rust-lang.org/cargo/reference/environment-variables.html',
    },
  ],
  files: [
    {
      programs: ['cargo'],
      kind: 'cargo logins',
      path: /^\/usr\/local\/cargo\/(?:credentials|config)(?:\.toml)?$/,
      where: 'fixed',
      programOnly: true,
      source: 'https://github.com/rust-lang/docker-rust',
    },
    {
      programs: ['cargo'],
      kind: 'cargo logins',
      path: /\/(?:\.cargo|cargo)\/(?:credentials(?:\.toml)?|config(?:\.toml)?)$/,
      where: 'project',
      programOnly: true,
      source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['cargo'] },
    { tool: 'git', programs: ['cargo'] },
    { tool: 'ssh', programs: ['cargo'] },
  ],
  options: [
    {
      programs: ['cargo'],
      when: /\bpublish\b|\byank\b|\bowner\b/,
      options: ['--token'],
      form: 'value',
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-publish.html',
    },
  ],
  operands: [
    {
      programs: ['cargo'],
      command: ['login'],
      valued: LOGIN_OPTIONS,
      operand: 0,
      form: 'value',
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
    },
  ],
  input: [
    {
      programs: ['cargo'],
      arguments: /^login\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
    },
  ],
  writes: [
    {
      programs: ['rustc', 'cargo'],
      kind: 'binary',
      arguments: /(?:^| )--cfg[ =]/,
      files: ['the program'],
      source: 'https://doc.rust-lang.org/rustc/command-line-arguments.html#--cfg-configure-the-compilation-environment',
    },
    {
      programs: ['cargo'],
      kind: 'login',
      arguments: /^(?:\+\S+ )?login\b/,
      files: ['$CARGO_HOME/credentials.toml'],
      // the rust images set CARGO_HOME: https://github.com/rust-lang/docker-rust/blob/master/Dockerfile-debian.template
      inImages: ['/usr/local/cargo/credentials.toml'],
      holds: 'registry',
      revertedBy: /^cargo (?:\+\S+ )?logout\b/,
      revert: [
        {
          command: ['login'],
          arguments: /--registry /,
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'logout --registry {--registry}' },
          file: '~/.cargo/credentials.toml',
          source: 'https://doc.rust-lang.org/cargo/commands/cargo-logout.html',
        },
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          keep: /^--registry=/,
          undo: { arguments: 'logout {kept}' },
          file: '~/.cargo/credentials.toml',
          source: 'https://doc.rust-lang.org/cargo/commands/cargo-logout.html',
        },
      ],
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
    },
    {
      programs: ['cargo'],
      kind: 'config',
      arguments: /^(?:\+\S+ )?install\b.*--git[= ]\S*:\/\/[^\s/]+@/,
      files: ['$CARGO_HOME/.crates.toml'],
      source: 'https://doc.rust-lang.org/cargo/guide/cargo-home.html#files',
    },
    {
      programs: ['cargo'],
      kind: 'config',
      arguments: /^(?:\+\S+ )?add\b.*--git[= ]\S*:\/\/[^\s/]+@/,
      files: ['Cargo.toml'],
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-add.html',
    },
  ],
  offline: [
    { programs: ['cargo'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      programs: ['cargo'],
      arguments: /^(?:\+\S+ )?(?:login|logout|clean|fmt|init|new|locate-project|pkgid|verify-project|uninstall)\b/,
      source: 'https://doc.rust-lang.org/cargo/commands/index.html',
    },
    {
      programs: ['cargo'],
      arguments: /(?:^| )--(?:offline|frozen)(?: |$)/,
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-build.html#manifest-options',
    },
  ],
  overSsh: [
    {
      programs: ['cargo'],
      fetches: /^(?:fetch|build|check|install|update|vendor|generate-lockfile)\b/,
      source: 'https://doc.rust-lang.org/cargo/appendix/git-authentication.html',
    },
  ],
  logins: [
    {
      programs: ['cargo', 'cross', 'trunk', 'wasm-pack', 'maturin'],
      unless: /--offline\b|^(?:--version|-V|clean|fmt)\b/,
      starts: /^run\b/,
      source: 'https://doc.rust-lang.org/cargo/commands/',
    },
  ],
  places: [
    {
      kinds: ['cargo-credentials'],
      home: /^\.cargo\/credentials(?:\.toml)?$/,
      fixed: /^\/usr\/local\/cargo\/credentials(?:\.toml)?$/,
      folders: ['CARGO_HOME'],
      onlyLogins: true,
      serves: 'build',
      source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html',
    },
  ],
  repositoryLocks: [
    {
      programs: ['cargo'],
      locks: /(?:^|\/)Cargo\.lock$/,
      settings: /(?:^|\/)(?:Cargo\.toml|\.cargo\/config(?:\.toml)?)$/,
      repository: /\bgit\s{0,9}=|\bgit\+|\bindex\s{0,9}=|git-fetch-with-cli|ssh:/,
      source: 'https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html#specifying-dependencies-from-git-repositories',
    },
  ],
  project: [
    {
      programs: ['cargo'],
      arguments: /^(?:\+\S+ )?(?:-\S+ )*(?:fetch|login|install|add|update|vendor|search|metadata|chef prepare|generate-lockfile)(?: |$)/,
      files: /(?:^|\/)\.cargo\/config(?:\.toml)?$/,
      installs: true,
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-fetch.html',
    },
    {
      programs: ['cargo'],
      // it compiles the dependencies; of the project it has only a recipe
      arguments: /^(?:\+\S+ )?(?:-\S+ )*(?:chef cook|fmt)(?: |$)/,
      files: /(?:^|\/)\.cargo\/config(?:\.toml)?$/,
      installs: true,
      source: 'https://github.com/LukeMathWalker/cargo-chef',
    },
    {
      programs: ['cargo'],
      // an alias in .cargo/config.toml for `run --package xtask --`
      arguments: /^x(?:task)?(?: |$)/,
      manifest: /^Cargo\.toml$/,
      files: /(?:^|\/)\.cargo\/config(?:\.toml)?$|(?:^|\/)(?:xtask|x)\/.*\.rs$/,
      runsMade: true,
      libraries: 'rust',
      source: 'https://github.com/matklad/cargo-xtask',
    },
    {
      programs: ['cargo', 'cross', 'maturin', 'trunk', 'wasm-pack'],
      arguments: /^(?:\+\S+ )?(?:-\S+ )*(?:run|test|bench|nextest)(?: |$)/,
      manifest: /^Cargo\.toml$/,
      files: /\.(?:rs|toml)$/,
      runsMade: true,
      scripts: /(?:^|\/)build\.rs$/,
      members: 'cargo',
      libraries: 'rust',
      source: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html',
    },
    {
      programs: ['cargo', 'cross', 'maturin', 'trunk', 'wasm-pack'],
      manifest: /^(?:Cargo|pyproject)\.toml$/,
      files: /(?:^|\/)build\.rs$|(?:^|\/)\.cargo\/config(?:\.toml)?$|(?:^|\/)Cargo\.toml$|\.rs$/,
      scripts: /(?:^|\/)build\.rs$/,
      members: 'cargo',
      libraries: 'rust',
      source: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html',
    },
  ],
  narrowReads: [
    {
      programs: ['cargo'],
      variables: /^CARGO_REGISTR(?:Y|IES_\w+)_TOKEN$/i,
      // a package by its name comes from crates.io; a recipe is made of the manifests and the lock file
      arguments: /^(?!(?:\+\S+ )?install (?!.*(?:--(?:registry|index|git|path)\b|(?:^| )-p ))|(?:\+\S+ )?chef prepare\b)/,
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-install.html',
    },
  ],
  prepared: [
    {
      programs: ['cargo'],
      by: /^(?:\+\S+ )?fetch\b(?!.*--target)/,
      arguments: /^(?:\+\S+ )?(?:build|check|clippy|test|bench|run|doc|rustc)\b/,
      files: /(?:^|\/)(?:Cargo\.(?:toml|lock)|\.cargo\/config(?:\.toml)?)$/,
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-fetch.html',
    },
    {
      programs: ['cargo'],
      // it builds every dependency of the recipe, but none of tests, and of other features and packages than it is told
      by: /^(?:\+\S+ )?chef cook\b(?!.*(?: -p |--package|--features|--no-default-features|--bin\b|--manifest-path|--no-build))/,
      arguments: /^(?:\+\S+ )?(?:build|check|rustc)\b(?!.*(?: -F |--features|--all-features|--workspace|--all\b|--all-targets|--tests|--benches|--examples))/,
      files: /(?:^|\/)\.cargo\/config(?:\.toml)?$/,
      source: 'https://github.com/LukeMathWalker/cargo-chef',
    },
  ],
  compiles: [{ arguments: /^(?:\+\S+ )?(?:-\S+ )*(?:build|install|zigbuild)(?: |$)/, source: 'https://doc.rust-lang.org/cargo/commands/cargo-build.html' }],
  credentialFolders: [{ name: '.cargo', file: 'credentials.toml', source: 'https://doc.rust-lang.org/cargo/reference/config.html#credentials' }],
};
