import { rmSync } from 'node:fs';
import path from 'node:path';
import type { LintResult } from '../../../../src/linter/types.ts';
import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../../src/text/document.ts';
import type { Case } from '../../../harness/case-file.ts';
import { lintCase } from '../../../harness/run-case.ts';
import { canary } from '../engine.ts';
import { type Bench, build, type Given, type Image } from './build.ts';
import { canHaveRead, namesToRead } from './readers.ts';
import { AGENT, inSight, type Witnessed } from './witnessed.ts';

/** What the builds of a case before and after its safe fix say: nothing can be said, or what differs (nothing, where all is well). */
export type Verdict = { readonly skipped: string; readonly log?: string } | { readonly differences: readonly string[] };

/** Builds the Dockerfile of a case as it is and as `fixed` leaves it, each secret being a canary, and compares the two. */
export async function judge(one: Case, bench: Bench, fixed: LintResult = lintCase(one, one.dockerfile, 'safe')): Promise<Verdict> {
  if (fixed.output === one.dockerfile) return { skipped: 'no safe fix' };
  if (bench.agent === undefined && fixed.secrets.some(({ from }) => 'ssh' in from)) return { skipped: 'wants an ssh agent, and there is none' };
  if (/^#\s*escape\s*=\s*`/im.test(one.dockerfile)) return { skipped: 'is for Windows' };
  const copied = fixed.findings
    .filter(({ rule, fixed: isFixed, name }) => rule === 'no-secret-copy' && isFixed && /^[\w./-]+$/.test(name))
    .map(({ name }) => name);
  const secretFiles = new Set([...fixed.secrets.flatMap(({ from }) => ('file' in from ? [from.file.replace(/^~\//, '')] : [])), ...copied]);
  const names = new Set(fixed.findings.map(({ name }) => name));
  const given = [...names].filter((name) => takes(one.dockerfile, name));
  try {
    const before = await build({ ...bench, tag: `${bench.tag}-before` }, one, {
      text: one.dockerfile,
      secretFiles,
      given: argumentsFor(given),
      secrets: mountedSecrets(one.dockerfile, []),
    });
    if ('failed' in before) return { skipped: 'does not build here', log: before.failed };
    const stays = new Set(fixed.findings.filter(({ fixed: isFixed, severity }) => !isFixed && severity !== 'info').map(({ name }) => name));
    // the printed command gives an argument that is kept as a fallback no more
    const left = given.filter((name) => takes(fixed.output, name) && (stays.has(name) || !fixed.secrets.some(({ id }) => id === name)));
    const secrets = [...secretsOf(fixed), ...mountedSecrets(fixed.output, fixed.secrets)];
    const after = await build({ ...bench, tag: `${bench.tag}-after` }, one, {
      text: fixed.output,
      secretFiles,
      given: argumentsFor(left),
      secrets,
      excluded: fixed.excluded,
    });
    if ('failed' in after) return { differences: [`does not build after the fix: ${after.failed.split('\n').filter(Boolean).slice(-3).join(' ')}`] };
    if (!isInPlay(before) && !isInPlay(after)) return { skipped: 'no canary comes into play: the value stands in the text' };
    return { differences: [...leaks(after, stays), ...unseen(before, after, fixed), ...lostByContainer(before, after, fixed)] };
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
}

/** A secret that a finding remains for is known to stay. */
function leaks({ secrets }: Image, stays: ReadonlySet<string>): readonly string[] {
  // `COPY .npmrc* ./` is named as it is written
  const known = new Set([...stays].flatMap((name) => [name, path.basename(name), path.basename(name).replace(/\*$/, '')]));
  return secrets.filter((secret) => !known.has(secret)).map((secret) => `${secret} is in the image`);
}

function isInPlay({ secrets, witnessed }: Image): boolean {
  return secrets.length > 0 || witnessed.some((each) => inSight(each).size > 0);
}

/** What a command saw and can have read, and no command of that program sees any more, or fewer of the same words. An agent stands for the key that it holds. */
function unseen(before: Image, after: Image, { secrets }: LintResult): readonly string[] {
  const given = new Set(secrets.flatMap(({ id, from }) => ('ssh' in from ? [] : [id, 'env' in from ? from.env : path.basename(from.file)])));
  /** Whether a command has what `first` read: in its words or files, or in a variable of a name by which that read it. */
  const sees = (one: Witnessed, secret: string, first: Witnessed): boolean => {
    if (one.words.has(secret) || one.files.has(secret) || (inSight(one).has(AGENT) && !given.has(secret))) return true;
    const names = first.words.has(secret) || first.files.has(secret) ? [] : namesToRead(first, secret);
    return one.variables.some((each) => each.secret === secret && (names.length === 0 || names.includes(each.name)));
  };
  const lost = before.witnessed.flatMap((each) => {
    const isSame = ({ command }: Witnessed): boolean => command === each.command;
    const same = after.witnessed.filter(isSame);
    const program = each.command.split(' ')[0] ?? '';
    const twins = same.length > 0 ? same : after.witnessed.filter(({ command }) => command.split(' ')[0] === program);
    return [...inSight(each)]
      .filter((secret) => secret !== AGENT && canHaveRead(each, secret))
      .flatMap((secret) => {
        if (!twins.some((twin) => sees(twin, secret, each))) return [`${secret} is not seen by: ${each.command}`];
        const [was, is] = [before.witnessed, same].map((list) => list.filter((one) => isSame(one) && sees(one, secret, each)).length);
        return same.length > 0 && (is ?? 0) < (was ?? 0) ? [`${secret} is seen less often by: ${each.command}`] : [];
      });
  });
  return [...new Set(lost)];
}

/** Variables and files that the container no longer has; a secret may go where the fix says so. */
function lostByContainer(before: Image, after: Image, fixed: LintResult): readonly string[] {
  const variables = before.variables.filter((name) => !after.variables.includes(name) && !fixed.containerEnv.has(name));
  const files = [...before.files].filter(([name, isSecret]) => !isSecret && !after.files.has(name)).map(([name]) => name);
  return [...variables.map((name) => `the container has no variable ${name}`), ...files.map((name) => `the container has no file ${name}`)];
}

function takes(dockerfile: string, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`^\\s*ARG\\s(?:[^\\n]*\\s)?${name}\\b`, 'im').test(dockerfile);
}

function argumentsFor(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ['--build-arg', `${name}=${canary(name)}`]);
}

/** What a fix asks for; a secret that replaces an argument has its value. */
function secretsOf({ secrets, removedArgs }: LintResult): readonly Given[] {
  const argumentOf = new Map([...removedArgs].map(([name, id]) => [id, name]));
  return secrets.flatMap(({ id, from }): readonly Given[] => {
    if ('env' in from) return [{ id, value: canary(argumentOf.get(id) ?? from.env) }];
    return 'file' in from ? [{ id, file: from.file.replace(/^~\//, '') }] : [];
  });
}

/** The secrets that a Dockerfile mounts besides those that are known. */
function mountedSecrets(text: string, known: LintResult['secrets']): readonly Given[] {
  const { instructions } = parseDockerfile(new Document('/project/Dockerfile', text));
  const mounts = instructions.flatMap((instruction) => (instruction.keyword === 'RUN' ? instruction.mounts.filter(({ type }) => type === 'secret') : []));
  const ids = new Set(mounts.map(({ values }) => values.get('id') ?? path.posix.basename(values.get('target') ?? '')));
  return [...ids].filter((id) => /^[\w.-]+$/.test(id) && !known.some((secret) => secret.id === id)).map((id) => ({ id, value: canary(id) }));
}
