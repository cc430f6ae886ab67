import type { Tool } from '../../tool.ts';

export const cvs: Tool = {
  name: 'cvs',
  docs: 'https://www.gnu.org/software/trans-coord/manual/cvs/cvs.html#Environment-variables',
  programs: ['bzr', 'cvs'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a version control tool, which sends only what its arguments name',
      source: 'https://www.gnu.org/software/trans-coord/manual/cvs/cvs.html#Environment-variables',
    },
  ],
};
