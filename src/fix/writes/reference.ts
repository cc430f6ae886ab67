import { type CommandReading, readersOf } from '../../facts/commands/command-readers.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import type { Persisted } from '../../facts/commands/layer-writes.ts';
import { inRootHome, normalisePath } from '../../facts/commands/paths.ts';
import { clearedCommands, losesVariable, placesOf } from '../../facts/commands/places.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import { baseImageOf } from '../../facts/stages/container.ts';
import { firstStageOf } from '../../facts/stages/stage-tree.ts';
import { KEEPS_TEXT } from '../../knowledge/shell/commands.ts';
import type { ExpandedFile } from '../../knowledge/tool.ts';
import { expandedFiles, isOfflineCommand, isStrict, mayBeStrict, outputOf, referenceStoresOf, seekersOf } from '../../knowledge/tools/index.ts';
import { encode } from '../../syntax/joined-text.ts';
import { indexOfCommand } from '../../syntax/shell/script-reads.ts';
import type { Dockerfile, Run, Script, ShellCommand, VariableRead } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { keptWith } from '../../text/memo.ts';
import { strictStart } from '../container/container-start.ts';
import { absenceOf } from '../edits/absence.ts';
import { startsLine } from './bare-value.ts';
import { runsElsewhere } from './carried.ts';
import { runtimeCaveats } from './container-need.ts';
import { placeOf } from './credential.ts';
import { type RunUse, useOf } from './readers.ts';
import type { LaterNeed, WriteContext, WriteRecipe, WriteRewrite } from './types.ts';

/** Options that print a version or help, for which no settings are needed. */
const ONLY_TELLS = /^(?:--?v(?:ersion)?|--?h(?:elp)?|-V)$/;

/** Recipe: writes `${NAME}` into the file instead of the value, if every tool that reads the file expands it and accepts an unset variable. */
export const keepReference: WriteRecipe = { name: 'reference', rewrite: (context, writes) => rewriteOne(context, writes, true) };

/** The same recipe with a caveat, if it may fail in some versions of the tool. */
export const keepReferenceAnyway: WriteRecipe = { name: 'reference, with a caveat', rewrite: (context, writes) => rewriteOne(context, writes, false) };

function rewriteOne(context: WriteContext, writes: readonly Persisted[], onlySafe: boolean): WriteRewrite | undefined {
  if (!context.script.ok) return undefined;
  for (const write of writes) {
    const expanded = expandedBy(write);
    const reads = expanded && readsOf(context, write);
    if (!expanded || !reads || isFilledIn(context, write, expanded.file) || isHidden(context, write, expanded.file)) continue;
    const caveats = caveatsOf(context, write, expanded);
    if (onlySafe && caveats.length > 0) continue;
    const writer = indexOfCommand(context.script, write.command);
    const own = context.script.commands.filter((_, index) => feeds(context, index, writer));
    return {
      writes: [write],
      edits: reads.map((read) => ({ range: read.range, text: encode(context.script.source, expanded.written(read.name)) }) satisfies Edit),
      removed: [],
      prelude: [],
      cleanup: [],
      satisfied: own,
      later: readersNeed(context, write, expanded),
      caveats,
      effects: [`${write.where} keeps a reference to "${write.secret}" instead of the value`],
    };
  }
  return undefined;
}

interface Expanded {
  readonly file: ExpandedFile;
  /** How to write the reference in shell text, inside or outside of double quotes. */
  readonly written: (name: string) => string;
}

function expandedBy(write: Persisted): Expanded | undefined {
  const { program, args } = commandInvocation(write.command);
  const settings = referenceStoresOf(program)[0];
  const isOwn = settings ? settings.arguments.test(args.join(' ')) : KEEPS_TEXT.has(program);
  const file = isOwn ? expandedFiles().find((one) => one.path.test(settings?.file ?? write.where)) : undefined;
  // printf reads % as a directive
  if (!file || (outputOf(program, '') === 'format' && file.reference.includes('%'))) return undefined;
  return { file, written: (name) => file.reference.replace('NAME', name).replaceAll('$', '\\$') };
}

/** The variable reads whose value is written to the file; undefined if one of them cannot become a reference. */
function readsOf(context: WriteContext, write: Persisted): readonly VariableRead[] | undefined {
  const { script, names } = context;
  const index = indexOfCommand(script, write.command);
  const reads = script.reads.filter((read) => names.has(read.name) && read.command !== undefined && feeds(context, read.command, index));
  const stays = (read: VariableRead): boolean =>
    read.operator === '' &&
    read.editable &&
    (read.place === 'word' || read.place === 'heredoc') &&
    !script.writes.has(read.name) &&
    !startsLine(script.commands[read.command ?? -1], read);
  return reads.length > 0 && reads.every(stays) && reads.some((read) => read.name === write.secret) ? reads : undefined;
}

