import { PATH_FOLDERS } from '../../knowledge/project/own-programs.ts';
import { POSIX_LIKE_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import type { Dockerfile, Instruction } from '../../syntax/types.ts';
import { invocationOf } from '../commands/invocation.ts';
import { compiles } from '../stages/compiled-programs.ts';
import { type ContainerStart, imageOf } from '../stages/container.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';
import type { BuildContext } from './build-context.ts';

const SCRIPT = /\.(?:sh|bash)$/;
const PATH = /^\.{0,2}\/[\w./-]+$/;

/**
 * Returns the word in CMD or ENTRYPOINT that starts an unknown script of the project: a file by its path, or one that a COPY brings. Programs of the image, and
 * files that a RUN compiles or writes, do not count.
 */
export function unseenScript(dockerfile: Dockerfile, context: BuildContext | undefined, start: ContainerStart): string | undefined {
  const own = dockerfile.instructions.filter((one) => isBuiltOn(start.stage, one.stage));
  return start.calls.flatMap(scriptsIn).find((word) => {
    const base = word.slice(word.lastIndexOf('/') + 1);
    if (context?.files().some((path) => path === base || path.endsWith(`/${base}`))) return false;
    if (own.some((one) => isMadeBy(one, base))) return false;
    const isCopied = own.some((one) => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.args.text.includes(base));
    const isProgram = !SCRIPT.test(base) || imageOf(start.stage).known !== undefined;
    const isOfImage = !word.includes('/') || PATH_FOLDERS.some((folder) => word === `${folder}/${base}`);
    return isCopied || !(isOfImage && isProgram);
  });
}

/** The words of a call that are command files: the program, the operand of a shell, and any word with the name of a script. */
function scriptsIn(words: readonly string[]): readonly string[] {
  const { program, path, args } = invocationOf(words);
  const [first] = args;
  const given = POSIX_LIKE_SHELLS.has(program) && first !== undefined && !first.startsWith('-') ? [first] : [];
  return [
    ...new Set([
      ...[path, ...given].filter((word) => PATH.test(word) || SCRIPT.test(word)),
      ...words.filter((word) => SCRIPT.test(word) && /^[\w./-]+$/.test(word)),
    ]),
  ].filter((word) => !POSIX_LIKE_SHELLS.has(word.slice(word.lastIndexOf('/') + 1)));
}

/** Whether an instruction shows how a file is created: a COPY with a heredoc, a RUN that writes it, or one that compiles it (`go build -o /server`). */
function isMadeBy(one: Instruction, base: string): boolean {
  if (one.keyword === 'COPY' || one.keyword === 'ADD') return one.heredocs.length > 0 && one.args.text.includes(base);
  if (one.keyword !== 'RUN' || !one.args.text.includes(base)) return false;
  const redirects = one.script?.commands.flatMap((command) => command.redirects) ?? [];
  const isWritten = redirects.some(({ operator, target }) => operator.startsWith('>') && target?.value.endsWith(base) === true);
  return isWritten || (!SCRIPT.test(base) && compiles(one));
}
