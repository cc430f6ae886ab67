import type { Tool } from '../../tool.ts';

export const buf: Tool = {
  name: 'buf',
  docs: 'https://buf.build/docs/bsr/authentication/',
  programs: ['buf'],
  environment: [
    {
      variables: /BUF_\w+|NETRC/i,
      how: 'reads %s as its login',
      runs: 'plugins of the project',
      plain: /^(?:registry|lint|format|config|dep|build|breaking|ls-files|export|mod)\b/,
      readsNothing: /^(?:--version|help|--help)$/,
      source: 'https://buf.build/docs/bsr/authentication/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }],
  input: [
    {
      arguments: /^registry login\b.*--token-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://buf.build/docs/reference/cli/buf/registry/login/',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^registry login\b/,
      files: ['~/.netrc'],
      moved: ['NETRC'],
      holds: 'host',
      revertedBy: /^buf registry logout\b/,
      revert: [
        {
          command: ['registry', 'login'],
          valued: /^--(?:username|debug|log-format|timeout)$/,
          undo: { arguments: 'registry logout {0?}' },
          source: 'https://buf.build/docs/reference/cli/buf/registry/logout/',
        },
      ],
      source: 'https://buf.build/docs/reference/cli/buf/registry/login/',
    },
  ],
  offline: [{ arguments: /^(?:--version|help|format|ls-files|registry log(?:in|out)|config)\b/, source: 'https://buf.build/docs/reference/cli/buf/' }],
  project: [{ files: /(?:^|\/)buf[\w.-]*\.ya?ml$/, source: 'https://buf.build/docs/configuration/v2/buf-gen-yaml/' }],
  logins: [{ own: true, source: 'https://buf.build/docs/bsr/authentication/' }],
  ownVariables: [{ pattern: /^BUF_/i, source: 'https://buf.build/docs/bsr/authentication/' }],
};
