import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { CONFIGURES_BUILD } from './shared.ts';

export const make: Tool = {
  name: 'make',
  docs: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
  programs: words(`
      make gmake cmake ninja just task waf qmake configure autoreconf bootstrap ctest cpack
    `),
  environment: [
    { runs: 'the build files of the project', readsNothing: /^--?version$/, source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html' },
  ],
  project: [
    {
      programs: ['cmake'],
      arguments: /^--build(?: |=|$)/,
      manifest: /^CMakeLists\.txt$/,
      scripts: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
      idle: 'cmake-targets',
      source: 'https://cmake.org/cmake/help/latest/command/add_custom_command.html',
    },
    {
      programs: ['cmake'],
      arguments: /^--install(?: |=|$)/,
      manifest: /^CMakeLists\.txt$/,
      files: /(?:^|\/)[\w.-]*install[\w.-]*\.cmake$/i,
      source: 'https://cmake.org/cmake/help/latest/command/install.html#custom-installation-logic',
    },
    { programs: ['cmake', 'ninja'], ...CONFIGURES_BUILD },
    {
      programs: ['ctest'],
      arguments: /(?:^| )(?:-S|--script)(?: |=)/,
      files: /\.cmake$/,
      aside: /\.cmake$/,
      source: 'https://cmake.org/cmake/help/latest/manual/ctest.1.html#dashboard-client-via-ctest-script',
    },
    {
      programs: ['ctest'],
      manifest: /^CMakeLists\.txt$/,
      files: /\.(?:c|cc|cpp|cxx|h|hpp)$/,
      scripts: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
      idle: 'cmake-targets',
      source: 'https://cmake.org/cmake/help/latest/command/add_test.html',
    },
    { programs: ['cpack'], files: /(?:^|\/)[\w.-]*cpack[\w.-]*\.cmake(?:\.in)?$/i, source: 'https://cmake.org/cmake/help/latest/module/CPack.html' },
    { programs: ['task'], manifest: /^[Tt]askfile(?:\.dist)?\.ya?ml$/, follows: 'program', source: 'https://taskfile.dev/docs/reference/cli' },
    { programs: ['just'], manifest: /^\.?[jJ]ustfile$/, follows: 'recipe', source: 'https://just.systems/man/en/' },
    {
      programs: ['make'],
      manifest: /^(?:GNUm|M|m)akefile$|\.mk$/,
      follows: 'recipe',
      source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
    },
  ],
  compiles: [
    { programs: ['make'], source: 'https://www.gnu.org/software/make/manual/' },
    { programs: ['cmake', 'ninja'], source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html#build-a-project' },
  ],
};
