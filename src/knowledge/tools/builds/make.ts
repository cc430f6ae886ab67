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
  logs: [
    {
      // it prints the commands of its recipes, with what they are given
      arguments: /^(?!(?:.* )?(?:-s|--silent|--quiet)(?: |$))/,
      to: 'output',
      shows: 'maybe',
      source: 'https://www.gnu.org/software/make/manual/html_node/Echoing.html',
    },
  ],
  writes: [
    {
      programs: ['cmake'],
      kind: 'binary',
      arguments: /^(?!(?:.* )?-[PE](?: |$)).*(?:^| )-D ?["']?\w+(?::\w+)?=/,
      files: ['CMakeCache.txt'],
      source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html#cmdoption-cmake-D',
    },
    {
      programs: ['configure'],
      kind: 'binary',
      arguments: /(?:^| )["']?(?:--(?:with|enable)-[\w-]+|[A-Za-z_]\w*)=/,
      files: ['config.log'],
      source: 'https://www.gnu.org/software/autoconf/manual/autoconf-2.72/html_node/Basic-Installation.html',
    },
  ],
  project: [
    {
      programs: ['cmake'],
      arguments: /^--build(?: |=|$)/,
      manifest: /^CMakeLists\.txt$/,
      anywhere: true,
      scripts: /(?:^|\/)CMakeLists\.txt$|\.cmake$/,
      idle: 'cmake-targets',
      source: 'https://cmake.org/cmake/help/latest/command/add_custom_command.html',
    },
    {
      programs: ['cmake'],
      arguments: /^--install(?: |=|$)/,
      manifest: /^CMakeLists\.txt$/,
      anywhere: true,
      files: /(?:^|\/)[\w.-]*install[\w.-]*\.cmake$/i,
      source: 'https://cmake.org/cmake/help/latest/command/install.html#custom-installation-logic',
    },
    { programs: ['cmake'], ...CONFIGURES_BUILD },
    { programs: ['ninja'], ...CONFIGURES_BUILD, anywhere: true },
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
    {
      programs: ['autoreconf', 'configure'],
      manifest: /^(?:Makefile\.(?:am|in)|configure(?:\.ac|\.in)?)$/,
      anywhere: true,
      files: /(?:^|\/)(?:Makefile\.(?:am|in)|configure(?:\.ac|\.in)?|autogen\.sh)$|\.(?:m4|mk)$/,
      source: 'https://www.gnu.org/software/automake/manual/automake.html#Autotools-Introduction',
    },
    { programs: ['cpack'], files: /(?:^|\/)[\w.-]*cpack[\w.-]*\.cmake(?:\.in)?$/i, source: 'https://cmake.org/cmake/help/latest/module/CPack.html' },
    { programs: ['task'], manifest: /^[Tt]askfile(?:\.dist)?\.ya?ml$/, follows: 'program', source: 'https://taskfile.dev/docs/reference/cli' },
    { programs: ['just'], manifest: /^\.?[jJ]ustfile$/, follows: 'recipe', source: 'https://just.systems/man/en/' },
    {
      programs: ['make'],
      manifest: /^(?:GNUm|M|m)akefile$|\.mk$/,
      made: [
        { from: /^CMakeLists\.txt$/, words: ['cmake', '--build', '.'] },
        { from: /^(?:Makefile\.(?:am|in)|configure(?:\.ac|\.in)?)$/, words: ['autoreconf'] },
      ],
      follows: 'recipe',
      source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
    },
  ],
  compiles: [
    { programs: ['make'], source: 'https://www.gnu.org/software/make/manual/' },
    { programs: ['cmake', 'ninja'], source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html#build-a-project' },
  ],
};
