import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const ngrok: Tool = {
  name: 'ngrok',
  docs: 'https://ngrok.com/docs/agent/cli/',
  forServices: true,
  programs: ['ngrok'],
  environment: [{ variables: /NGROK_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://ngrok.com/docs/agent/#environment-variables' }],
  files: [
    {
      kind: 'ngrok settings',
      path: /\/ngrok\/ngrok\.yml$|\/\.ngrok2\/ngrok\.yml$/,
      where: 'home',
      source: 'https://ngrok.com/docs/agent/config/#default-locations',
    },
  ],
  options: [{ options: ['--authtoken', '-authtoken', '--api-key', '-api-key'], attached: 'never', form: 'value', source: 'https://ngrok.com/docs/agent/cli/' }],
  operands: [
    { command: ['authtoken'], operand: 0, form: 'value', source: 'https://ngrok.com/docs/agent/cli/' },
    { command: ['config', 'add-authtoken'], operand: 0, form: 'value', source: 'https://ngrok.com/docs/agent/cli/' },
    { command: ['config', 'add-api-key'], operand: 0, form: 'value', source: 'https://ngrok.com/docs/agent/cli/' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:authtoken|config (?:add-authtoken|add-api-key))\b/,
      files: ['~/.config/ngrok/ngrok.yml', '~/.ngrok2/ngrok.yml'],
      scopes: [{ option: /--?config[ =](?<path>\S+)/ }],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'one',
      source: 'https://ngrok.com/docs/agent/config/#default-locations',
    },
  ],
  settings: [
    { command: ['authtoken'], variable: 'NGROK_AUTHTOKEN', replace: [], source: 'https://ngrok.com/docs/agent/#environment-variables' },
    { command: ['config', 'add-authtoken'], variable: 'NGROK_AUTHTOKEN', replace: [], source: 'https://ngrok.com/docs/agent/#environment-variables' },
  ],
  offline: [
    { arguments: HELP, source: 'https://ngrok.com/docs/agent/cli/' },
    { arguments: /^(?:config|completion|credits|update)\b/, source: 'https://ngrok.com/docs/agent/cli/' },
  ],
};
