import { RULES } from '../../rules/index.ts';
import { validateConfig } from '../../src/cli/config/schema.ts';
import { readHcl } from '../../src/companions/bake/syntax.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import type { BuildChange } from '../../src/companions/types.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import type { ProjectResult } from '../../src/project/types.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { refusalOf } from './accepted.ts';
import { lossOf } from './meaning.ts';
import { type Dice, mutant } from './mutants.ts';
import type { Seeds } from './seeds.ts';

/** What is fuzzed: makes an input, and says what is wrong with what becomes of it. */
export interface Subject {
  readonly name: string;
  /** An input, which is printed where it shows a fault. */
  make(seeds: Seeds, dice: Dice): Input;
  /** The fault, if any. What throws is one as well. `tools`: whether the programs that the files are for are asked too. */
  faultOf(input: Input, tools: boolean): string | undefined | Promise<string | undefined>;
}

/** Files by path, and what else the subject needs. */
export interface Input {
  readonly files: { readonly [path: string]: string };
  readonly change?: BuildChange;
  readonly fix?: 'none' | 'safe' | 'unsafe';
  readonly numbers?: readonly number[];
}

const ROOT = '/project';

/** A Dockerfile alone, in the context of its case. */
export const dockerfiles: Subject = {
  name: 'dockerfile',
  make(seeds, dice) {
    const one = dice.pick(seeds.cases);
    const text = mutant(one.dockerfile, dice.pick(seeds.cases).dockerfile, dice);
    const context = [...(one.files ?? [])].map(([name, content]) => [name, dice.chance(0.3) ? mutant(content, text, dice) : content]);
    return { files: { ...Object.fromEntries(context), Dockerfile: text }, fix: dice.pick(['safe', 'safe', 'unsafe', 'none']) };
  },
  faultOf: faultOfProject,
};

/** A project with files that build it. */
export const projects: Subject = {
  name: 'project',
  make(seeds, dice) {
    const files = { ...dice.pick(seeds.projects) };
    const caller = dice.pick(seeds.callers);
    if (dice.chance(0.6)) files[caller.path] = caller.text;
    if (dice.chance(0.5) || !('Dockerfile' in files)) files['Dockerfile'] = dice.pick(seeds.cases).dockerfile;
    for (const name of Object.keys(files)) if (dice.chance(0.5)) files[name] = mutant(files[name] ?? '', dice.pick(seeds.callers).text, dice);
    return { files, fix: dice.pick(['safe', 'safe', 'unsafe', 'none']) };
  },
  faultOf: faultOfProject,
};

