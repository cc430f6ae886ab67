import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { BUILD_CALLERS, CALLER_FILES, NO_CALLERS, RETIRED_FILES, TELLING_FILES } from '../../knowledge/docker/build-callers.ts';
import type { Document } from '../../text/document.ts';
import { literalPattern } from '../../text/pattern.ts';
import { doubtful } from '../doubt.ts';
import { type Mention, mentionsIn } from '../mentions.ts';
import { type Breakage, type BuildChange, type Companion, type CompanionCaveat, type CompanionFiles, type CompanionResult, UNRELATED } from '../types.ts';
import { secretOption } from './argument-value.ts';
import { bakeSettings, noteOf, otherBuilderAt, strayArguments } from './reports.ts';

/** The replacement for a build argument, in the syntax of the file. */
function adviceFor(
  document: Document,
  change: BuildChange,
  { name, kind, range, variable, value }: Mention,
): { readonly text: string | undefined; readonly note: string } {
  const secret = replacementOf(change, name);
  if (!secret) return { text: undefined, note: '' };
  const env = variable ?? ('env' in secret.from ? secret.from.env : name);
  const caller = BUILD_CALLERS.find(
    (one) => one.files.test(document.path) && (one.kind === undefined || one.kind === kind) && (one.words?.test(document.text) ?? true),
  );
  // an option would not work in the place of an entry
  if (!caller && kind === 'key') return { text: undefined, note: `pass the secret ${secret.id}${env === secret.id ? '' : ` from ${env}`} instead` };
  const other = kind === 'option' && !caller ? otherBuilderAt(document.text, range.start) : undefined;
  if (other && other.option === undefined) return { text: undefined, note: noteOf(other, secret) };
  if (!caller) return { text: secretOption(secret, 'env' in secret.from ? { env } : secret.from), note: '' };
  const fill = (text: string): string =>
    text
      .replace(/\bENV\b/g, env)
      .replace(/(?<![A-Za-z0-9])ID(?!\w)/g, secret.id)
      .replace(/\bVALUE\b/g, value ?? '…')
      .replace(`id=${secret.id},env=${secret.id}`, secret.required ? `id=${secret.id}` : '$&');
  return { text: caller.advice === '' ? undefined : fill(caller.advice), note: caller.note === undefined ? '' : fill(caller.note) };
}

/**
 * The caveat for one mention. `root`: the project root, to which paths in messages are relative. `isSure`: whether the text certainly builds the Dockerfile.
 */
export function mentionCaveat(
  document: Document,
  change: BuildChange,
  mention: Mention,
  { root, isSure }: { readonly root: string; readonly isSure: boolean },
): CompanionCaveat {
  const { name, range, kind } = mention;
  const { text, note } = adviceFor(document, change, mention);
  const file = posix.relative(root, change.dockerfile);
  const isWord = kind === 'word';
  return {
    range,
    ...doubtful({
      does: isWord ? 'mentions NAMES near a build' : 'still passes NAMES as a build argument',
      names: [name],
      dockerfiles: isWord && isSure ? [] : [file],
      act: isWord ? 'NAMES is now a secret' : text === undefined ? undefined : 'write this instead',
      // the secret often has the name of the argument
      note: note.replace(new RegExp(`\\b${literalPattern(name)}\\b`, 'g'), 'NAMES'),
    }),
    suggestion: text,
    breaks: isWord ? undefined : breakageIn(posix.relative(root, document.path), name),
    joins: true,
  };
}

/** The breakage of a file (path relative to the project root) that passes a build argument. */
function breakageIn(path: string, name: string): Breakage | undefined {
  // workflows run only at the root of a repository
  if (TELLING_FILES.test(path) || /\/\.github\//.test(path)) return undefined;
  return RETIRED_FILES.test(path) ? { names: [name], certain: false, harmless: true } : { names: [name], certain: false };
}

/** Reports the build arguments that a text passes or mentions and that the Dockerfile no longer takes. Edits nothing. */
export function reportMentions(document: Document, change: BuildChange, root: string): CompanionResult {
  if (!concerns(document.text)) return UNRELATED;
  const { text } = document;
  const mentions = mentionsIn(text, change.removedArgs.keys());
  const caveats = mentions.map((mention) => mentionCaveat(document, change, mention, { root, isSure: false }));
  const strays = strayArguments(text, change, [], root).filter(({ range }) => !mentions.some((mention) => mention.range.end === range?.end));
  return { edits: [], caveats: [...caveats, ...strays, ...bakeSettings(text, change, [], root)], invocations: [] };
}

/** Whether a text may be about image builds. */
function concerns(text: string): boolean {
  return /BUILD_ARG_|container:push|build[-_ .]?arg|\bbuild\b[^\n]{0,100}\n(?:[^\n]*\n){0,8}[^\n]{0,100}\bargs\b|\bdocker|buildah|podman|kaniko|earthly/i.test(
    text,
  );
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  return reportMentions(document, change, files.root);
}

/** Programs, deploy descriptors and other texts that may call a build in a language of their own. They are never edited. */
export const otherCallers: Companion = {
  kind: 'other-callers',
  matches: (path) => CALLER_FILES.test(path) && !NO_CALLERS.test(path),
  concerns,
  rewrite,
};
