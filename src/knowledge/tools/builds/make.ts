import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { CONFIGURES_BUILD } from './shared.ts';

export const make: Tool = {
  name: 'make',
  docs: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
  programs: words(`
      make gmake cmake ninja just task waf qmake configure autoreconf bootstrap ctest
    `),
  environment: [
    { runs: 'the build files of the project', readsNothing: /^--?version$/, source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html' },
  ],
  project: [
    {
      programs: ['cmake'],
      arguments: /^--(?:build|install)(?: |=|$)/,
      manifest: /^CMakeLists\.txt$/,
      files: /\.(?:sh|py|pl|js)$/,
      source: 'https://cmake.org/cmake/help/latest/command/add_custom_command.html',
    },
    { programs: ['cmake', 'ninja'], ...CONFIGURES_BUILD },
    {
      programs: ['make'],
      manifest: /^(?:GNUm|M|m)akefile$|\.mk$/,
      follows: 'recipe',
      source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
    },
  ],
};
