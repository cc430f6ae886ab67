import { replacementOf } from '../../caller-change.ts';
import { isDockerfileName } from '../../knowledge/docker/dockerfile-names.ts';
import type { Document } from '../../text/document.ts';
import { literalPattern } from '../../text/pattern.ts';
import { secretOption } from '../shell/argument-value.ts';
import { type BuildChange, type Companion, type CompanionCaveat, type CompanionResult, UNRELATED } from '../types.ts';

/** `--build-arg NAME` in a comment. https://docs.docker.com/reference/dockerfile/#format */
const COMMENTED = /^[ \t]*#[^\n]*?--build-arg[=\s]["']?([A-Za-z_]\w*)/gm;
const COMMENT = /^[ \t]*#[^\n]*/gm;
const SPEAKS = /\bbuild[- _]?arg/i;

function rewrite(document: Document, change: BuildChange): CompanionResult {
  if (!concerns(document.text)) return UNRELATED;
  // another Dockerfile with an argument of the name speaks of its own
  const isOwn = (name: string): boolean => document.path !== change.dockerfile && takes(document.text, name);
  const names = [...change.removedArgs.keys()].filter((name) => !isOwn(name));
  const written = [...document.text.matchAll(COMMENTED)].flatMap((match): readonly CompanionCaveat[] => {
    const name = match[1] ?? '';
    if (!names.includes(name)) return [];
    const end = match.index + match[0].length;
    const secret = replacementOf(change, name);
    return [
      {
        range: { start: end - name.length, end },
        message: `the comment still says --build-arg ${name}${secret ? ': write this instead' : ', which the build no longer takes'}`,
        suggestion: secret && secretOption(secret),
      },
    ];
  });
  return { ...UNRELATED, caveats: [...written, ...spokenOf(document.text, change, { names, written })] };
}

/** The arguments that a comment calls so, without those that it passes. */
function spokenOf(
  text: string,
  change: BuildChange,
  { names, written }: { readonly names: readonly string[]; readonly written: readonly CompanionCaveat[] },
): readonly CompanionCaveat[] {
  // what speaks of a secret is right by now
  const spoken = [...text.matchAll(COMMENT)].filter(([line]) => SPEAKS.test(line) && !/\bsecret/i.test(line));
  return spoken.flatMap(({ 0: line, index }) =>
    names.flatMap((name): readonly CompanionCaveat[] => {
      const at = line.search(new RegExp(`(?<![\\w$.{-])${literalPattern(name)}(?![\\w=])`));
      const range = { start: index + at, end: index + at + name.length };
      if (at < 0 || written.some((one) => one.range && index <= one.range.start && one.range.end <= index + line.length)) return [];
      const now = replacementOf(change, name) ? 'is a secret now' : 'is no longer taken';
      return [{ range, message: `the comment still speaks of ${name} as a build argument: it ${now}`, suggestion: undefined }];
    }),
  );
}

/** Whether a Dockerfile has an argument of the name. */
function takes(text: string, name: string): boolean {
  return new RegExp(`^[ \\t]*ARG[ \\t]+(?:\\S+[ \\t]+)*${literalPattern(name)}\\b`, 'im').test(text);
}

function concerns(text: string): boolean {
  return SPEAKS.test(text);
}

/** Comments in Dockerfiles that tell how to build an image. They are reported, never edited: only the owner knows which image they are about. */
export const dockerfileComments: Companion = {
  kind: 'dockerfile-comments',
  matches: (path) => isDockerfileName(path.slice(path.lastIndexOf('/') + 1)),
  concerns,
  rewrite,
};