/** One file that builds images, and a change of the Dockerfile. */
export const callers: Subject = {
  name: 'caller',
  make(seeds, dice) {
    const { path, text, change } = dice.pick(seeds.callers);
    const files = { ...change.files, [change.dockerfile ?? 'Dockerfile']: '', [path]: mutant(text, dice.pick(seeds.callers).text, dice) };
    return { files, change: changeOf(change.dockerfile ?? 'Dockerfile', change.context ?? '.', dice), numbers: [Object.keys(files).indexOf(path)] };
  },
  faultOf: ({ files, change, numbers: [at = 0] = [] }, tools) => {
    const [name = '', text = ''] = Object.entries(files)[at] ?? [];
    const companion = COMPANIONS.find((one) => one.matches(name));
    if (!companion || !change) return undefined;
    const memory = memoryFiles(files);
    const around = { root: ROOT, read: (file: string) => memory.read(file), exists: (file: string) => memory.read(file) !== undefined };
    const rewrite = (given: string): string => applyEdits(given, companion.rewrite(new Document(`${ROOT}/${name}`, given), change, around).edits);
    const after = rewrite(text);
    if (after === text) return undefined;
    const refusal = tools ? refusalOf(name, files, { ...files, [name]: after }) : undefined;
    if (refusal !== undefined) return refusal;
    // an argument that is passed by its name shows that the variable is exported, which nothing shows when it is gone
    if (/--build-arg[ =]["']?\w+["']?(?:\s|$)/.test(text)) return faultOfMeaning(name, text, after);
    const again = rewrite(after);
    return faultOfMeaning(name, text, after) ?? (again === after ? undefined : `changed again:\n${after}--- to\n${again}`);
  },
};

/** A configuration file. */
export const configs: Subject = {
  name: 'config',
  make: (seeds, dice) => ({ files: { '.dockerlintrc': mutant(dice.pick(seeds.configs), dice.pick(seeds.configs), dice) } }),
  faultOf: ({ files }) => {
    const text = files['.dockerlintrc'] ?? '';
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = text.split('\n').map((line) => ({ [line]: line }));
    }
    const result = validateConfig(value);
    return 'mistakes' in result && result.mistakes.some((line) => /\n|undefined|\[object/.test(line))
      ? `a mistake is told as ${result.mistakes.join('; ')}`
      : undefined;
  },
};

function changeOf(dockerfile: string, context: string, dice: Dice): BuildChange {
  const names = ['NPM_TOKEN', 'API_KEY', 'GITHUB_TOKEN'].slice(0, 1 + dice.below(3));
  const env = names.map((id) => ({ id, from: { env: id }, required: dice.chance(0.7) }));
  const more = dice.chance(0.3)
    ? [{ id: 'npmrc', from: { file: '.npmrc' }, required: true }]
    : dice.chance(0.2)
      ? [{ id: 'default', from: { ssh: 'default' }, required: true }]
      : [];
  return {
    dockerfile: `${ROOT}/${dockerfile}`,
    context: context === '.' ? ROOT : `${ROOT}/${context}`,
    secrets: [...env, ...more],
    removedArgs: new Map(names.map((name) => [name, dice.chance(0.9) ? name : undefined])),
    excluded: [],
    containerEnv: dice.chance(0.2) ? new Map([['API_KEY', 'API_KEY']]) : new Map(),
  };
}

/** What is wrong with how the Dockerfiles of a project are linted and fixed. */
function faultOfProject({ files, fix = 'none' }: Input, tools: boolean): string | undefined {
  const once = linted(files, fix);
  const [failure] = failuresOf(once.result);
  if (failure !== undefined) return failure;
  const [survived] = once.survived;
  if (survived !== undefined) return survived;
  const after = afterFix(files, once.result);
  for (const [name, text] of Object.entries(after)) {
    if (text === files[name] || name.endsWith('Dockerfile')) continue;
    const fault = faultOfMeaning(name, files[name] ?? '', text) ?? (tools ? refusalOf(name, files, after) : undefined);
    if (fault !== undefined) return fault;
  }
  if (fix === 'none') return undefined;
  const again = afterFix(after, linted(after, fix).result);
  const [moved] = Object.keys(again).filter((name) => again[name] !== after[name]);
  return moved === undefined ? undefined : `fixed again, ${moved} changes:\n${after[moved]}--- to\n${again[moved]}`;
}

function linted(files: Input['files'], fix: 'none' | 'safe' | 'unsafe'): { readonly result: ProjectResult; readonly survived: readonly string[] } {
  const survived: string[] = [];
  const paths = Object.keys(files)
    .filter((name) => /(?:^|\/)Dockerfile$|\.Dockerfile$/.test(name))
    .map((name) => `${ROOT}/${name}`);
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const result = lintProject(memoryFiles(files), paths, RULES, COMPANIONS, {
    fix,
    secondParser,
    cwd: ROOT,
    home: '/home/someone',
    onError: (what, error) => survived.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`),
    settingsOf: () => ({ engine: ENGINES['docker-23'], levels: new Map(), settings, context: undefined, companions: true }),
  });
  return { result, survived };
}

function failuresOf({ files }: ProjectResult): readonly string[] {
  return files.flatMap(({ lint }) => [
    ...lint.failures.map(({ rule, stack, message }) => `${rule ?? 'the linter'} throws ${stack ?? message}`),
    ...(lint.refusal?.includes('bug') ? [lint.refusal] : []),
  ]);
}

function afterFix(files: Input['files'], { files: own, companions }: ProjectResult): { readonly [path: string]: string } {
  const changed = [...own.map(({ path, lint }) => [path, lint.output]), ...companions.map(({ path, after }) => [path, after])];
  return { ...files, ...Object.fromEntries(changed.map(([path = '', text = '']) => [path.slice(ROOT.length + 1), text])) };
}

function faultOfMeaning(name: string, before: string, after: string): string | undefined {
  const tell = (what: string): string => `${name} ${what}:\n${before}--- to\n${after}`;
  if (name.endsWith('.hcl') && readHcl(before) !== undefined && readHcl(after) === undefined) return tell('can no longer be read');
  const loss = lossOf(name, before, after);
  return loss === undefined ? undefined : tell(loss);
}
