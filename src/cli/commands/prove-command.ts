import { createHash } from 'node:crypto';
import path from 'node:path/posix';
import type { BuildSecret } from '../../caller-change.ts';
import { buildFacts, type Facts } from '../../facts/index.ts';
import { contextOf } from '../../project/context.ts';
import { withTexts } from '../../project/texts.ts';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import type { Comparison } from '../../prove/compare-builds.ts';
import type { DeclaredBuild } from '../../prove/declared-build.ts';
import type { ReaderComparison, Way } from '../../prove/readers/types.ts';
import { unsearched, verdictOf, withoutControl } from '../../prove/verdict.ts';
import type { Proof } from '../../reporters/proof/proof.ts';
import { proofAsMarkdown } from '../../reporters/proof/proof-markdown.ts';
import { proofRows } from '../../reporters/proof/proof-rows.ts';
import { rowsAsText } from '../../reporters/proof/render.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import { Document } from '../../text/document.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments, ProveCommand } from '../arguments/options.ts';
import { configSource } from '../config/config.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { readInputs } from '../io/inputs.ts';
import { untilSignal } from '../io/interruption.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { shownPath, toSlashes } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { styleOf } from '../io/style.ts';
import type { AbsentBuild } from '../proving/absent.ts';
import type { BuildTraces } from '../proving/builds.ts';
import { type Declared, declaredBuildOf } from '../proving/declared.ts';
import { experiment, type Outcome } from '../proving/experiment.ts';
import { runLint } from './lint-run.ts';

const STATUS = { proved: 0, leaks: 1, lost: 1, differs: 1, 'nothing-proved': 3 } as const;

/**
 * `dockerlint prove [PATH] [-- WORD...]`: builds a Dockerfile twice with docker, in its present state and as `--fix` would change it. Both builds use no cache
 * and made-up secrets. Then searches everything that both builds leave. Changes no file. Returns the exit status: 0 if the fixed build leaves no secret; 1 if
 * it leaves a secret or its image differs; 3 if the result means nothing, because no secret was found in the original build either; 128 plus the number of a
 * signal that ended it.
 */
export async function prove({ options: given, words, real, rewritten, service, markdown }: Omit<ProveCommand, 'kind' | 'image'>, io: Io): Promise<number> {
  if (given.format !== 'text' && given.format !== 'json') throw new UserError('a proof can be reported as text, json or markdown');
  const declared = await declaredBuildOf(given.paths, service, io);
  const options = declared ? { ...given, paths: [declared.dockerfile], context: declared.context } : given;
  const { result, file: found, facts } = await fixedInMemory(options, rewritten, io);
  const file = declared ? withSources(found, declared) : found;
  const shown = shownPath(io.cwd)(file.path);
  const onSignal = (first: boolean): void => complain(io, first ? 'stopping, and removing what the builds left …' : 'still removing what the builds left …');
  return untilSignal(onSignal, async (signal) => {
    const outcome = await experiment({ io, file, result, facts, words, declared, real, signal }).catch((error: unknown) => {
      // the name of a file may hold a value as well
      throw isUserError(error) ? new UserError(visible(error.message, file.lint.values)) : error;
    });
    if (!outcome) {
      complain(io, `${shown} uses no known secret, so there is nothing to search an image for`);
      return 0;
    }
    const proof = proofOf(shown, file, outcome, declared);
    // the search masks its texts itself
    io.stdout.write(
      options.format === 'json'
        ? visible(`${JSON.stringify(proof, undefined, 2)}\n`, [])
        : markdown
          ? proofAsMarkdown(proof)
          : rowsAsText(proof.path, proofRows(proof), styleOf(io, io.stdout, options.color)),
    );
    return STATUS[proof.verdict];
  });
}

interface Fixed {
  readonly result: ProjectResult;
  readonly file: FileResult;
  /** Of the original. */
  readonly facts: Facts;
}

async function fixedInMemory(options: LintArguments, rewritten: string | undefined, io: Io): Promise<Fixed> {
  const shown = shownPath(io.cwd);
  const found = await discover(options.paths, whereabouts(io));
  const other = rewritten === undefined ? undefined : path.resolve(toSlashes(io.cwd), toSlashes(rewritten));
  const inputs = readInputs(
    found.files.filter((one) => one !== other),
    shown,
  );
  const [problem] = [...found.problems, ...inputs.problems];
  if (problem !== undefined) throw new UserError(problem);
  if (inputs.texts.size !== 1) throw new UserError(`prove takes one Dockerfile, not ${inputs.texts.size}: ${[...inputs.texts.keys()].map(shown).join(', ')}`);
  const config = await configSource(
    options,
    found.files.map((dockerfile) => path.dirname(dockerfile)),
    io.cwd,
  );
  const paths = [...inputs.texts.keys()];
  const fix = options.unsafeFixes ? 'unsafe' : 'safe';
  const files = withTexts(diskFiles(whereabouts(io)), inputs.texts);
  const result = await runLint({ files, paths, fix, config, io, everyBuild: true });
  const [file] = result.files;
  if (!file) throw new UserError('no Dockerfile to prove');
  const { engine, settings } = config.configOf(file.path);
  const context = contextOf(files, file.path, { folder: file.context });
  const facts = buildFacts({ dockerfile: parseDockerfile(file.lint.document), engine, context, settings });
  if (other === undefined) return { result, file, facts };
  const text = readRewritten(other, shown);
  // what the text mounts, and where that comes from
  const own = await runLint({ files: withTexts(files, new Map([[file.path, text]])), paths, fix: 'none', config, io, everyBuild: true });
  return { result, file: withRewritten(file, text, own.files[0]), facts };
}

