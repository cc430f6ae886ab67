import { VERSION } from '../patterns.ts';
import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const shells: Tool = {
  name: 'shells',
  docs: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
  programs: words(`
      sh bash dash ash zsh ksh fish csh tcsh source . eval busybox pwsh powershell cmd expect parallel start-stop-daemon screen tmux
      script
    `),
  environment: [
    { runs: 'a script that dockerlint does not see', readsNothing: VERSION, source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html' },
  ],
  project: [
    { programs: words('sh bash dash ash zsh . source'), follows: 'shell', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html' },
  ],
  fileArguments: [
    {
      // the first lines name the command
      programs: ['script'],
      effect: 'write',
      arguments: /(?:^| )(?:-\w*c|--command)\b/,
      files: { operands: 'last', valued: /^(?:-[a-zA-Z]*[coEIOBTm]|--(?:command|log-in|log-out|log-io|log-timing))$/ },
      source: 'https://man7.org/linux/man-pages/man1/script.1.html',
    },
  ],
};
