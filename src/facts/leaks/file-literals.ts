import { WHOLE_FILES } from '../../knowledge/secrets/credential-settings.ts';
import { credentialFilesOf, outputOf, printsArguments } from '../../knowledge/tools/index.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import { fileAsCredential } from '../commands/credential-files.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { credentialsIn, judgeFile, NO_SETTINGS } from '../sensitivity/index.ts';
import { isWrittenOut, literalWeight } from '../sensitivity/literal-weight.ts';
import { bodyPart, hereStrings, partRange, printedWords } from './printed-words.ts';

/** A credential in plain text that becomes a part of a file, or all of it. */
export interface FileLiteral {
  readonly range: Range;
  readonly program: '';
  /** The name of the file, shown to people. */
  readonly option: string;
  readonly value: string;
  readonly weight: 'secret' | 'default-password';
}

/** A text that a command writes to a file. */
interface WrittenText {
  readonly text: string;
  /** Whether no shell expands it. */
  readonly isLiteral: boolean;
  readonly rangeOf: (part: string) => Range;
}

/**
 * Returns the credentials in plain text that a command writes to a file which its path, or a command of the script that reads it, shows to hold them: `echo VALUE > ~/.vault-token`,
 * `echo VALUE | tee /etc/acme/api_token.txt`, an entry of .pgpass. For a file that is a secret as a whole, the text is the credential.
 */
export function fileLiterals(script: Script, command: ShellCommand, index: number): readonly FileLiteral[] {
  const paths = fileEffects(command).flatMap(({ effect, path }) => (effect === 'write' || effect === 'append' ? [path] : []));
  const files = paths.flatMap((path): readonly { readonly path: string; readonly kind: string }[] => {
    const { secret, strength, kind } = judgeFile(path, path, NO_SETTINGS);
    if (secret && strength !== 'hint') return [{ path, kind }];
    const use = filesOfLogins(script).has(path) ? fileAsCredential(script, path, { workdir: undefined, home: undefined }) : undefined;
    return use && !use.often && !use.mostly ? [{ path, kind: use.kind }] : [];
  });
  if (files.length === 0) return [];
  return writtenTexts(script, command, index).flatMap((written) => {
    for (const { path, kind } of files) {
      const isWhole = WHOLE_FILES.has(kind);
      const values = isWhole ? wholeText(written.text) : credentialsIn(kind, written.text);
      const found = values.flatMap((value): readonly FileLiteral[] => {
        const weight = isWrittenOut(value, written.isLiteral) ? literalWeight(value, { account: isWhole, asIs: written.isLiteral }) : undefined;
        return weight === undefined ? [] : [{ range: written.rangeOf(value), program: '', option: path.replace(/^.*\//, ''), value, weight }];
      });
      if (found.length > 0) return found;
    }
    return [];
  });
}

/** The words of the commands that can read a credential from a file: few scripts have one. */
const filesOfLogins = keptWith((script: Script): ReadonlySet<string> => {
  const words = script.commands.flatMap((command) => (credentialFilesOf(commandInvocation(command).program).length > 0 ? command.words.slice(1) : []));
  return new Set(words.flatMap(({ value }) => [value, value.slice(value.indexOf('=') + 1)]));
});

/** The text as the only value; none if it has spaces, as a sentence or a command has. */
function wholeText(text: string): readonly string[] {
  const value = text.replace(/(?:\\n|\s)+$/, '');
  return value === '' || /\s/.test(value) ? [] : [value];
}

/** What a command that prints its arguments, or its input, writes. */
function writtenTexts(script: Script, command: ShellCommand, index: number): readonly WrittenText[] {
  const { program, args, at } = commandInvocation(command);
  if (printsArguments(program)) {
    const words = command.words.slice(at + 1).filter(({ value }) => !/^-\w+$|^%s(?:\\n)?$/.test(value));
    return words.length === 1 ? words.map((word) => ({ text: word.value, isLiteral: word.literal, rangeOf: (part) => partRange(word, part) })) : [];
  }
  if (outputOf(program, args.join(' ')) !== 'input') return [];
  const words = [...hereStrings(command), ...(command.pipeline.index > 0 ? printedWords(script, command, index) : [])];
  const heredocs = command.redirects.flatMap(({ heredoc }) => heredoc ?? []);
  return [
    ...words.map((word) => ({ text: word.value, isLiteral: word.literal, rangeOf: (part: string) => partRange(word, part) })),
    ...heredocs.map(({ body, bodyRange, quoted }) => ({
      text: body,
      isLiteral: quoted,
      rangeOf: (part: string) => bodyPart(body, bodyRange, { start: body.indexOf(part), end: body.indexOf(part) + part.length }),
    })),
  ];
}