/** Whether a command is the writing one, or stands before it in the same pipeline and passes text on. */
function feeds(context: WriteContext, command: number, writer: number): boolean {
  if (command === writer) return true;
  const one = context.script.commands[command];
  const other = context.script.commands[writer];
  return (
    one !== undefined &&
    other !== undefined &&
    one.item === other.item &&
    one.pipeline.length > 1 &&
    one.pipeline.length === other.pipeline.length &&
    one.pipeline.index < other.pipeline.index &&
    KEEPS_TEXT.has(one.name)
  );
}

/**
 * Every later RUN that starts a tool of the file needs the variable, as long as the file exists: some tools fail if a reference cannot be expanded. Excluded
 * are commands that need no login, of tools that accept an unset variable.
 */
function readersNeed(context: WriteContext, write: Persisted, expanded: Expanded): readonly LaterNeed[] {
  const image = baseImageOf(context.facts.dockerfile, context.run);
  const path = pathOf(context, write);
  const names = new Map([[write.secret, absenceOf({ run: context.run, name: write.secret, certainty: 'reads', named: true, reader: '' })]]);
  return [...untilDeleted(context, write), ...runsAfterCarrying(context, write)].flatMap((run) => {
    const command = askingCommand(context, { path, file: expanded.file, image }, run);
    return command ? [{ run, prelude: [], cleanup: [], names, reader: command.words[0]?.value ?? '' }] : [];
  });
}

/** Whether a command that needs the login does not get the variable: `sudo npm ci`. */
function isHidden(context: WriteContext, write: Persisted, file: ExpandedFile): boolean {
  const { dockerfile } = context.facts;
  const hiding = hidingRuns(dockerfile).filter((run) => run === context.run || context.later.includes(run) || runsAfterCarrying(context, write).includes(run));
  if (hiding.length === 0) return false;
  const reached = new Set([context.run, ...untilDeleted(context, write), ...runsAfterCarrying(context, write)]);
  const image = imageOf(context);
  const isLost = (script: Script, command: ShellCommand): boolean => losesVariable(script, command, write.secret) && isAsking(command, file, image);
  return hiding.some((run) => reached.has(run) && run.script?.commands.some((command) => run.script && isLost(run.script, command)));
}

/** The RUNs in which a command lacks variables of the script around it. */
const hidingRuns = keptWith(({ instructions }: Dockerfile): readonly Run[] =>
  instructions.filter((one): one is Run => one.keyword === 'RUN' && one.script !== undefined && clearedCommands(one.script).length > 0),
);

/** A settings file that keeps a reference, in an image. */
interface Referring {
  /** undefined where it is not known. */
  readonly path: string | undefined;
  readonly file: ExpandedFile;
  readonly image: string;
}

/** The first command of a RUN that starts a tool of the file and may need the login. */
function askingCommand(context: WriteContext, { path, file, image }: Referring, run: Run): ShellCommand | undefined {
  const known = ASKING.get(run)?.find((one) => one.file === file && one.image === image && one.path === path);
  if (known) return known.command;
  const command = run.script?.commands.find((one) => isAsking(one, file, image) && !isSeenWithout(context, run, one, { path, image }));
  ASKING.set(run, [...(ASKING.get(run) ?? []), { file, image, path, command }]);
  return command;
}

/** Whether all that a command executes can be seen, and nothing of it logs in with the file, or fails where the reference cannot be expanded. */
function isSeenWithout(
  { facts }: WriteContext,
  run: Run,
  command: ShellCommand,
  { path, image }: { readonly path: string | undefined; readonly image: string },
): boolean {
  const { program, words } = commandInvocation(command);
  if (path === undefined || mayBeStrict(program, image)) return false;
  const place = inRootHome(path);
  return seekersOf(place) !== undefined && !facts.mayAsk(run, words, place);
}

/** Whether a command starts a tool of the file and may need the login. */
function isAsking(command: ShellCommand, file: ExpandedFile, image: string): boolean {
  if (!starts(command, file.programs) || ONLY_TELLS.test(command.words[1]?.value ?? '')) return false;
  const { program, args } = commandInvocation(command);
  return isStrict(program, image) || !isOfflineCommand(program, args.join(' '));
}

