import { baseName, folderOf, inFolder, PLAIN_FILES, type Stage, secretPaths, spelled } from './stage.ts';

type Step = (stage: Stage) => void;

/** Ways in which files of the context come into the image, or to a RUN. */
export const COPIES: readonly Step[] = [
  (stage) => {
    const { path } = stage.dice.pick(stage.chosen.files);
    const to = stage.dice.pick(['./', '/root/', '/etc/shop/', '/opt/key.txt']);
    stage.lines.push(`COPY ${ownerFlag(stage)}${path} ${to}`);
    stage.files.set(to === './' ? inFolder(stage, baseName(path)) : to.endsWith('/') ? to + baseName(path) : to, path);
  },
  (stage) => {
    const { path } = stage.dice.pick(stage.chosen.files);
    stage.lines.push(`COPY package.json ${path}* ./`);
    stage.files.set(inFolder(stage, baseName(path)), path);
  },
  (stage) => {
    const to = stage.dice.pick(['.', '/build/']);
    stage.lines.push(`COPY ${ownerFlag(stage)}. ${to}`);
    for (const path of allPaths(stage)) stage.files.set(to === '.' ? inFolder(stage, path) : `/build/${path}`, path);
  },
  (stage) => {
    const folder = stage.dice.pick(['ci', 'deploy', 'src']);
    const held = allPaths(stage).filter((path) => path.startsWith(`${folder}/`));
    if (held.length === 0) return;
    stage.lines.push(`COPY ${folder} /${folder}2/`);
    for (const path of held) stage.files.set(`/${folder}2/${path.slice(folder.length + 1)}`, path);
  },
  (stage) => {
    const { path } = stage.dice.pick(stage.chosen.files);
    stage.lines.push(`RUN --mount=type=bind,source=${path},target=/bound/${baseName(path)} cat /bound/${baseName(path)} > /dev/null`);
  },
];

/** Ways in which a RUN uses a file that it names, or that its program looks for: each fails where the file is missing, or is a program of the witness. */
const READS: readonly ((name: string, path: string, stage: Stage) => string)[] = [
  (name) => `cat ${name} > /dev/null`,
  (name) => `test -s ${name} && npm ci`,
  (name) => `[ -f "${name}" ] || exit 1; mvn package`,
  (name) => `mvn -s ${name} package`,
  (name) => `curl --netrc-file ${name} -O https://example.com/a`,
  (name) => `cp ${name} /tmp/held && cat /tmp/held > /dev/null && rm /tmp/held`,
  (_, path) => `cd ${folderOf(path)} && cat ${baseName(path)} > /dev/null`,
  (name) => `for f in ${name}; do cat "$f" > /dev/null; done`,
  (name) => `while read -r line; do true; done < ${name}`,
  (name) => `F=${name}; cat "$F" > /dev/null`,
  (name) => `set -e; if [ ! -s ${name} ]; then exit 1; fi; npm ci`,
  (name) => `sh -c 'cat ${name} > /dev/null'`,
  (name) => `<<EOF\ncat ${name} > /dev/null\nnpm ci\nEOF`,
  (name) => `["sh", "-c", "cat ${name} > /dev/null"]`,
  (name) => `TOKEN=$(cat ${name}) && fetch-data --token "$TOKEN"`,
  (name) => `export CONFIG="$(cat ${name})" && fetch-data`,
];

/** Ways in which a RUN takes the file away, or elsewhere. `where` is what a later line finds. */
const MOVES: readonly ((name: string, path: string, stage: Stage) => { readonly line: string; readonly where: readonly string[] })[] = [
  (name) => ({ line: `npm ci && rm -f ${name}`, where: [] }),
  (name) => ({ line: `rm ${name}`, where: [] }),
  (name, path) => ({ line: `chmod 600 ${name} && npm ci`, where: [path] }),
  (name, _, { lines }) => ({ line: `mv ${name} /moved${lines.length}`, where: [`/moved${lines.length}`] }),
  (name, path, { lines }) => ({ line: `cp ${name} /kept${lines.length}`, where: [path, `/kept${lines.length}`] }),
  (name, _, { lines }) => ({
    line: `mkdir -p /held${lines.length} && mv ${name} /held${lines.length}/ && npm ci`,
    where: [`/held${lines.length}/${baseName(name)}`],
  }),
  (name, path) => ({ line: `cat ${name} > /dev/null && rm -rf ${folderOf(path) === '/' ? name : baseName(path) === name ? name : path}`, where: [] }),
];

export function useFile(stage: Stage): void {
  const paths = secretPaths(stage).filter((path) => stage.user === 'root' || !path.startsWith('/root/'));
  if (paths.length === 0) return;
  const path = stage.dice.pick(paths);
  const name = spelled(stage, path);
  if (stage.user !== 'root' || stage.dice.chance(0.7)) {
    stage.lines.push(`RUN ${stage.dice.pick(READS)(name, path, stage)}`);
    return;
  }
  const from = stage.files.get(path) ?? '';
  const { line, where } = stage.dice.pick(MOVES)(name, path, stage);
  stage.lines.push(`RUN ${line}`);
  stage.files.delete(path);
  for (const each of where) stage.files.set(each, from);
}

function allPaths({ chosen }: Stage): readonly string[] {
  return [...PLAIN_FILES.keys(), ...chosen.files.map(({ path }) => path)];
}

function ownerFlag({ user, dice }: Stage): string {
  return user !== 'root' || dice.chance(0.1) ? '--chown=app ' : '';
}
