import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const go: Tool = {
  name: 'go',
  docs: 'https://go.dev/ref/mod#private-modules',
  programs: words(`
      go garble dep glide godep govendor goreleaser mage xcaddy ko
    `),
  environment: [
    {
      programs: ['goreleaser'],
      variables: /GO(?:PROXY|PRIVATE|AUTH|NOSUMDB|NOPROXY|FLAGS|INSECURE)|NETRC|(?:GITHUB|GITLAB|GITEA)_TOKEN|GORELEASER_\w+/i,
      how: 'reads %s',
      runs: 'git and the build of the project',
      plain: /^(?:check|init|jsonschema)\b/,
      readsNothing: /^(?:--version|help)$/,
      source: 'https://goreleaser.com/errors/scm-token/',
    },
    {
      programs: words(`
      go dep glide godep govendor mage ko xcaddy
    `),
      variables: /GO(?:PROXY|PRIVATE|AUTH|NOSUMDB|NOPROXY|SUMDB|FLAGS|INSECURE)|NETRC/i,
      how: 'reads %s',
      runs: 'git and the build of the project',
      plain: /^(?:env|version|fmt|vet|clean)\b|^(?:build|install|list)\b.* -mod[= ]vendor\b/,
      readsNothing: /^(?:version|env(?: \S+)?|help)$/,
      source: 'https://go.dev/ref/mod#private-modules',
    },
  ],
  files: [{ programs: ['go'], kind: 'Go settings', path: /\/go\/env$/, where: 'home', source: 'https://go.dev/ref/mod#environment-variables' }],
  readsFilesOf: [
    { tool: 'netrc', programs: ['go', 'dep', 'glide'] },
    { tool: 'git', programs: ['go', 'dep', 'glide'] },
    { tool: 'ssh', programs: ['go', 'dep', 'glide'] },
    { tool: 'gcloud', programs: ['go'] },
    { tool: 'docker', programs: ['ko'] },
  ],
  writes: [
    {
      programs: ['go'],
      kind: 'config',
      arguments: /^env (?:-\S+ )*-w\b.*(?:https?:\/\/[^\s/]+@|GOAUTH=)/,
      files: ['~/.config/go/env'],
      moved: ['GOENV', 'XDG_CONFIG_HOME'],
      holds: 'setting',
      revertedBy: /^go env -u\b/,
      revert: [
        {
          command: ['env'],
          arguments: /^env -w \w+=(?!.* GO\w+=)/,
          undo: { arguments: 'env -u {key}' },
          source: 'https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information',
        },
      ],
      source: 'https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information',
    },
    { programs: ['go', 'garble'], kind: 'binary', arguments: /-ldflags\b.*-X\s*\S+=/, files: ['the program'], source: 'https://pkg.go.dev/cmd/link' },
  ],
  offline: [
    { programs: ['go'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['go'], arguments: /^(?:env|version|fmt|vet|clean|doc|telemetry)\b/, source: 'https://pkg.go.dev/cmd/go' },
    { programs: ['go'], arguments: /(?:^| )-mod[= ]vendor(?: |$)/, source: 'https://go.dev/ref/mod#build-commands' },
  ],
  overSsh: [
    { programs: ['go'], fetches: /^(?:mod (?:download|tidy|vendor)|get|install|build|list|work sync)\b/, source: 'https://go.dev/ref/mod#private-modules' },
    { programs: ['dep'], fetches: /^ensure\b/, source: 'https://golang.github.io/dep/docs/daily-dep.html' },
    { programs: ['glide'], fetches: /^(?:install|update|get|i|up)\b/, source: 'https://glide.readthedocs.io/en/latest/commands/' },
  ],
  logins: [
    {
      programs: ['go', 'dep', 'glide', 'godep', 'goreleaser', 'mage', 'ko'],
      arguments: /^$|^(?:run|get|mod|build|install|test|generate|list|ensure|vet|work)(?:\s|$)/,
      unless: /-mod[= ]vendor\b/,
      starts: /^run\b/,
      passesOn: /^generate\b/,
      source: 'https://pkg.go.dev/cmd/go',
    },
  ],
  project: [
    {
      programs: ['go'],
      arguments: /^(?:mod|get|install|build|list|env|version|vet|fmt|clean|work|tool)(?: |$)/,
      manifest: /^go\.(?:mod|work)$|\.go$|^Gopkg\.toml$/,
      installs: true,
      source: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
    },
    {
      programs: ['go'],
      arguments: /^test(?: |$)/,
      manifest: /^go\.(?:mod|work)$|\.go$/,
      follows: 'go-packages',
      files: /\.(?:go|sh|tmpl|ya?ml|json|toml)$/,
      idle: 'go-tests',
      libraries: 'go',
      source: 'https://pkg.go.dev/cmd/go#hdr-Test_packages',
    },
    {
      programs: ['go'],
      manifest: /^go\.(?:mod|work)$|\.go$/,
      follows: 'go-packages',
      files: /\.(?:go|sh|tmpl|ya?ml|json|toml)$/,
      libraries: 'go',
      source: 'https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source',
    },
  ],
  prepared: [
    {
      programs: ['go'],
      by: /^(?:mod download(?: -x| all)*$|mod vendor\b)/,
      arguments: /^(?:build|install|test|vet|run|list)\b/,
      // `pkg@version` is fetched whatever go.mod says
      unless: /@|(?:^| )-(?:mod[= ]mod|u)\b/,
      files: /(?:^|\/)go\.(?:mod|sum|work(?:\.sum)?)$/,
      source: 'https://go.dev/ref/mod#go-mod-download',
    },
    {
      programs: ['go'],
      by: /^get (?:-(?:d|v|x|u) )*\.\/\.\.\.$/,
      // those of tests are not fetched
      arguments: /^(?:build|install|run|list)\b/,
      unless: /@|(?:^| )-(?:mod[= ]mod|u)\b/,
      // what the code imports is fetched
      files: /\.go$|(?:^|\/)go\.(?:mod|sum|work(?:\.sum)?)$/,
      source: 'https://go.dev/ref/mod#go-get',
    },
  ],
  compiles: [{ arguments: /^(?:build|install)(?: |$)/, source: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies' }],
};
