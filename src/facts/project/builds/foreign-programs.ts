import { posix } from 'node:path';
import { isPublicImage } from '../../../knowledge/docker/public-registries.ts';
import { isNamedAfter } from '../../../knowledge/project/libraries.ts';
import { COMMON_VARIABLES, PROGRAM_ENDINGS, PROGRAM_MANIFESTS, RECIPE_CALL } from '../../../knowledge/project/project-files.ts';
import { findStage } from '../../../syntax/dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../../syntax/types.ts';
import { hasName, literalPattern } from '../../../text/pattern.ts';
import { mayBeCompiled } from '../../stages/compiled-programs.ts';
import type { BuiltProject, Project } from '../project.ts';

/**
 * Whether a program that is called by its bare name is certainly none of the project's own: no file or folder of the project has its name, no manifest may
 * define it, and no instruction makes it or brings it.
 */
export function isForeignProgram(project: BuiltProject, program: string): boolean {
  return /^[\w.-]+$/.test(program) && !hasProgram(project, program) && !project.isMade(program);
}

/** Whether a file or a folder of the project has the name of the program, or a manifest says that name otherwise than to call the program. */
function hasProgram({ copied, texts }: Project, program: string): boolean {
  const isNamedSo = (path: string): boolean => path.split('/').some((part) => part.replace(PROGRAM_ENDINGS, '') === program);
  const called = new RegExp(RECIPE_CALL.replaceAll('NAME', literalPattern(program)), 'gm');
  for (const [image, path] of copied) {
    if (isNamedSo(image) || isNamedSo(path)) return true;
    if (PROGRAM_MANIFESTS.test(path) && hasName((texts.textOf(path) ?? '').replace(called, ''), program)) return true;
  }
  return false;
}

/** Whether an instruction may make a program, or bring it from the project or another stage. `path`: as it is called. */
export function mayBeMade(dockerfile: Dockerfile, path: string): boolean {
  return mayBeCompiled(dockerfile, path) || dockerfile.instructions.some((one) => mayBring(dockerfile, one, posix.basename(path)));
}

interface ForeignPrograms {
  readonly dockerfile: Dockerfile;
  readonly image: string;
  /** As they are called. */
  readonly programs: ReadonlySet<string>;
}

/** Whether programs that nobody knows are certainly none of the project, and a variable is not called like one of them, or as many programs have it. */
export function areForeign({ dockerfile, image, programs }: ForeignPrograms, name: string): boolean {
  if (COMMON_VARIABLES.test(name) || !isPublicImage(image)) return false;
  return [...programs].every((program) => !isNamedAfter(name, posix.basename(program)) && !mayBeMade(dockerfile, program));
}

/** Whether an instruction may bring or write a program of that name: a COPY, but not from another image, or a RUN that writes, copies or links it. */
function mayBring(dockerfile: Dockerfile, one: Instruction, program: string): boolean {
  if (!hasName(one.args.text, program)) return false;
  if (one.keyword === 'COPY' || one.keyword === 'ADD')
    return bringsProgram(one.args.text, program) && (one.from === undefined || findStage(dockerfile.stages, one.from, true) !== undefined);
  return (
    one.keyword === 'RUN' &&
    new RegExp(`(?:>|(?:^|[;&|(])\\s*(?:sudo\\s+)?(?:cp|mv|ln|install|alias)\\s)[^&|;\\n]*\\b${literalPattern(program)}\\b`).test(one.args.text)
  );
}

/** Whether a COPY names a file or a folder of that name. */
function bringsProgram(text: string, program: string): boolean {
  return new RegExp(`(?:^|[\\s/"])${literalPattern(program)}(?:[\\s/"]|$)`).test(text);
}

/** Whether a program stands where nothing of the project does: `/opt/sdk/bin/tool`. */
export function standsApart({ copied }: Project, path: string): boolean {
  const folder = /^\/[^/]+\/[^/]+\//.exec(path)?.[0];
  if (folder === undefined) return false;
  for (const image of copied.keys()) if (image.startsWith(folder)) return false;
  return true;
}
