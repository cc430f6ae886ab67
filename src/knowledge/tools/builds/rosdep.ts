import type { Tool } from '../../tool.ts';

export const rosdep: Tool = {
  name: 'rosdep',
  docs: 'https://docs.ros.org/en/independent/api/rosdep/html/commands.html',
  programs: ['rosdep'],
  environment: [
    {
      variables: /ROS(?:DEP|DISTRO)?_\w+/i,
      how: 'reads %s',
      runs: 'installers of packages',
      // both fetch lists over http, and install nothing
      plain: /^(?:init|update|db|keys|where-defined|fix-permissions|--version)\b/,
      source: 'https://docs.ros.org/en/independent/api/rosdep/html/commands.html',
    },
  ],
};
