import { posix } from 'node:path';
import { deletesIfThere } from '../../facts/commands/file-effects.ts';
import type { Facts } from '../../facts/facts.ts';
import { contextPath, type FileFlow, type FileTouch } from '../../facts/flows/file-flows.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import { isCredentialFolder } from '../../facts/stages/copy-target.ts';
import type { Dockerfile, Mount, Run } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { agentForFile, describeAgent } from '../agent/agent-fix.ts';
import { describeFileReader } from '../container/container-words.ts';
import { removeCommands, removeWord } from '../edits/command-edit.ts';
import { removeInstruction, removeSources } from '../edits/declaration-edit.ts';
import { keepFolder } from '../edits/kept-folder.ts';
import { makeFix, uniqueCaveats } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import { mountedRun } from '../edits/mounted-run.ts';
import { permissionsFor } from '../edits/permissions.ts';
import { withoutTraces } from '../edits/traces.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Caveat, Fix, MountedRun, Mounting, MountSpec } from '../types.ts';
import { secretId } from '../variables/variable-fix.ts';
import { absentCaveats, isAbsent } from './absent-file.ts';
import { folderRemoval } from './folder-removal.ts';
import { leftWriteCaveats } from './left-writes.ts';
import { madeFolderEdits } from './made-folder.ts';
import { repairTogether } from './repair-together.ts';

/**
 * The fix of a copied credential file: it is no longer copied, and every RUN that reads it gets a mount at the same path. Commands that delete it or change its
 * permissions are removed, because they fail on a mounted file. What else brings the file is repaired with it where .dockerignore excludes it.
 */
export function fixFile(facts: Facts, flow: FileFlow, id: string, settings: FixSettings): Fix {
  const agent = agentForFile(facts, flow);
  if (settings.sshAgent && agent?.kind === 'fix') return agent.fix;
  const path = contextPath(flow.file);
  const plan = repairTogether(facts, flow, (one) => repairOf(facts, one, id));
  const { repairs } = plan;
  const caveats = uniqueCaveats([...repairs.flatMap((repair) => repair.caveats), ...plan.caveats]);
  const isMounted = repairs.some((repair) => repair.isMounted);
  const title = isMounted || !flow.isCarried ? `Mount "${flow.name}" as a build secret` : `Keep "${flow.name}" out of the build context`;
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return makeFix({ title, caveats, edits: [] });
  return makeFix({
    title,
    caveats,
    edits: withoutTraces(
      facts.dockerfile,
      repairs.flatMap((repair) => repair.edits),
    ),
    secrets:
      isMounted || !flow.isCarried
        ? [{ id, from: { file: path }, required: !flow.isOptional, ...(isAbsent(facts, flow) ? { absent: true as const } : {}) }]
        : [],
    excluded: plan.isExcluded ? [path] : [],
    needsIgnoring: plan.needsIgnoring,
    mounts: repairs.flatMap((repair) => repair.mounts),
    mountings: repairs.flatMap((repair) => repair.mountings),
    effects: [
      ...new Set(repairs.flatMap((repair) => repair.effects)),
      ...(flow.isCarried ? [`excluded from the image by .dockerignore: ${path}`] : []),
      ...describeAgent(agent, settings),
    ],
  });
}

/** The part of a fix for one COPY of the file. */
interface Repair {
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  readonly effects: readonly string[];
  readonly isMounted: boolean;
  readonly mounts: readonly MountedRun[];
  readonly mountings: readonly Mounting[];
}

