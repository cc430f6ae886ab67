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
      programs: words(`
      go dep glide godep govendor goreleaser mage ko xcaddy
    `),
      variables: /GO(?:PROXY|PRIVATE|AUTH|NOSUMDB|FLAGS|INSECURE)\w*|NETRC|BUF_\w+/i,
      how: 'reads %s',
      runs: 'git and the build of the project',
      plain: /^(?:env|version|fmt|vet|clean)\b/,
      quiet: /^(?:version|env(?: \S+)?|help)$/,
      source: 'https://go.dev/ref/mod#private-modules',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['go', 'dep', 'glide'] },
    { tool: 'git', programs: ['go', 'dep', 'glide'] },
    { tool: 'ssh', programs: ['go', 'dep', 'glide'] },
    { tool: 'gcloud', programs: ['go'] },
    { tool: 'docker', programs: ['ko'] },
  ],
  writes: [{ programs: ['go', 'garble'], kind: 'binary', arguments: /-ldflags\b.*-X\s*\S+=/, files: ['the program'], source: 'https://pkg.go.dev/cmd/link' }],
  offline: [
    { programs: ['go'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['go'], arguments: /^(?:env|version|fmt|vet|clean)\b/, source: 'https://pkg.go.dev/cmd/go' },
  ],
  overSsh: [
    { programs: ['go'], fetches: /^(?:mod (?:download|tidy|vendor)|get|install|build|list|work sync)\b/, source: 'https://go.dev/ref/mod#private-modules' },
    { programs: ['dep'], fetches: /^ensure\b/, source: 'https://golang.github.io/dep/docs/daily-dep.html' },
    { programs: ['glide'], fetches: /^(?:install|update|get|i|up)\b/, source: 'https://glide.readthedocs.io/en/latest/commands/' },
  ],
};
