import { posix } from 'node:path';
import { isPublicImage } from '../../../knowledge/docker/public-registries.ts';
import { isNamedAfter } from '../../../knowledge/project/libraries.ts';
import { COMMON_VARIABLES, PROGRAM_ENDINGS, PROJECT_MANIFESTS } from '../../../knowledge/project/project-files.ts';
import { findStage } from '../../../syntax/dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../../syntax/types.ts';
import { hasName, literalPattern } from '../../../text/pattern.ts';
import type { Invocation } from '../../commands/invocation.ts';
import type { Project } from '../project.ts';

/** Whether a program by its bare name is none of the project: no file or folder has that name, and no manifest mentions it. */
export function isForeignProgram({ copied, texts }: Project, path: string): boolean {
  if (!/^[\w.-]+$/.test(path)) return false;
  for (const [image, own] of copied) {
    if (image.split('/').some((part) => part.replace(PROGRAM_ENDINGS, '') === path)) return false;
    if (PROJECT_MANIFESTS.test(own) && hasName(texts.textOf(own) ?? '', path)) return false;
  }
  return true;
}

interface ForeignPrograms {
  readonly dockerfile: Dockerfile;
  readonly image: string;
  readonly programs: ReadonlySet<string>;
}

/** Whether programs that nobody knows are certainly none of the project, and a variable is not called like one of them, or as many programs have it. */
export function areForeign({ dockerfile, image, programs }: ForeignPrograms, name: string): boolean {
  if (COMMON_VARIABLES.test(name) || !isPublicImage(image)) return false;
  return [...programs].every((program) => !isNamedAfter(name, program) && !dockerfile.instructions.some((one) => mayMake(dockerfile, one, program)));
}

/** Whether an instruction may bring or write a program of that name: a COPY, but from another image, or a RUN that writes, copies or links it. */
function mayMake(dockerfile: Dockerfile, one: Instruction, program: string): boolean {
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

/** The settings of a program that nobody knows: files that its arguments name, or that are called like it. */
export function settingsOfForeign({ copied }: Project, { path: program, args }: Invocation, folder: string): readonly string[] {
  const named = new Set(args.flatMap((word) => word.split('=').slice(-1)).map((word) => posix.resolve(folder, word)));
  return [...copied].flatMap(([image, path]) => {
    const base = posix.basename(image).replace(/^\./, '');
    return named.has(image) || base === program || base.startsWith(`${program}.`) || base.startsWith(`${program}rc`) ? [path] : [];
  });
}