function repairOf(facts: Facts, flow: FileFlow, id: string): Repair {
  const { document } = facts.dockerfile;
  const needing = flow.sinks.filter((sink) => sink.certainty !== 'cannot-read');
  const caveats = [...fileCaveats(facts, flow, id, needing), ...leftWriteCaveats(facts, flow)];
  const cleanup = cleanUp(
    facts,
    flow,
    flow.touches.filter((touch) => touch.effect === 'delete' || touch.effect === 'permissions' || touch.effect === 'place'),
    new Set(needing.map((sink) => sink.run)),
  );
  const target = flow.target;
  if (cleanup.kind === 'impossible') caveats.push({ applicability: 'manual', reason: cleanup.reason });
  if (cleanup.kind === 'impossible' || target === undefined) return { caveats, edits: [], effects: [], isMounted: false, mounts: [], mountings: [] };
  const mounted = needing.filter((sink) => !cleanup.emptied.has(sink.run));
  const mountedRuns = new Set(mounted.map(({ run }) => run));
  const isSilent = (run: Run): boolean => cleanup.emptied.has(run) || mountedRuns.has(run);
  const folder = flow.isCarried ? undefined : keepFolder(facts, { ...flow, target: flow.copiedTo }, isSilent);
  const made = mounted.map((sink) => madeFolderEdits(facts, sink.run, target));
  const mountings = mounted.map(({ run }): Mounting => {
    const mounts = [mountFor(facts, flow, run, id, target)];
    return { range: run.range, mounts, prelude: [], edits: addMounts(facts.dockerfile, run, mounts) };
  });
  const removal = flow.isCarried ? [] : removeSources(document, flow.copy, new Set([flow.source]));
  return {
    caveats: [...caveats, ...(folder?.caveats ?? []), ...made.flatMap((one) => one.caveats)],
    edits: [
      ...(folder && folder.edits.length > 0 ? folder.edits : removal),
      ...cleanup.edits,
      ...made.flatMap((one) => one.edits),
      ...mountings.flatMap((mounting) => mounting.edits),
    ],
    effects: mounted.map(
      (sink) =>
        `mounted at ${target} in RUN on line ${document.positionAt(sink.run.range.start).line}: ${sink.certainty === 'reads' ? 'read by' : 'may be read by'} ${sink.reader}`,
    ),
    isMounted: mounted.length > 0,
    mounts: mounted.map(mountedRun),
    mountings,
  };
}

/**
 * The ids of files: their names without the leading dot, with a number if two files share a name, or if a variable has it: `ARG npmrc` beside `COPY .npmrc`.
 */
