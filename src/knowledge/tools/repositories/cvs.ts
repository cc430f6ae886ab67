import type { Tool } from '../../tool.ts';

export const cvs: Tool = {
  name: 'cvs',
  docs: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html',
  programs: ['bzr', 'cvs'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a version control tool, which sends only what its arguments name',
      source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html',
    },
  ],
};
