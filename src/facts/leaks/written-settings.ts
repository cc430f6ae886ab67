import { TESTS } from '../../knowledge/shell/commands.ts';
import { outputOf, printsArguments } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { type InnerLiteral, innerLiterals } from '../sensitivity/inner-literals.ts';

/** A setting with a credential in plain text in a word of a command. */
export interface WrittenSetting {
  /** Index into the words of the command. */
  readonly word: number;
  readonly literal: InnerLiteral;
}

/**
 * Returns the settings with a credential in the words of a command: `echo "API_KEY=VALUE" >> .env`, `sed -i 's|password=x|password=VALUE|' app.ini`,
 * `mount -o password=VALUE`. A password that is a word counts only where the text goes somewhere: what echo says to the log may be any sentence.
 */
export function writtenSettings(command: ShellCommand): readonly WrittenSetting[] {
  const { program, args } = commandInvocation(command);
  const isSaid = printsArguments(program) && !writesFile(command) && !command.within.includes('substitution') && command.pipeline.length === 1;
  const isAsked = TESTS.has(program) || outputOf(program, args.join(' ')) === 'search';
  return command.words.slice(1).flatMap(({ value, literal: isLiteral }, index) =>
    innerLiterals(replacementOf(value), isLiteral).flatMap((literal): readonly WrittenSetting[] => {
      const counts = literal.weight === 'secret' || (!isSaid && (!isAsked || SUBSTITUTION.test(value)));
      return counts ? [{ word: index + 1, literal }] : [];
    }),
  );
}

/**
 * Returns the settings with a credential in the heredocs that a command writes to a file: `cat <<EOF > app.ini`, `tee app.ini <<EOF`; of those that another
 * program gets, as `python3 <<EOF`, only the random values in quotes.
 */
export function heredocSettings(command: ShellCommand): readonly InnerLiteral[] {
  const { program, args } = commandInvocation(command);
  const isWriter = outputOf(program, args.join(' ')) === 'input' && (writesFile(command) || args.some((word) => !word.startsWith('-')));
  return command.redirects.flatMap(({ heredoc }) => {
    const found = heredoc ? innerLiterals(heredoc.body, heredoc.quoted) : [];
    // code for a program: what stands there without quotes is an expression
    return isWriter ? found : found.filter(({ weight, start }) => weight === 'secret' && /["']/.test(heredoc?.body[start - 1] ?? ''));
  });
}

/** The start of a substitution of sed. */
const SUBSTITUTION = /^\s*s([/|#,@!])/;

function writesFile({ redirects, inherited }: ShellCommand): boolean {
  return [...redirects, ...inherited].some(
    ({ operator, target }) => operator.includes('>') && target !== undefined && !/^(?:&?[12]|\/dev\/\w+)$/.test(target.value),
  );
}

/**
 * The new texts of `s/x/y/;s/z/u/`, one on each line: what they replace is in the file already. A name alone that is replaced says what the new text is:
 * `s/app_secret/VALUE/` also gives `app_secret=VALUE`. Any other text is unchanged.
 */
function replacementOf(text: string): string {
  const [, mark] = SUBSTITUTION.exec(text) ?? [];
  if (mark === undefined) return text;
  const parts = text.split(mark);
  return parts
    .flatMap((part, index) => {
      if (index % 3 !== 2) return [];
      const [, name] = REPLACED_NAME.exec(parts[index - 1] ?? '') ?? [];
      return name === undefined || /[=:]/.test(part) ? [part] : [part, `${name}=${part}`];
    })
    .join('\n\n');
}

/** A name that a substitution replaces, with the marks and words that make it a placeholder: `@@APP_SECRET@@`, `your_db_password_here`. */
const REPLACED_NAME = /^[^A-Za-z.]*(?:(?:your|insert|enter|replace|change)[_-])?([A-Za-z][\w.-]{2,60}?)(?:[_-](?:placeholder|goes[_-]here|here))?[\W_]*$/i;