export function fileIds({ fileFlows: flows, variableFlows, dockerfile }: Facts): ReadonlyMap<FileFlow, string> {
  const ids = new Map<FileFlow, string>();
  const mounts = secretMounts(dockerfile);
  const ofVariables = mounts.flatMap((values) => (values.has('env') ? (values.get('id') ?? values.get('env') ?? []) : []));
  const taken = new Map([...variableFlows.map(({ name }) => secretId(name)), ...ofVariables].map((id) => [id, 'a variable']));
  const known = new Map<string, string>();
  const mounted = new Set(mounts.map((values) => values.get('id')));
  /** For each name, the first number that may be free. */
  const next = new Map<string, number>();
  for (const flow of flows) {
    const named = /[$*?[]/.test(flow.file) ? (flow.target ?? flow.file) : flow.file;
    const base = secretId(posix.basename(named).replace(/^\.+/, '')) || 'file';
    const path = contextPath(flow.file);
    const key = `${base}\n${path}`;
    let number = next.get(base) ?? 1;
    let id = known.get(key) ?? numbered(base, number);
    // a number only tells files apart, so one that is mounted already is another file's
    while ((taken.has(id) && taken.get(id) !== path) || (number > 1 && mounted.has(id))) id = numbered(base, ++number);
    next.set(base, number);
    known.set(key, id);
    taken.set(id, path);
    ids.set(flow, id);
  }
  return ids;
}

/** The options of all secret mounts. */
function secretMounts({ instructions }: Dockerfile): readonly Mount['values'][] {
  const mounts = instructions.flatMap((one) => (one.keyword === 'RUN' ? one.mounts : []));
  return mounts.flatMap(({ type, values }) => (type === 'secret' ? values : []));
}

function numbered(base: string, number: number): string {
  return number === 1 ? base : `${base}_${number}`;
}

function mountFor(facts: Facts, flow: FileFlow, run: Run, id: string, target: string): MountSpec {
  return { type: 'secret', id, target, ...permissionsFor(facts.states.get(run), ownerOf(flow)), required: !flow.isOptional };
}

/** The owner of the file by `--chown`. */
function ownerOf({ copy }: FileFlow): string | undefined {
  return copy.flags.find((flag) => flag.name === 'chown')?.value?.replace(/:.*$/, '');
}

function fileCaveats(facts: Facts, flow: FileFlow, id: string, needing: readonly Sink[]): Caveat[] {
  const caveats: Caveat[] = [];
  const lineOf = (offset: number): number => facts.dockerfile.document.positionAt(offset).line;
  if (flow.verdict === 'runtime')
    caveats.push({ applicability: 'manual', reason: 'the container reads it, and a build secret does not reach the container: mount it at run time' });
  else if (needing.length === 0 && flow.isCarried) {
    if (flow.container.kind !== 'none')
      caveats.push({ applicability: 'unsafe', reason: `no RUN is known to read it, and ${describeFileReader(flow.container)}` });
  } else if (needing.length === 0 && flow.takes !== 'pattern')
    caveats.push({ applicability: 'manual', reason: 'its reader is not known: if the container reads it, mount it at run time; otherwise remove the COPY' });
  else caveats.push(...containerCaveats(flow));
  if (flow.isFolder)
    caveats.push({
      applicability: 'manual',
      reason: `a folder cannot be a secret: mount the file with the credential${flow.target === undefined || !isCredentialFolder(flow.file) ? '' : `, e.g. target=${flow.target}`}, and copy only the other files`,
    });
  else if (flow.takes === 'pattern')
    caveats.push({
      applicability: 'manual',
      reason: `"${flow.name}" may match several files, and each needs its own secret: copy or mount them by name`,
    });
  else if (flow.target === undefined) caveats.push({ applicability: 'manual', reason: 'its path in the image cannot be determined from the Dockerfile' });
  if (flow.takes === 'others')
    caveats.push({
      applicability: 'manual',
      reason: `"${flow.name}" may match other files as well: copy those by name, and mount "${posix.basename(flow.file)}" where it is read`,
    });
  if (/^~/.test(flow.copy.destination?.value ?? ''))
    caveats.push({ applicability: 'manual', reason: 'COPY does not expand `~` in a destination: write the full path' });
  if (flow.name.includes('$'))
    caveats.push({
      applicability: 'manual',
      reason: `a variable names the file: pass that file to the build as a secret, and mount it at ${flow.target ?? 'its path'}`,
    });
  for (const use of flow.otherUses) caveats.push({ applicability: 'manual', reason: `${use.instruction.keyword} on line ${lineOf(use.range.start)} uses it` });
  for (const { run, isUnclear } of flow.sinks) {
    if (isUnclear) caveats.push({ applicability: 'unsafe', reason: `the RUN on line ${lineOf(run.range.start)} names it in a way that cannot be followed` });
  }
  for (const touch of flow.touches) {
    if (touch.effect === 'write')
      caveats.push({
        applicability: 'manual',
        reason: `\`${touch.command.name}\` on line ${lineOf(touch.command.range.start)} writes to it, and a mounted secret is read-only`,
      });
    if (touch.effect === 'copy')
      caveats.push({ applicability: 'manual', reason: `\`${touch.command.name}\` on line ${lineOf(touch.command.range.start)} copies it into the image` });
  }
  caveats.push(...absentCaveats(facts, flow, id));
  if (flow.copy.onbuild) caveats.push({ applicability: 'unsafe', reason: 'ONBUILD: every build that starts from this image must then pass the secret' });
  return caveats;
}

/** Caveats if a container may need the file. Manual if in addition no command of the build is known to read it: a person must then say who reads it. */
function containerCaveats({ container, strangeTool, sinks, name }: FileFlow): Caveat[] {
  if (container.kind !== 'may-read') return [];
  const isTold = sinks.some((sink) => sink.certainty === 'reads' && sink.named);
  if (isTold || strangeTool === undefined) return [{ applicability: 'unsafe', reason: describeFileReader(container) }];
  return [
    {
      applicability: 'manual',
      reason: `"${posix.basename(name)}" is for ${strangeTool}, and no command of the build is known to run it with this file, and ${describeFileReader(container)}: decide which of them needs it`,
    },
  ];
}

type CleanUp =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly emptied: ReadonlySet<Run> }
  | { readonly kind: 'impossible'; readonly reason: string };

