import { posix } from 'node:path';
import { BAKE_FILES } from '../../knowledge/docker/bake-files.ts';
import { SECRET_TALK } from '../../knowledge/docker/comment-words.ts';
import type { Edit } from '../../text/edit.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import type { CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { type HclBlock, type HclToken, readHcl } from './syntax.ts';

/** Whether a file that bake may read together with this one contains the name. */
function isUsedBeside(path: string, name: string, files: CompanionFiles): boolean {
  const folder = posix.dirname(path);
  return BAKE_FILES.map((one) => posix.join(folder, one)).some((one) => one !== path && hasName(files.read(one) ?? '', name));
}

function tokensIn(block: HclBlock): readonly HclToken[] {
  return [...block.attributes.flatMap(({ value }) => value), ...block.blocks.flatMap(tokensIn)];
}

/** Whether an expression outside of the variable's own block reads it. The `env=` of a secret does not: it reads the environment. */
function isRead(file: HclBlock, own: HclBlock, name: string): boolean {
  return [...file.attributes.flatMap(({ value }) => value), ...file.blocks.filter((block) => block !== own).flatMap(tokensIn)].some(
    (token) => (token.kind === 'name' && token.text === name) || ((token.kind === 'template' || token.kind === 'heredoc') && hasName(token.text, name)),
  );
}

/** Whether a comment of one line above a variable speaks of a secret, and so of no other variable than the one below it. */
function isAboutSecret(comment: string): boolean {
  const words = comment.toLowerCase().match(/[a-z]+/g) ?? [];
  return comment.trim().split('\n').length === 1 && words.some((word) => SECRET_TALK.has(word));
}

/** The edit that removes the lines of a block, the comment directly above that speaks of it, and a blank line that would be left over. */
function linesOf(text: string, { start, end }: { readonly start: number; readonly end: number }, name: string): Edit | undefined {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  const behind = /^[ \t]*\r?(?:\n|$)/.exec(text.slice(end))?.[0];
  if (behind === undefined || text.slice(from, start).trim() !== '') return undefined;
  const comment = /(?:^[ \t]*(?:#|\/\/)[^\n]*\n)+$/m.exec(text.slice(0, from))?.[0];
  if (comment !== undefined && text.slice(0, from).endsWith(comment) && (hasName(comment, name) || isAboutSecret(comment))) from -= comment.length;
  const to = end + behind.length;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(to))?.[0].length ?? 0;
  const isApart = from === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, from));
  return { range: { start: from, end: isApart ? to + blank : to }, text: '' };
}

/**
 * The edits that remove variables which nothing reads any more after arguments were removed. `before` and `after`: the text without and with the other edits.
 */
export function dropHclVariables(path: string, before: string, after: string, names: readonly string[], files: CompanionFiles): readonly Edit[] {
  const [was, is] = [readHcl(before), readHcl(after)];
  if (!was || !is) return [];
  return [...new Set(names)].flatMap((name) => {
    const declared = (file: HclBlock): readonly HclBlock[] => file.blocks.filter((block) => block.type === 'variable' && block.labels[0] === name);
    const [own, more] = declared(was);
    const [left] = declared(is);
    if (!own || more || !left || isRead(is, left, name) || isUsedBeside(path, name, files)) return [];
    return linesOf(before, own.range, name) ?? [];
  });
}

/** The same for docker-bake.json, where `${NAME}` and a null argument read a variable. */
export function dropJsonVariables(editor: YamlEditor, path: string, names: readonly string[], files: CompanionFiles): void {
  for (const name of new Set(names)) {
    const variables = editor.get(['variable']);
    const own = editor.get(['variable', name]);
    if (variables?.kind !== 'map' || !own || isUsedBeside(path, name, files)) continue;
    const rest = editor.text.slice(0, own.range.start) + editor.text.slice(own.range.end);
    const isUsed = new RegExp(`\\$\\{[^}"]*\\b${literalPattern(name)}\\b`).test(rest) || new RegExp(`"${literalPattern(name)}"\\s*:\\s*null`).test(rest);
    if (!isUsed) editor.attempt(() => editor.remove(['variable', name], 0));
  }
}