/** Cached, because every write needs it of all later RUNs. */
const ASKING = new WeakMap<
  Run,
  readonly { readonly file: ExpandedFile; readonly image: string; readonly path: string | undefined; readonly command: ShellCommand | undefined }[]
>();

/** The later RUNs, up to and including the first that certainly deletes the file. */
function untilDeleted(context: WriteContext, write: Persisted): readonly Run[] {
  const { facts } = context;
  const path = pathOf(context, write);
  const end = path === undefined ? -1 : context.later.findIndex((run) => deletesFor(run, useOf(facts, run, path)));
  return end < 0 ? context.later : context.later.slice(0, end + 1);
}

/** Whether a RUN that succeeds has certainly deleted the file. */
function deletesFor({ script }: Run, { deletes }: RunUse): boolean {
  const isChain = script?.items.every((item) => item.operator === '' || item.operator === '&&') ?? false;
  return deletes.some(({ command, folder }) => !folder && command.within.length === 0 && (isChain || command.item === (script?.items.length ?? 0) - 1));
}

/** RUNs of other stages after a COPY of the file. */
function runsAfterCarrying(context: WriteContext, write: Persisted): readonly Run[] {
  const path = pathOf(context, write);
  return path === undefined ? [] : runsElsewhere(context.facts, context.run, path);
}

/** The path of the file that a command writes, as far as it is known. */
function pathOf({ facts, run, script }: WriteContext, write: Persisted): string | undefined {
  const place = placesOf(script, placeOf({ facts, run }))[indexOfCommand(script, write.command)];
  return place && normalisePath(write.where, place);
}

function starts(command: ShellCommand, programs: readonly string[]): boolean {
  return programs.includes(commandInvocation(command).program);
}

function caveatsOf(context: WriteContext, write: Persisted, expanded: Expanded): WriteRewrite['caveats'] {
  const { file } = expanded;
  const runs: readonly Run[] = [context.run, ...context.later];
  const unsafe = (reason: string): WriteRewrite['caveats'] => [{ applicability: 'unsafe', reason }];
  for (const program of file.unless ?? []) {
    if (runs.some((run) => run.script?.commands.some((command) => starts(command, [program.name])))) return unsafe(program.reason);
  }
  const what = strictStart(context.facts.dockerfile, file, imageOf(context));
  if (what !== undefined) return unsafe(`${what} will not start in the container, because ${write.where} refers to a variable that is not set there`);
  if (!isInFinalImage(context.facts.dockerfile, context.run)) return [];
  const path = pathOf(context, write);
  const needed = path === undefined ? [] : runtimeCaveats(context.facts, context.run, path);
  if (needed.length > 0) return unsafe(`the container may log in with ${write.where}, which refers to a variable that is not set there`);
  if (file.isEnvironment)
    return unsafe(`programs in the container also get "${write.secret}" from ${write.where}: if they need it, pass it with \`docker run -e ${write.secret}\``);
  if (!isUsedInBuild(context, write))
    return unsafe(`nothing in this build uses ${write.where}: if the container or a later build does, "${write.secret}" must be set there`);
  return [];
}

/** Whether a command of a tool rewrites the file with the value in place of the reference, so that the layer would contain the secret. */
function isFilledIn(context: WriteContext, write: Persisted, { filled = [] }: ExpandedFile): boolean {
  const image = imageOf(context);
  const rows = filled.filter((row) => row.image?.test(image) ?? true);
  const runs = [context.run, ...context.later, ...runsAfterCarrying(context, write)];
  const isRewrite = (command: ShellCommand): boolean => {
    const args = commandInvocation(command).args.join(' ');
    return rows.some((row) => starts(command, row.programs) && row.arguments.test(args));
  };
  return rows.length > 0 && runs.some(({ script }) => script?.commands.some(isRewrite));
}

/** The base image of the RUN's stage, through parent stages. */
function imageOf({ facts, run }: WriteContext): string {
  const stage = facts.dockerfile.stages[run.stage ?? 0];
  return stage ? firstStageOf(stage).from.image.value : '';
}

/** Whether a command after the writing one may read the file: a tool of the file, or an unknown program. */
function isUsedInBuild(context: WriteContext, write: Persisted): boolean {
  const isUse = ({ command, certainty }: CommandReading): boolean => command !== write.command && (certainty === 'known-reader' || certainty === 'may-read');
  const runs = [context.run, ...context.later, ...runsAfterCarrying(context, write)];
  return runs.some(({ script }) => !script?.ok || readersOf(script, write.secret).some(isUse));
}
