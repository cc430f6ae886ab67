import { replacementOf } from '../../caller-change.ts';
import { isDockerfileName } from '../../knowledge/docker/dockerfile-names.ts';
import type { Document } from '../../text/document.ts';
import { secretOption } from '../shell/argument-value.ts';
import { type BuildChange, type Companion, type CompanionCaveat, type CompanionResult, UNRELATED } from '../types.ts';

/** `--build-arg NAME` in a comment. https://docs.docker.com/reference/dockerfile/#format */
const COMMENTED = /^[ \t]*#[^\n]*?--build-arg[=\s]["']?([A-Za-z_]\w*)/gm;

function rewrite(document: Document, change: BuildChange): CompanionResult {
  if (!document.text.includes('--build-arg')) return UNRELATED;
  const caveats = [...document.text.matchAll(COMMENTED)].flatMap((match): readonly CompanionCaveat[] => {
    const name = match[1] ?? '';
    if (!change.removedArgs.has(name)) return [];
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
  return { ...UNRELATED, caveats };
}

/** Comments in Dockerfiles that tell how to build an image. They are reported, never edited: only the owner knows which image they are about. */
export const dockerfileComments: Companion = {
  kind: 'dockerfile-comments',
  matches: (path) => isDockerfileName(path.slice(path.lastIndexOf('/') + 1)),
  concerns: (text) => /^[ \t]*#[^\n]*--build-arg/m.test(text),
  rewrite,
};
