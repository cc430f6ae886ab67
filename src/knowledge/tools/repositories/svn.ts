import type { Tool } from '../../tool.ts';

export const svn: Tool = {
  name: 'svn',
  docs: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html',
  programs: ['svn'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a version control tool, which sends only what its arguments name',
      source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html',
    },
  ],
  readsFilesOf: [{ tool: 'ssh' }],
  options: [{ options: ['--password'], form: 'value', source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html' }],
  overSsh: [{ source: 'https://svnbook.red-bean.com/en/1.7/svn.serverconfig.svnserve.html' }],
  logins: [{ source: 'https://svnbook.red-bean.com/en/1.7/svn.serverconfig.netmodel.html' }],
};