function readRewritten(file: string, shown: (file: string) => string): string {
  const { texts, problems } = readInputs([file], shown);
  const text = texts.get(file);
  if (text === undefined) throw new UserError(`--rewritten ${problems[0] ?? shown(file)}`);
  return text;
}

/** The file as if the fixes had made the text: sources of secrets that they know, and of others what the text itself says. */
function withRewritten(file: FileResult, text: string, own: FileResult | undefined): FileResult {
  const known = file.build?.secrets ?? [];
  const secrets = [...known, ...(own?.build?.secrets ?? []).filter(({ id }) => known.every((one) => one.id !== id))];
  const build = own?.build ?? file.build;
  const { instructions } = parseDockerfile(new Document(file.path, text));
  const declared = new Set(instructions.flatMap((one) => (one.keyword === 'ARG' ? one.entries.map(({ name }) => name) : [])));
  const findings = file.lint.findings.map((one) => (one.instruction === 'ARG' && declared.has(one.name) ? { ...one, fixed: false } : one));
  return { ...file, lint: { ...file.lint, output: text, findings }, build: build && { ...build, secrets } };
}

/** The file with the sources of secrets that the caller of its build names. */
function withSources(file: FileResult, { secrets, context }: DeclaredBuild): FileResult {
  const { build } = file;
  const sourceOf = (id: string): BuildSecret['from'] | undefined => {
    const from = secrets.get(id);
    return from && 'file' in from ? { file: path.relative(context, from.file) } : from;
  };
  return build ? { ...file, build: { ...build, secrets: build.secrets.map((one) => ({ ...one, from: sourceOf(one.id) ?? one.from })) } } : file;
}

function proofOf(shown: string, { lint }: FileResult, outcome: Outcome, declared: Declared | undefined): Proof {
  const { before, after, secrets, expected, fallbacks, mask, left } = outcome;
  const comparison = outcome.comparison && masksIn(outcome.comparison, mask);
  const unread = { before: before?.unread ?? [], after: after.unread };
  const readers = outcome.readers && readersIn(outcome.readers, mask);
  const evidence = {
    before: before?.traces,
    after: after.traces,
    readers: readers?.readers ?? [],
    expected,
    differences: comparison?.differences ?? [],
    unread,
  };
  const unproved = new Set(withoutControl(evidence));
  return {
    version: 1,
    path: shown,
    build: declared ? `${declared.title}${platformOf(declared)}` : outcome.builder === 'docker' ? undefined : `with ${outcome.builder}`,
    verdict: verdictOf(evidence),
    secrets: secrets.map(({ name, isReal }) => ({ name, standIn: !isReal, control: before ? !unproved.has(name) : undefined })),
    before: before && sideOf(before, lint.document.text, mask),
    after: sideOf(after, lint.output, mask),
    readers: readers?.readers,
    unchecked: readers?.unchecked ?? [],
    without: outcome.without && { before: absentIn(outcome.without.before, mask), after: absentIn(outcome.without.after, mask) },
    comparison,
    unsearched: unsearched(evidence).map(({ place, why }) => ({ place: mask(place), why: mask(why) })),
    fallbacks,
    left,
  };
}

const platformOf = ({ platforms }: Declared): string => (platforms.length > 0 ? `, for ${platforms[0]} of ${platforms.join(', ')}` : '');

const MOST_COMMAND = 60;

/** Of a script, its first line. */
function shortCommand(script: string, mask: (text: string) => string): string {
  const [first = ''] = mask(script).trim().split('\n');
  const text = first
    .replace(/\s+/g, ' ')
    .replace(/^RUN (?:--\S+ )+/, 'RUN ')
    .replace(/ ?\\$/, '');
  return text.length > MOST_COMMAND ? `${text.slice(0, MOST_COMMAND - 1)}…` : text;
}

function readersIn({ readers, unchecked }: ReaderComparison, mask: (text: string) => string): ReaderComparison {
  const shown = <One extends { readonly command: string }>(one: One): One => ({ ...one, command: shortCommand(one.command, mask) });
  const waysIn = (ways: readonly Way[]): readonly Way[] => ways.map((way) => ({ ...way, place: mask(way.place) }));
  return { readers: readers.map((one) => ({ ...shown(one), before: waysIn(one.before), after: waysIn(one.after) })), unchecked: unchecked.map(shown) };
}

function absentIn<Absent extends AbsentBuild | undefined>(absent: Absent, mask: (text: string) => string): Absent {
  return absent && { ...absent, step: absent.step === undefined ? undefined : shortCommand(absent.step, mask) };
}

function masksIn({ differences, gone, unstable, same }: Comparison, mask: (text: string) => string): Comparison {
  return { differences: differences.map(mask), gone: gone.map(mask), unstable: unstable.map(mask), same };
}

function sideOf({ traces, image, stages, hasRecord, cache, failure }: BuildTraces, dockerfile: string, mask: (text: string) => string): Proof['after'] {
  return {
    dockerfile: `sha256:${createHash('sha256').update(dockerfile).digest('hex')}`,
    image: image?.id,
    traces: traces.map((trace) => ({ ...trace, place: mask(trace.place) })),
    layers: image?.layers ?? 0,
    files: [...(image?.tree.values() ?? [])].filter(({ type }) => type !== 'directory').length,
    stages,
    record: hasRecord,
    ...(cache ? { cache } : {}),
    ...(failure ? { failed: failure.step === undefined ? 'a step' : mask(failure.step) } : {}),
  };
}
