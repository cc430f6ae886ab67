import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const mix: Tool = {
  name: 'mix',
  docs: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
  programs: ['mix', 'elixir', 'iex', 'erl', 'rebar', 'rebar3'],
  environment: [
    {
      variables: /HEX_\w+|MIX_\w+|OBAN_\w+|REBAR_\w+/i,
      how: 'reads %s',
      runs: 'code of the project',
      plain: /^local\.(?:hex|rebar)\b/,
      quiet: VERSION,
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
    },
  ],
  files: [{ programs: ['mix', 'rebar3'], kind: 'Hex logins', path: /\/hex\.config$/, where: 'home', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html' }],
  readsFilesOf: [
    { tool: 'netrc', programs: ['mix', 'rebar3'] },
    { tool: 'git', programs: ['mix', 'rebar3'] },
    { tool: 'ssh', programs: ['mix', 'rebar3'] },
  ],
  options: [
    { programs: ['mix'], when: /\bhex\./, options: ['--key', '--auth-key'], form: 'value', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html' },
  ],
  writes: [
    {
      programs: ['mix'],
      kind: 'config',
      arguments: /\bhex\.(?:organization auth|repo (?:add|set)|user (?:auth|key)|config api_key)/,
      files: ['~/.hex/hex.config'],
      moved: ['HEX_HOME'],
      holds: 'organization',
      revertedBy: /^mix hex\.(?:organization deauth|repo remove)\b/,
      revert: [
        {
          command: ['hex.organization', 'auth'],
          valued: /^--key(?:-name)?$/,
          undo: { arguments: 'hex.organization deauth {0}' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html',
        },
        {
          command: ['hex.repo', 'add'],
          valued: /^--(?:public-key|fetch-public-key|auth-key|oauth-exchange-url)$/,
          undo: { arguments: 'hex.repo remove {0}' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html',
        },
      ],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html',
    },
  ],
  overSsh: [
    { programs: ['mix'], fetches: /^deps\.(?:get|update)\b/, source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.html' },
    { programs: ['rebar3'], fetches: /^(?:get-deps|upgrade|compile)\b/, source: 'https://rebar3.org/docs/configuration/dependencies/' },
  ],
};
