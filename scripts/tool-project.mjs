// What a tool uses of a project, for its page in docs/tools.
import { code, codes, join, ofVerb, some, unique } from './tool-words.mjs';

/** How a command gets at other files, by `follows` of tool-project.ts. */
const FOLLOWS = {
  hooks: 'the scripts of `package.json` that an install runs',
  'package-script': 'the script of `package.json` that it names',
  recipe: 'the recipes of the Makefile',
  shell: 'the script that it is given, and what that runs',
  module: 'the file that it is given, and what that imports',
  'go-packages': 'the packages that it names, and what they import; of `go generate` the commands in comments',
  program: 'the program behind its own words',
  'composer-hooks': 'the scripts of `composer.json` that an install runs',
};

/** The lines of that section; none where the card says nothing of it. */
export function projectLines({ tool, lines }) {
  const uses = (tool.project ?? []).flatMap((row) => useLine(row, lines));
  const own = ownLine(lines);
  const prepared = preparedLine(lines);
  const made = madeLines(lines);
  const used = [
    ...(uses.length > 0 ? ['If the build context can be read, a RUN gets a secret if a file that the command uses there names it:', ''] : []),
    ...uses,
    ...(tool.environment === undefined && uses.length > 0
      ? ['', 'It is not known which variables it reads: if the context cannot be read, it may read any.']
      : []),
    ...(own === undefined ? [] : [...(uses.length > 0 ? [''] : []), own]),
    ...(prepared === undefined ? [] : ['', prepared]),
  ];
  return [...used, ...made.flatMap((line, index) => (index > 0 || used.length > 0 ? ['', line] : [line]))];
}

/** What the commands of a row use, the first of them by its name. */
function useLine(row, lines) {
  const ofRow = (verb) => ofVerb(lines, verb).filter((line) => line.row === row);
  const commands = unique([...ofRow('project file'), ...ofRow('follows')].map(({ left }) => code(left)));
  if (commands.length === 0) return [];
  const files = unique(ofRow('project file').map(({ right }) => fileOf(right)));
  const others = unique(ofRow('no project file').map(({ right }) => fileOf(right)));
  // its files count only where nobody can tell which module runs
  const named = row.follows === 'module' ? [] : files;
  const used = [...(named.length > 0 ? [`files such as ${codes(named)}`] : []), ...(row.follows === undefined ? [] : [FOLLOWS[row.follows]])];
  const not = others.length > 0 && named.length > 0 ? `, but not ${codes(others)}` : '';
  return [`- ${some(commands)}: ${used.length > 0 ? join(used) : 'nothing of it'}${not}.${row.installs ? ' Beside that it runs only code of packages.' : ''}`];
}

function fileOf(path) {
  return path.replace(/^\/app\//, '').replace(/^\/root\//, '~/');
}

/** What a command finds that an earlier one has fetched; undefined where no example says so. */
function preparedLine(lines) {
  const pairs = ofVerb(lines, 'prepared');
  if (pairs.length === 0) return undefined;
  const not = ofVerb(lines, 'not prepared').map(({ right }) => code(right));
  const finds = `After ${some(unique(pairs.map(({ left }) => code(left))))} it needs no login for ${some(unique(pairs.map(({ right }) => code(right))))}`;
  return `${finds}${not.length > 0 ? `, but for ${some(unique(not))}` : ''}, as long as no new files of the project say more.`;
}

/** What its commands make of the project, and how what was made is run. */
function madeLines(lines) {
  const commands = (verb) => some(unique(ofVerb(lines, verb).map(({ left }) => code(left))));
  const said = {
    compiles: (all) => `It compiles the project with ${all}, so that a program of that name may be the project's own.`,
    'runs made': (all) => `It runs what a build made: ${all}.`,
    'runs as': (all) => `It runs a file with another interpreter: ${all}.`,
    dumps: (all) => `It prints or passes on the whole environment with ${all}.`,
    serves: (all) => `It runs no plugin with ${all}.`,
    tasks: (all) => `It runs scripts of all packages of a repository: ${all}.`,
    'runs package': (all) => `It runs a program of a package by its name: ${all}.`,
    'keeps settings': (all) => `It keeps the values of the project's settings in what it makes: ${all}.`,
    prunes: (all) => `It copies a part of the repository with ${all}.`,
  };
  return Object.entries(said).flatMap(([verb, say]) => (ofVerb(lines, verb).length > 0 ? [say(commands(verb))] : []));
}

function ownLine(lines) {
  const reads = unique(ofVerb(lines, 'by itself').map(({ right }) => code(right)));
  const named = unique(ofVerb(lines, 'not by itself').map(({ right }) => code(right)));
  if (reads.length === 0) return undefined;
  return `It reads ${join(reads)} without further settings; ${join(named)} only if a file of the project names it.`;
}
