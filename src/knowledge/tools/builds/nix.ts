import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const nix: Tool = {
  name: 'nix',
  docs: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  programs: ['nix', 'nix-build', 'nix-env', 'nix-shell'],
  environment: [
    {
      variables: /NIX_\w+|NETRC/i,
      how: 'reads %s',
      runs: 'builders',
      readsNothing: VERSION,
      source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
    },
  ],
  files: [{ kind: 'nix settings', path: /\/nix\.conf$/, where: 'home', source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file' }],
  readsFilesOf: [
    { tool: 'netrc', programs: ['nix'] },
    { tool: 'git', programs: ['nix'] },
    { tool: 'ssh', programs: ['nix'] },
  ],
};
