import type { ProjectUse } from '../../tool-project.ts';

/** Programs that configure a build in C or C++. */
export const CONFIGURES_BUILD: ProjectUse = {
  manifest: /^(?:CMakeLists\.txt|meson\.build)$/,
  files: /(?:^|\/)(?:CMakeLists\.txt|CMake(?:User)?Presets\.json|meson\.build)$|\.(?:cmake|in)$/,
  aside: /\.cmake$/,
  source: 'https://cmake.org/cmake/help/latest/variable/ENV.html',
};

/** Programs that fill in the templates of a site. */
export const BUILDS_SITE: ProjectUse = {
  manifest: /^(?:config|hugo|book)\.(?:toml|ya?ml|json)$/,
  files: /\.(?:html|toml|ya?ml|json|md)$/,
  source: 'https://gohugo.io/functions/os/getenv/',
};
