import { bake } from './bake.ts';
import { azurePipelines } from './ci-azure.ts';
import { jenkinsfile } from './ci-jenkins.ts';
import { justfile } from './ci-justfile.ts';
import { ciPipelines } from './ci-pipelines.ts';
import { compose } from './compose.ts';
import { configFile } from './config-variant.ts';
import { dockerignore } from './dockerignore-companion.ts';
import { githubActions } from './github-actions.ts';
import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { otherBuilders } from './other-builders.ts';
import { packageJson } from './package-json.ts';
import { shellScript } from './shell-companion.ts';
import type { Companion } from './types.ts';

/**
 * Every kind of companion, in the order in which they are asked: the first that matches a path has it. Import this module lazily: it takes in the YAML
 * parser, which a plain lint does not need.
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
  shellScript,
  configFile,
];
