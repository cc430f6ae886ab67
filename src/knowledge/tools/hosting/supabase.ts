import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const supabase: Tool = {
  name: 'supabase',
  docs: 'https://supabase.com/docs/reference/cli/introduction',
  forServices: true,
  programs: ['supabase', 'pscale'],
  environment: [
    {
      programs: ['supabase'],
      variables: /SUPABASE_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://supabase.com/docs/reference/cli/supabase-login',
    },
    {
      programs: ['pscale'],
      variables: /PLANETSCALE_\w+|PSCALE_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://planetscale.com/docs/reference/service-token',
    },
  ],
  files: [
    {
      programs: ['supabase'],
      kind: 'Supabase token',
      path: /\/\.supabase\/access-token$/,
      where: 'home',
      source: 'https://supabase.com/docs/reference/cli/supabase-login',
    },
    {
      programs: ['pscale'],
      kind: 'PlanetScale token',
      path: /\/planetscale\/access-token$/,
      where: 'home',
      source: 'https://github.com/planetscale/cli/blob/main/internal/config/config.go',
    },
  ],
  options: [
    {
      programs: ['supabase'],
      options: ['--token', '--password', '-p'],
      form: 'value',
      source: 'https://supabase.com/docs/reference/cli/supabase-login',
    },
    { programs: ['pscale'], options: ['--service-token'], form: 'value', source: 'https://planetscale.com/docs/reference/service-token' },
  ],
  writes: [
    {
      programs: ['supabase'],
      kind: 'login',
      arguments: /^login\b/,
      files: ['~/.supabase/access-token'],
      holds: 'one',
      revertedBy: /^supabase logout\b/,
      revert: [
        {
          command: ['login'],
          valued: /^--(?:token|name)$/,
          undo: { statement: 'rm -f ~/.supabase/access-token' },
          source: 'https://supabase.com/docs/reference/cli/supabase-login',
        },
      ],
      source: 'https://supabase.com/docs/reference/cli/supabase-login',
    },
    {
      programs: ['pscale'],
      kind: 'login',
      arguments: /^auth login\b/,
      files: ['~/.config/planetscale/access-token'],
      holds: 'one',
      revertedBy: /^pscale auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          undo: { statement: 'rm -f ~/.config/planetscale/access-token' },
          source: 'https://github.com/planetscale/cli/blob/main/internal/config/config.go',
        },
      ],
      source: 'https://planetscale.com/docs/reference/auth',
    },
  ],
  offline: [
    { programs: ['supabase'], arguments: HELP, source: 'https://supabase.com/docs/reference/cli/introduction' },
    { programs: ['supabase'], arguments: /^(?:logout|init|start|stop|completion)\b/, source: 'https://supabase.com/docs/reference/cli/introduction' },
  ],
};