/** Removes commands that delete the file or change its permissions. Commands on its whole folder, which fail if the file is mounted inside, are changed if possible. */
function cleanUp(facts: Facts, flow: FileFlow, given: readonly FileTouch[], mounted: ReadonlySet<Run>): CleanUp {
  const edits: Edit[] = [];
  const all: FileTouch[] = [];
  let onFolder: FileTouch | undefined;
  for (const touch of given) {
    const removal = touch.words.length === 0 && mounted.has(touch.run) ? folderRemoval(facts, flow, touch) : { touch };
    if (!removal) onFolder ??= touch;
    else if ('edits' in removal) edits.push(...removal.edits);
    else all.push(removal.touch);
  }
  if (onFolder) return { kind: 'impossible', reason: `\`${onFolder.command.name}\` works on the folder in which the file is mounted, and would fail there` };
  const onOthers = all.find(
    (touch) => touch.cover !== 'this' && (mounted.has(touch.run) || touch.cover === 'braces' || (touch.cover === 'perhaps' && !isForced(touch))),
  );
  if (onOthers) return { kind: 'impossible', reason: reasonOfPattern(onOthers, mounted.has(onOthers.run)) };
  // commands with a pattern stay: they work on the other files even if this one is missing
  const touches = all.filter((touch) => touch.words.length > 0).flatMap((touch) => (touch.cover === 'this' ? [touch] : withoutPatterns(touch)));
  const emptied = new Set<Run>();
  for (const run of new Set(touches.map((touch) => touch.run))) {
    const ofRun = touches.filter((touch) => touch.run === run);
    const { script } = run;
    if (!script?.ok) return { kind: 'impossible', reason: 'a RUN that deletes it cannot be parsed' };
    for (const touch of ofRun.filter((one) => one.others)) {
      for (const word of touch.words) {
        const edit = removeWord(touch.command, word);
        if (!edit) return { kind: 'impossible', reason: `the arguments of \`${touch.command.name}\`, which deletes or changes it, cannot be edited` };
        edits.push(edit);
      }
    }
    const removal = removeCommands(
      script,
      ofRun.filter((one) => !one.others).map((one) => one.command),
    );
    if (removal.kind === 'impossible') return removal;
    if (removal.kind === 'edits') edits.push(...removal.edits);
    else {
      emptied.add(run);
      edits.push(removeInstruction(facts.dockerfile.document, run));
    }
  }
  return { kind: 'edits', edits, emptied };
}

/** The command without its words for this file alone; words with a pattern stay. */
function withoutPatterns(touch: FileTouch): FileTouch[] {
  const words = touch.words.filter((at) => !/[*?[]/.test(touch.command.words[at]?.value ?? ''));
  return words.length > 0 ? [{ ...touch, words, others: true }] : [];
}

/** Whether the command succeeds if its pattern matches nothing: `rm -f`. */
function isForced({ command }: FileTouch): boolean {
  return deletesIfThere(command);
}

function reasonOfPattern({ command, cover }: FileTouch, isMounted: boolean): string {
  if (cover === 'braces') return `\`${command.name}\` names it in a brace pattern together with other files`;
  const which = cover === 'others' ? 'works on other files as well' : 'may work on other files as well';
  return `\`${command.name}\` ${which}, ${isMounted ? 'and would fail on a mounted one' : 'and would fail without it'}`;
}
