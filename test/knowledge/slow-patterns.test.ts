import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cpuTimeOf } from '../harness/cpu-time.ts';
import { literalsIn } from '../harness/literals-in.ts';

/** What texts repeat, besides the words of the pattern itself. */
const UNITS = 'a A 0 \t \n _ - . / " $ { ( [ = : # \\ ,'.split(' ').concat(' ', 'a ', 'a.', 'a/', '-a ', 'a=', '\\\n', '${', '$(');
/** So many repetitions, one after the other: a pattern whose time doubles with each is found before it takes for ever. */
const REPETITIONS = [24, 40, 60, 100];
const LONG = 1000;
/**
 * Milliseconds of CPU. A pattern with two loops over the same text needs some 3 to 15 for a long text, one with three about 1,000, one with a loop for each
 * subset of it would never end: far enough apart for a machine that does other work.
 */
const MOST = 150;

/** Patterns that need more, with what keeps their texts short. */
const ACCEPTED: { readonly [file: string]: string } = {
  'src/knowledge/tools/dotnet/shared.ts': 'the name of a variable',
  'src/knowledge/tools/javascript/node.ts': 'the words of one command',
};

/** The unit and the time of the text on which a pattern is slowest. */
function slowest(pattern: RegExp, repeat: (unit: string) => string): { readonly unit: string; readonly time: number } {
  const words = [...new Set(pattern.source.match(/[A-Za-z_][A-Za-z_-]+|--?[\w-]+|:\/\/|\/\*|<</g) ?? [])];
  let worst = { unit: '', time: 0 };
  for (const unit of [...UNITS, ...words.slice(0, 6)])
    for (const before of ['', ...words.slice(0, 2)]) {
      const text = `${before}${repeat(unit)}\0`;
      const timeNow = (): number => cpuTimeOf(() => pattern.test(text));
      const first = timeNow();
      // the first time includes compiling the pattern
      // and other work of the machine: a slow pattern needs long each time
      const time = first > MOST ? Math.min(timeNow(), timeNow(), timeNow(), timeNow()) : first;
      if (time > worst.time) worst = { unit: before + unit, time };
      if (time > MOST) return worst;
    }
  return worst;
}

test('no pattern needs long for a text that repeats itself', () => {
  const files = ['src', 'rules'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`));
  const slow: string[] = [];
  const known = new Set<string>();
  for (const file of files.filter((one) => one.endsWith('.ts') && !(one in ACCEPTED)))
    for (const { kind, text, flags = '', line } of literalsIn(readFileSync(file, 'utf8'))) {
      if (kind !== 'pattern' || known.has(`${flags} ${text}`) || !/[*+]|\{\d+,\d*\}/.test(text)) continue;
      known.add(`${flags} ${text}`);
      const pattern = new RegExp(text, flags.replace(/[gy]/g, ''));
      const texts = [...REPETITIONS.map((times) => (unit: string) => unit.repeat(times)), (unit: string) => unit.repeat(Math.ceil(LONG / unit.length))];
      const found = texts.map((repeat) => () => slowest(pattern, repeat)).reduce((worst, next) => (worst.time > MOST ? worst : next()), { unit: '', time: 0 });
      if (found.time > MOST) slow.push(`${file}:${line} needs ${Math.round(found.time)} ms for ${JSON.stringify(found.unit)}, repeated`);
    }
  expect(known.size).toBeGreaterThan(1000);
  expect(slow).toEqual([]);
});
