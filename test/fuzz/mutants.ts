import { mutate } from '../harness/mutate.ts';

/** Numbers from 0 up to 1, and what is chosen by them. */
export interface Dice {
  next(): number;
  below(count: number): number;
  chance(part: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** Dice that fall the same way for the same numbers. */
export function diceOf(next: () => number): Dice {
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (part) => next() < part,
    pick(items) {
      const at = below(items.length);
      for (const item of items.slice(at, at + 1)) return item;
      throw new Error('nothing to choose from');
    },
  };
}

/** Words that mean something in one of the files, to stand where others stood. */
const WORDS = [
  'NPM_TOKEN',
  '$NPM_TOKEN',
  '${NPM_TOKEN}',
  '${NPM_TOKEN:-x}',
  '${NPM_TOKEN:?}',
  '"$NPM_TOKEN"',
  "'$NPM_TOKEN'",
  '${{ secrets.NPM_TOKEN }}',
  '$$NPM_TOKEN',
  '&a',
  '*a',
  '<<: *a',
  '!reset',
  '!!str 1',
  '|',
  '>-',
  '|2',
  '~',
  'null',
  '[]',
  '{}',
  '---',
  '...',
  '%YAML 1.2',
  '# a',
  '#',
  '- ',
  ': ',
  '? a',
  '\\',
  '\\\n',
  '--build-arg NPM_TOKEN',
  '--secret id=NPM_TOKEN',
  '-f Dockerfile',
  '&& true',
  '|| true',
  '; exit 1',
  '$(cat t)',
  '`cat t`',
  '<<EOF',
  '<<-"EOF"',
  'EOF',
  '--mount=type=secret,id=NPM_TOKEN',
  '--mount=type=cache,target=/c',
  'docker build .',
  'docker compose build',
  'npm ci',
  '0',
  '-1',
  '1e9',
  'é',
  '世界',
  '\u00a0',
  '\ufeff',
  'constructor',
  '__proto__',
  'toString',
];

/** Another text of the same kind: lines and words moved, copied, put in, quoted, indented, from this text and from another, and some characters damaged. */
export function mutant(text: string, other: string, dice: Dice): string {
  let result = text;
  for (let times = 1 + dice.below(4); times > 0; times--) result = changed(result, other, dice);
  if (dice.chance(0.1)) result = result.replaceAll(/\r?\n/g, '\r\n');
  if (dice.chance(0.05)) result = `\ufeff${result}`;
  return dice.chance(0.1) ? result.replace(/\r?\n$/, '') : result;
}

function changed(text: string, other: string, dice: Dice): string {
  const lines = text.split('\n');
  const at = dice.below(lines.length);
  const line = lines[at] ?? '';
  const count = 1 + dice.below(3);
  const withLines = (...some: readonly string[]): string => [...lines.slice(0, at), ...some, ...lines.slice(at + 1)].join('\n');
  switch (dice.below(13)) {
    case 0:
      return [...lines.slice(0, at), ...lines.slice(at + count)].join('\n');
    case 1:
      return [...lines.slice(0, at + count), ...lines.slice(at)].join('\n');
    case 2: {
      const to = dice.below(lines.length);
      const rest = lines.filter((_, index) => index < at || index >= at + count);
      return [...rest.slice(0, to), ...lines.slice(at, at + count), ...rest.slice(to)].join('\n');
    }
    case 3: {
      const others = other.split('\n');
      const from = dice.below(others.length);
      return [...lines.slice(0, at), ...others.slice(from, from + 1 + dice.below(6)), ...lines.slice(at)].join('\n');
    }
    case 4:
      return withLines(`${' '.repeat(dice.below(7))}${line.trimStart()}`);
    case 5:
      return withLines(`${line} # ${dice.pick(WORDS)}`);
    case 6:
      return withLines(line.replace(/[^\s"'=:]+$/, (word) => dice.pick([`"${word}"`, `'${word}'`, `\\${word}`, `${word}${word}`])));
    case 7:
      return withLines(line.replace(/ /, dice.pick([' \\\n  ', '  ', '\t', ' && ', ' # a\n'])));
    case 8:
    case 9: {
      const words = [...line.matchAll(/[^\s=:,"'[\]{}]+/g)];
      const word = words[dice.below(Math.max(1, words.length))];
      return word === undefined
        ? withLines(dice.pick(WORDS))
        : withLines(`${line.slice(0, word.index)}${dice.pick(WORDS)}${line.slice(word.index + word[0].length)}`);
    }
    case 10:
      return [...lines.slice(0, at), `${/^\s*/.exec(line)?.[0] ?? ''}${dice.pick(WORDS)}`, ...lines.slice(at)].join('\n');
    case 11:
      return [...lines.slice(0, at), /^\s*-/.test(line) ? line.replace('-', '- -') : `- ${line}`, ...lines.slice(at + 1)].join('\n');
    default:
      return mutate(text, dice.next);
  }
}
