import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import { findStage } from '../../../../src/syntax/dockerfile/stages.ts';
import type { Stage } from '../../../../src/syntax/types.ts';
import { Document } from '../../../../src/text/document.ts';
import type { Case } from '../../../harness/case-file.ts';
import { logOf } from '../engine.ts';
import { writeContext } from './context.ts';
import { contentsOf, type ImageContents } from './image-contents.ts';
import { withImage } from './local-images.ts';
import { type Witnessed, witnessedIn } from './witnessed.ts';

export interface Bench {
  readonly base: string;
  /** A folder of this case alone. */
  readonly folder: string;
  readonly tag: string;
  /** The socket of an ssh agent, which holds no key. */
  readonly agent?: string | undefined;
}

/** The image of the last stage, with what the commands of all stages saw. */
export interface Image extends ImageContents {
  readonly witnessed: readonly Witnessed[];
}

/** A secret that a build is given: from a file of its folder, or with a value. */
export type Given = { readonly id: string } & ({ readonly file: string } | { readonly value: string });

export interface Wanted {
  readonly text: string;
  readonly secretFiles: ReadonlySet<string>;
  /** Words for build arguments. */
  readonly given: readonly string[];
  readonly secrets: readonly Given[];
  /** What the fix keeps out of the build context. */
  readonly excluded?: readonly string[];
}

/** Builds the last stage, and each one that no other stage needs: without that, BuildKit leaves it out. */
export async function build(bench: Bench, one: Case, wanted: Wanted): Promise<Image | { readonly failed: string }> {
  const { base, folder, tag, agent } = bench;
  const { text, secretFiles, given, secrets, excluded = [] } = wanted;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeContext(folder, one, secretFiles);
  if (excluded.length > 0) appendFileSync(path.join(folder, '.dockerignore'), `\n${excluded.join('\n')}\n`);
  const aside = unneededStages(text);
  writeFileSync(path.join(folder, 'Dockerfile'), withImage(withNames(text, aside), base));
  const options = [
    '--progress=rawjson',
    '--network=none',
    '--no-cache',
    '--provenance=false',
    ...(agent === undefined || !text.includes('type=ssh') ? [] : ['--ssh', `default=${agent}`]),
  ];
  const words = secrets.flatMap((secret, at) => ['--secret', `id=${secret.id},${'file' in secret ? `src=${secret.file}` : `env=DOCKERLINT_SECRET_${at}`}`]);
  const env = Object.fromEntries(secrets.flatMap((secret, at) => ('value' in secret ? [[`DOCKERLINT_SECRET_${at}`, secret.value]] : [])));
  const log = async (more: readonly string[]): Promise<{ readonly isBuilt: boolean; readonly text: string }> => {
    const built = await run(['buildx', 'build', ...given, ...words, ...options, ...more, '.'], folder, env);
    return { isBuilt: built.status === 0, text: logOf(built.stderr.toString()) };
  };
  const main = await log(['-t', tag]);
  if (!main.isBuilt) return { failed: main.text };
  const witnessed = [...witnessedIn(main.text)];
  for (const { index, name } of aside) {
    const stage = await log(['--target', name ?? nameOf(index), '--output', 'type=cacheonly']);
    if (!stage.isBuilt) return { failed: stage.text };
    witnessed.push(...witnessedIn(stage.text));
  }
  const saved = await run(['save', tag]);
  return saved.status === 0 ? { witnessed, ...(await contentsOf(saved.stdout)) } : { failed: `docker save: ${saved.stderr.toString()}` };
}

/** The stages, but the last, that no later one is built on or copies from. */
function unneededStages(text: string): readonly Stage[] {
  const { stages, instructions } = parseDockerfile(new Document('/project/Dockerfile', text));
  const needed = new Set([stages.at(-1)?.index, ...stages.map(({ parent }) => parent?.index)]);
  for (const one of instructions) {
    const copied = (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from !== undefined ? [one.from] : [];
    const mounted = one.keyword === 'RUN' ? one.mounts.flatMap(({ values }) => values.get('from') ?? []) : [];
    for (const name of [...copied, ...mounted]) needed.add(findStage(stages, name, true)?.index);
  }
  return stages.filter(({ index }) => !needed.has(index));
}

/** The Dockerfile with a name for each of the stages that have none: `--target` takes no number. */
function withNames(text: string, stages: readonly Stage[]): string {
  let result = text;
  for (const { index, name, from } of [...stages].reverse())
    if (name === undefined) result = `${result.slice(0, from.image.range.end)} AS ${nameOf(index)}${result.slice(from.image.range.end)}`;
  return result;
}

function nameOf(index: number): string {
  return `unneeded-${index}`;
}

interface Done {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

function run(words: readonly string[], cwd?: string, env: Readonly<Record<string, string>> = {}): Promise<Done> {
  return new Promise((resolve) => {
    const settings = { cwd, env: { ...process.env, ...env }, encoding: 'buffer', maxBuffer: 1 << 28, timeout: 120_000 } as const;
    execFile('docker', words, settings, (error, stdout, stderr) => resolve({ status: error ? 1 : 0, stdout, stderr }));
  });
}
