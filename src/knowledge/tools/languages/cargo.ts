import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cargo: Tool = {
  name: 'cargo',
  docs: 'https://doc.rust-lang.org/cargo/reference/environment-variables.html',
  programs: ['cargo', 'rustc', 'trunk', 'wasm-pack', 'cross', 'maturin'],
  environment: [
    {
      variables: /CARGO_\w+|CRATES_\w+/i,
      how: 'reads %s as the token of a registry',
      runs: 'build.rs of the project and its packages',
      quiet: VERSION,
      source: 'https://doc.rust-lang.org/cargo/reference/environment-variables.html',
    },
  ],
  files: [
    {
      programs: ['cargo'],
      kind: 'cargo logins',
      path: /\/(?:\.cargo|cargo)\/(?:credentials(?:\.toml)?|config(?:\.toml)?)$/,
      where: 'project',
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
      valued: /^(?:--registry|--index|--config|--color|-Z)$/,
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
      programs: ['cargo'],
      kind: 'login',
      arguments: /^(?:\+\S+ )?login\b/,
      files: ['$CARGO_HOME/credentials.toml'],
      holds: 'one',
      revertedBy: /^cargo logout\b/,
      revert: [
        {
          command: ['login'],
          undo: { statement: 'rm -f "${CARGO_HOME:-$HOME/.cargo}/credentials.toml" "${CARGO_HOME:-$HOME/.cargo}/credentials"' },
          file: '~/.cargo/credentials.toml',
          source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
        },
      ],
      source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
    },
  ],
  offline: [
    { programs: ['cargo'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['cargo'], arguments: /^(?:registry |auth )?logout\b/, source: 'https://docs.docker.com/reference/cli/docker/logout/' },
  ],
  overSsh: [
    {
      programs: ['cargo'],
      fetches: /^(?:fetch|build|check|install|update|vendor|generate-lockfile)\b/,
      source: 'https://doc.rust-lang.org/cargo/appendix/git-authentication.html',
    },
  ],
};
