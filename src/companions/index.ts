import { bake } from './bake/bake.ts';
import { compose } from './compose/compose.ts';
import { configFile } from './context/config-variant.ts';
import { dockerignore } from './context/dockerignore.ts';
import { githubActions } from './github-actions/github-actions.ts';
import { azurePipelines } from './hosts/azure.ts';
import { dockerfileComments } from './hosts/dockerfile-comments.ts';
import { jenkinsfile } from './hosts/jenkins.ts';
import { justfile } from './hosts/justfile.ts';
import { makefile } from './hosts/makefile.ts';
import { markdown } from './hosts/markdown.ts';
import { mise } from './hosts/mise.ts';
import { otherBuilders } from './hosts/other-builders.ts';
import { packageJson } from './hosts/package-json.ts';
import { ciPipelines } from './hosts/pipelines.ts';
import { otherCallers } from './shell/other-callers.ts';
import { shellScript } from './shell/shell-companion.ts';
import type { Companion } from './types.ts';
import { windowsScript } from './windows/windows.ts';

/**
 * All kinds of companions, in order: the first whose `matches` accepts a path handles the file. Import this module lazily: it loads the YAML parser, which a
 * plain lint does not need.
 */
export const COMPANIONS: readonly Companion[] = [
  compose,
  dockerignore,
  githubActions,
  azurePipelines,
  ciPipelines,
  otherBuilders,
  packageJson,
  bake,
  makefile,
  justfile,
  jenkinsfile,
  markdown,
  mise,
  windowsScript,
  dockerfileComments,
  shellScript,
  configFile,
  otherCallers,
];
