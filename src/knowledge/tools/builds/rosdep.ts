import type { Tool } from '../../tool.ts';
import { BUILD_CODE } from '../python/shared.ts';

export const rosdep: Tool = {
  name: 'rosdep',
  title: 'ROS',
  docs: 'https://docs.ros.org/en/independent/api/rosdep/html/commands.html',
  programs: ['rosdep', 'colcon', 'catkin', 'catkin_make', 'catkin_make_isolated'],
  environment: [
    {
      programs: ['rosdep'],
      variables: /ROS(?:DEP|DISTRO)?_\w+/i,
      how: 'reads %s',
      runs: 'installers of packages',
      // both fetch lists over http, and install nothing
      plain: /^(?:init|update|db|keys|where-defined|fix-permissions|--version)\b/,
      source: 'https://docs.ros.org/en/independent/api/rosdep/html/commands.html',
    },
    { runs: 'the build files of packages', source: 'https://docs.ros.org/en/rolling/Tutorials/Beginner-Client-Libraries/Colcon-Tutorial.html' },
  ],
  project: [
    {
      programs: ['rosdep'],
      files: /(?:^|\/)package\.xml$/,
      installs: true,
      namedOnly: true,
      source: 'https://docs.ros.org/en/independent/api/rosdep/html/commands.html',
    },
    {
      manifest: /^(?:package\.xml|CMakeLists\.txt)$/,
      anywhere: true,
      files: /(?:^|\/)(?:CMakeLists\.txt|package\.xml|setup\.cfg|colcon[\w.-]*\.(?:meta|pkg|ya?ml))$|\.cmake(?:\.\w+)?$/,
      scripts: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
      starts: BUILD_CODE,
      modules: 'dotted',
      libraries: 'python',
      source: 'https://docs.ros.org/en/rolling/Tutorials/Beginner-Client-Libraries/Colcon-Tutorial.html',
    },
  ],
  compiles: [
    { programs: ['colcon', 'catkin'], arguments: /^build(?: |$)/, source: 'https://colcon.readthedocs.io/en/released/reference/verb/build.html' },
    { programs: ['catkin_make', 'catkin_make_isolated'], source: 'https://wiki.ros.org/catkin/commands/catkin_make' },
  ],
};
