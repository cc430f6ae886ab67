import { type Dice, diceOf } from '../../../fuzz/mutants.ts';
import type { Case } from '../../../harness/case-file.ts';
import { random } from '../../../harness/mutate.ts';
import { COPIES, useFile } from './file-steps.ts';
import { baseName, inFolder, PLAIN_FILES, SECRET_FILES, SERVER, type Stage, VARIABLES } from './stage.ts';
import { giveVariable, useVariable } from './variable-steps.ts';

/** The Dockerfile of a seed: one to three stages that bring in secrets and use them in ways chosen at random, with the files of its context. */
export function randomCase(seed: number): Case {
  const dice = diceOf(random(seed));
  const files = some(dice, SECRET_FILES);
  const variables = some(dice, VARIABLES);
  const stages: Stage[] = [];
  for (let count = 1 + dice.below(3); count > 0; count--) stages.push(writeStage(dice, stages, { files, variables }));
  const first = dice.chance(0.2) ? variables.map((name) => `ARG ${name}${dice.chance(0.3) ? '=' : ''}`) : [];
  const text = [...first, ...stages.flatMap(({ lines }, at) => [...(at > 0 ? [''] : []), ...lines.flatMap((line) => dressed(dice, line))])].join('\n');
  return {
    name: `seed ${seed}`,
    line: 1,
    dockerfile: `${text}\n`,
    files: new Map([
      ...PLAIN_FILES,
      [SERVER, `console.log(process.env.${dice.chance(0.5) ? dice.pick(VARIABLES) : 'PORT'});\n`],
      ...files.map(({ path, text: held }) => [path, held] as const),
    ]),
    options: new Map(),
    findings: '',
    fixed: undefined,
    filesFixed: '',
    build: '',
  };
}

/**
 * Whether a difference of the builds counts. The witness tells of every program that had a secret in its sight: those that neither look for it nor name it do
 * without, and so does a container whose program does not name the variable.
 */
export function isLoss({ files }: Case, difference: string): boolean {
  const [, variable] = /^the container has no variable (\w+)$/.exec(difference) ?? [];
  if (variable !== undefined) return files?.get(SERVER)?.includes(variable) !== false;
  const [, secret = '', command = ''] = /^([\w.-]+) is (?:not seen|seen less often) by: (.*)$/s.exec(difference) ?? [];
  if (secret === '') return true;
  const [program = ''] = command.split(' ');
  const readers = SECRET_FILES.find(({ path }) => baseName(path) === secret)?.readers ?? [];
  return readers.includes(program) || command.includes(`<${secret}>`);
}

function writeStage(dice: Dice, before: readonly Stage[], chosen: Stage['chosen']): Stage {
  const parent = before.length > 0 && dice.chance(0.35) ? dice.pick(before) : undefined;
  const name = `stage${before.length}`;
  const stage: Stage = {
    name,
    dice,
    lines: [`FROM ${parent?.name ?? 'node:22'} AS ${name}`],
    chosen,
    files: new Map(parent?.files),
    variables: new Set([...(parent?.variables ?? [])].filter((each) => parent?.lines.some((line) => line.startsWith('ENV') && line.includes(`${each}=`)))),
    folder: parent?.folder ?? '/',
    user: parent?.user ?? 'root',
  };
  if (!parent || dice.chance(0.4)) setFolder(stage);
  if (dice.chance(0.15)) stage.lines.push('SHELL ["/bin/bash", "-o", "pipefail", "-c"]');
  for (let count = 3 + dice.below(5); count > 0; count--) writeStep(stage, before);
  if (dice.chance(0.5)) stage.lines.push(`CMD ["node", "${dice.chance(0.5) ? inFolder(stage, 'src/server.js') : 'server.js'}"]`);
  return stage;
}

/** An instruction as people also write it: with a comment above it, flags of RUN, or in lower case. */
function dressed(dice: Dice, line: string): readonly string[] {
  const at = dice.next();
  if (at < 0.06) return ['# what follows needs it', line];
  if (at < 0.12) return [line.replace(/^RUN /, 'RUN --mount=type=cache,target=/root/.npm ')];
  if (at < 0.16) return [line.replace(/^RUN /, 'RUN --network=none ')];
  if (at < 0.2) return [line.replace(/^RUN (?=\w[^<]*$)/, 'RUN set -eux; \\\n    ')];
  return [at < 0.24 ? line.replace(/^(?:RUN|COPY|ENV|ARG) /, (keyword) => keyword.toLowerCase()) : line];
}

function writeStep(stage: Stage, before: readonly Stage[]): void {
  const { dice } = stage;
  const at = dice.next();
  if (at < 0.25) dice.pick(COPIES)(stage);
  else if (at < 0.4) giveVariable(stage);
  else if (at < 0.62) useFile(stage);
  else if (at < 0.84) useVariable(stage);
  else if (at < 0.88) setFolder(stage);
  else if (at < 0.91) setUser(stage);
  else if (at < 0.95 && before.length > 0) copyFromStage(stage, dice.pick(before));
  else stage.lines.push(`RUN ${dice.pick(['npm ci', 'mvn package', 'echo built > /tmp/built.txt', 'apt-get update', 'git --version'])}`);
}

function setFolder(stage: Stage): void {
  stage.folder = stage.dice.pick(stage.user === 'root' ? ['/app', '/src', '/root'] : ['/app', '/src']);
  stage.lines.push(`WORKDIR ${stage.folder}`);
}

function setUser(stage: Stage): void {
  if (stage.folder === '/root') return;
  stage.user = stage.user === 'root' ? 'app' : 'root';
  stage.lines.push(`USER ${stage.user}`);
}

/** A file that holds no secret, or a folder with whatever it holds. */
function copyFromStage(stage: Stage, from: Stage): void {
  const paths = [...from.files.keys()];
  if (paths.length === 0) return;
  const path = stage.dice.pick(paths);
  const held = from.files.get(path) ?? '';
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (PLAIN_FILES.has(held) || stage.dice.chance(0.3) || folder === '' || folder === '/root') {
    stage.lines.push(`COPY --from=${from.name} ${path} /from/`);
    stage.files.set(`/from/${baseName(path)}`, held);
    return;
  }
  stage.lines.push(`COPY --from=${from.name} ${folder} /from-${from.name}/`);
  for (const [each, source] of from.files) if (each.startsWith(`${folder}/`)) stage.files.set(`/from-${from.name}/${each.slice(folder.length + 1)}`, source);
}

/** One or two of the items. */
function some<T>(dice: Dice, items: readonly T[]): readonly T[] {
  const first = dice.pick(items);
  const second = dice.pick(items);
  return first === second || dice.chance(0.4) ? [first] : [first, second];
}
