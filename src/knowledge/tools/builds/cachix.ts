import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cachix: Tool = {
  name: 'cachix',
  docs: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  programs: ['cachix', 'attic'],
  environment: [
    {
      variables: /NIX_\w+|CACHIX_\w+|ATTIC_\w+/i,
      how: 'reads %s',
      runs: 'builders',
      quiet: VERSION,
      source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
    },
  ],
  writes: [
    {
      programs: ['cachix'],
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
};
