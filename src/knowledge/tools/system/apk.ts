import type { Tool } from '../../tool.ts';

export const apk: Tool = {
  name: 'apk',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: ['apk'],
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],
  files: [
    { kind: 'apk repositories', path: /^\/etc\/apk\/(?:repositories|keys\/[^/]+)$/, where: 'fixed', source: 'https://wiki.alpinelinux.org/wiki/Repositories' },
  ],
};
