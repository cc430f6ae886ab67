// Writes the module that the program has in the place of src/knowledge/tools/cards.ts: the same functions, with the data of each card and table in a
// function of its own, which runs when the card or table is first asked for. https://v8.dev/blog/preparser
import { loadSource } from '../source.mjs';

const CARDS = 'src/knowledge/tools/cards.ts';

/** An esbuild plugin. Reads all cards once; throws where one is no plain data. */
export async function lazyCards() {
  const contents = await cardsModule();
  return {
    name: 'lazy-cards',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]knowledge[\\/]tools[\\/]cards\.ts$/ }, () => ({ contents, loader: 'js' }));
    },
  };
}

/** The text of that module. */
export async function cardsModule() {
  const { TOOLS, cardOf, cardNamed, ...tables } = await loadSource(`export * from './${CARDS}'; export { TOOLS } from './src/knowledge/tools/all.ts';`);
  if (!cardOf || !cardNamed) throw new Error(`${CARDS} has no cardOf or cardNamed`);
  const programs = TOOLS.map((tool) => tool.programs.join(' '));
  return `
const makers = [${TOOLS.map((tool) => `() => (${textOf(tool, tool.name)})`).join(',\n')}];
const made = [];
const names = ${JSON.stringify(TOOLS.map((tool) => tool.name))};
const byProgram = new Map();
${JSON.stringify(programs.join('\n'))}.split('\\n').forEach((line, at) => line.split(' ').forEach((program) => byProgram.set(program, at)));
const cardAt = (at) => (at === undefined || at < 0 ? undefined : (made[at] ??= makers[at]()));
export const cardOf = (program) => cardAt(byProgram.get(program));
export const cardNamed = (name) => cardAt(names.indexOf(name));
${Object.entries(tables)
  .map(([name, table]) => `let ${name}Made;\nexport const ${name} = () => (${name}Made ??= ${textOf(table(), name)});`)
  .join('\n')}
`;
}

/** JavaScript for plain data, without where its facts come from, which people read in the source. */
function textOf(value, where) {
  if (value instanceof RegExp) return value.toString();
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each, where)).join(',')}]`;
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).filter(([key, each]) => each !== undefined && key !== 'source' && key !== 'docs');
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${textOf(each, `${where}.${key}`)}`).join(',')}}`;
  }
  if (['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new Error(`${where} is no plain data`);
}
