import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const vercel: Tool = {
  name: 'vercel',
  docs: 'https://vercel.com/docs/cli',
  forServices: true,
  programs: ['vercel'],
  environment: [
    {
      variables: /VERCEL_\w+/i,
      how: 'reads %s',
      runs: 'the build of the project',
      plain: /^(?:--\S+ )*(?:env|pull|login|logout|whoami|link|ls|list|inspect|promote|alias|domains|project)\b/,
      readsNothing: VERSION,
      source: 'https://vercel.com/docs/cli/build',
    },
  ],
  files: [
    {
      kind: 'Vercel login',
      path: /\/com\.vercel\.cli\/auth\.json$/,
      where: 'home',
      source: 'https://vercel.com/docs/projects/project-configuration/global-configuration',
    },
  ],
  options: [{ options: ['--token', '-t'], form: 'value', source: 'https://vercel.com/docs/cli/global-options#token' }],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:--\S+ )*login\b/,
      files: ['~/.local/share/com.vercel.cli/auth.json'],
      moved: ['XDG_DATA_HOME'],
      holds: 'one',
      revertedBy: /^vercel logout\b/,
      revert: [{ command: ['login'], undo: { arguments: 'logout' }, source: 'https://vercel.com/docs/cli/logout' }],
      source: 'https://vercel.com/docs/projects/project-configuration/global-configuration',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://vercel.com/docs/cli' },
    { arguments: /^(?:logout|telemetry)\b/, source: 'https://vercel.com/docs/cli' },
  ],
};
