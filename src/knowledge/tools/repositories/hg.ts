import type { Tool } from '../../tool.ts';

export const hg: Tool = {
  name: 'hg',
  docs: 'https://www.mercurial-scm.org/help/topics/environment',
  programs: ['hg'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a version control tool, which sends only what its arguments name',
      source: 'https://www.mercurial-scm.org/help/topics/environment',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'ssh' }],
  options: [{ options: ['--config'], form: 'key=value', key: /^auth\.\S*password=/, source: 'https://www.mercurial-scm.org/help/topics/config#auth' }],
  overSsh: [{ source: 'https://www.mercurial-scm.org/help/topics/urls' }],
  logins: [{ source: 'https://www.mercurial-scm.org/help/topics/urls' }],
};
