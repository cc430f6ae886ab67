import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const templates: Tool = {
  name: 'templates',
  docs: 'https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
  programs: words(`
      envsubst gomplate dockerize confd remco consul-template j2 jinja2 mo esh
    `),
  environment: [
    {
      variables: /\w+/,
      how: 'puts variables such as %s into a template',
      source: 'https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
    },
  ],
  readsFilesOf: [{ tool: 'vault', programs: ['consul-template'] }],

  output: [
    { programs: ['jinja2'], of: 'arguments', source: 'https://github.com/mattrobenolt/jinja2-cli#usage' },
    {
      programs: ['envsubst', 'gomplate', 'j2', 'esh', 'mo'],
      of: 'template',
      source: 'https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
    },
  ],
  fileArguments: [
    {
      programs: ['gomplate'],
      effect: 'write',
      files: { separate: /^(?:-o|--out)$/, attached: /^--out=/ },
      source: 'https://docs.gomplate.ca/usage/#--file-f---in-i-and---out-o',
    },
  ],
  dumps: [{ programs: ['confd', 'gomplate', 'dockerize', 'consul-template', 'remco'], source: 'https://github.com/hairyhenderson/gomplate' }],
};
