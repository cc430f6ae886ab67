import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const netlify: Tool = {
  name: 'netlify',
  docs: 'https://cli.netlify.com/',
  forServices: true,
  programs: ['netlify', 'ntl'],
  environment: [
    {
      variables: /NETLIFY_\w+|(?:GH|GITHUB|GITLAB)_TOKEN/i,
      how: 'reads %s',
      runs: 'the build of the project',
      plain: /^(?!(?:build|dev|dev:exec|deploy|serve)\b)/,
      readsNothing: VERSION,
      source: 'https://cli.netlify.com/commands/build/',
    },
  ],
  files: [
    {
      kind: 'Netlify login',
      path: /\/netlify\/config\.json$|\/\.netlify\/config\.json$/,
      where: 'home',
      source: 'https://docs.netlify.com/cli/get-started/#authentication',
    },
  ],
  options: [{ options: ['--auth'], form: 'value', source: 'https://cli.netlify.com/commands/deploy/' }],
  writes: [
    {
      kind: 'login',
      arguments: /^login\b/,
      files: ['~/.config/netlify/config.json'],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'account',
      revertedBy: /^netlify logout\b/,
      revert: [{ command: ['login'], undo: { arguments: 'logout' }, source: 'https://cli.netlify.com/commands/logout/' }],
      source: 'https://docs.netlify.com/cli/get-started/#authentication',
    },
  ],
  project: [
    {
      arguments: /^(?:build|dev)(?: |$)|^deploy\b.* --build(?: |$)/,
      manifest: /^netlify\.toml$/,
      follows: 'program',
      task: 'command',
      source: 'https://docs.netlify.com/build/configure-builds/file-based-configuration/#build-settings',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://cli.netlify.com/' },
    { arguments: /^(?:logout|completion|unlink|build --offline)\b/, source: 'https://cli.netlify.com/' },
  ],
};
