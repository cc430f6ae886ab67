import type { BuildSecret } from '../../caller-change.ts';
import { fileEffects } from '../../facts/commands/file-effects.ts';
import { normalisePath } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { isUsedByName } from '../../facts/flows/file-container.ts';
import { contextPath, type FileFlow, homeOf } from '../../facts/flows/file-flows.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { bringersOf } from '../../facts/stages/context-bringers.ts';
import type { StageState } from '../../facts/stages/stage-state.ts';
import { runsAfter } from '../../facts/stages/stage-tree.ts';
import { DEFAULT_KEY, NARROWS_AGENT } from '../../knowledge/secrets/ssh-keys.ts';
import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Instruction, Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { keptWith } from '../../text/memo.ts';
import { literalPattern } from '../../text/pattern.ts';
import { removeCommands } from '../edits/command-edit.ts';
import { removeEntries, removeInstruction, removeSources } from '../edits/declaration-edit.ts';
import { keepFolder } from '../edits/kept-folder.ts';
import { makeFix } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import { permissionsFor } from '../edits/permissions.ts';
import { withoutTraces } from '../edits/traces.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Fix, MountedRun, MountSpec } from '../types.ts';
import { isCarriedOn } from '../writes/carried.ts';
import { runtimeCaveats } from '../writes/container-need.ts';
import { fillsAgent } from './agent-commands.ts';
import { type AgentRun, judgeAgentRun, type Key } from './agent-run.ts';
import { idleFolder, speaksOf } from './idle-folder.ts';

/** Whether the client's ssh agent can provide a private key instead of the build, or why not. Undefined for other secrets. */
export type AgentAnswer = { readonly kind: 'fix'; readonly fix: Fix } | { readonly kind: 'impossible'; readonly reason: string };

const AGENT: BuildSecret = { id: 'default', from: { ssh: 'default' }, required: true };

/** The fix of a copied private key by an agent: the key is no longer copied, and commands that log in with it get the socket of the agent. */
export function agentForFile(facts: Facts, flow: FileFlow): AgentAnswer | undefined {
  const path = flow.target;
  if (path === undefined || flow.isFolder || flow.isCarried || flow.verdict === 'runtime' || !DEFAULT_KEY.test(path)) return undefined;
  const [use] = flow.otherUses;
  if (use) return impossible(`${use.instruction.keyword} uses it`);
  if (flow.copy.onbuild) return impossible('the builds that run the ONBUILD would need an agent too');
  if (flow.touches.some((touch) => touch.effect === 'place')) return impossible('a RUN moves the key to its place');
  const runs = new Map(flow.sinks.map((sink) => [sink.run, true]));
  const plan = planRuns(facts, { path, variables: [] }, runs, flow.copy);
  if (plan.kind === 'impossible') return plan;
  const { document } = facts.dockerfile;
  const folder = keepFolder(facts, flow, plan.isSilent);
  const context = contextPath(flow.name);
  // a line in .dockerignore takes it from every other COPY as well
  const isAlone = bringersOf(facts.dockerfile, context).filter(({ below }) => below === '').length === 1 && !flow.alsoCarried.some(isUsedByName);
  return {
    kind: 'fix',
    fix: makeFix({
      title: `Use your ssh agent instead of the key "${flow.name}"`,
      caveats: folder?.caveats ?? [],
      edits: withoutTraces(facts.dockerfile, [
        ...(folder && folder.edits.length > 0 ? folder.edits : removeSources(document, flow.copy, new Set([flow.source]))),
        ...plan.edits,
      ]),
      secrets: [AGENT],
      excluded: isAlone ? [context] : [],
      effects: plan.effects,
      mounts: plan.mounts,
    }),
  };
}

/** The same for a private key from a build argument that a RUN writes to its default path or adds to an agent. */
export function agentForVariable(facts: Facts, flow: VariableFlow, settings: FixSettings): AgentAnswer | undefined {
  const writers = flow.sinks.flatMap(({ run, name }) => keyWrites(facts, run, name).map((path) => ({ run, path })));
  const isAdded = flow.sinks.some(({ run, name }) => goesToAgent(run, name)) || writers.some(({ run, path }) => isAddedFrom(facts, run, path));
  if (!isAdded && !writers.some(({ path }) => DEFAULT_KEY.test(path))) return undefined;
  const [use] = flow.otherUses;
  if (use) return impossible(`${use.instruction.keyword} uses it`);
  if (flow.copies.length > 0) return impossible('it is copied to another variable');
  if (flow.verdict !== 'build' || settings.keepArguments) return undefined;
  if (flow.sources.some((one) => one.onbuild)) return impossible('the builds that run the ONBUILD would need an agent too');
  const paths = [...new Set(writers.map(({ path }) => path))];
  if (paths.length > 1) return impossible('it is written to several files');
  const runs = new Map<Run, boolean>();
  for (const { run } of flow.sinks) runs.set(run, false);
  for (const { run } of writers) for (const later of runsAfter(facts.dockerfile, run)) runs.set(later, false);
  const [path] = paths;
  if (path !== undefined && writers.some(({ run }) => isCarriedOn(facts, run, path) || runtimeCaveats(facts, run, path).length > 0))
    return impossible('the key is also needed outside of these RUNs');
  const plan = planRuns(facts, { path, variables: [flow.name] }, runs, undefined);
  if (plan.kind === 'impossible') return plan;
  const { document } = facts.dockerfile;
  const removals = flow.sources.flatMap((one) => removeEntries(document, one.instruction, new Set([one.entry])));
  return {
    kind: 'fix',
    fix: makeFix({
      title: `Use your ssh agent instead of the key "${flow.name}"`,
      caveats: [],
      edits: withoutTraces(facts.dockerfile, [...removals, ...plan.edits]),
      secrets: [AGENT],
      removedArgs: new Map([[flow.name, AGENT.id]]),
      effects: plan.effects,
      mounts: plan.mounts,
    }),
  };
}

/** Lines for the report of a fix by a secret file: suggests `--ssh-agent`, or, if that was given, says why it cannot be used. */
export function describeAgent(answer: AgentAnswer | undefined, settings: FixSettings): string[] {
  if (answer === undefined) return [];
  if (answer.kind === 'impossible') return settings.sshAgent ? [`cannot use your ssh agent: ${answer.reason}`] : [];
  return settings.sshAgent ? [] : ['alternative: with `--ssh-agent`, your ssh agent provides the key instead of a file (`RUN --mount=type=ssh`)'];
}

/** Indexes of the list members that read the variable. */
function itemsReading(script: Script, name: string): ReadonlySet<number> {
  return new Set(readsOf(script, name).flatMap(({ command }) => (command === undefined ? [] : (script.commands[command]?.item ?? []))));
}

/** Whether a RUN feeds the variable itself to `ssh-add`. */
function goesToAgent({ script }: Run, name: string): boolean {
  if (!script?.ok) return false;
  const filling = agentCommands(script);
  if (filling.length === 0) return false;
  const items = itemsReading(script, name);
  return filling.some((command) => items.has(command.item));
}

/** The commands that add keys to an agent. */
const agentCommands = keptWith(({ commands }: Script) => commands.filter(fillsAgent));

/** Whether a RUN adds the key of a file to an agent. */
function isAddedFrom(facts: Facts, run: Run, path: string): boolean {
  const place = { workdir: facts.states.get(run)?.workdir, home: homeOf(facts.states.get(run)) };
  return run.script !== undefined && agentCommands(run.script).some(({ words }) => words.some((word) => normalisePath(word.value, place) === path));
}

/** The paths to which a RUN writes text made from the variable. */
function keyWrites(facts: Facts, run: Run, name: string): string[] {
  const { script } = run;
  if (!script?.ok) return [];
  const places = placesOf(script, { workdir: facts.states.get(run)?.workdir, home: homeOf(facts.states.get(run)) });
  const items = itemsReading(script, name);
  if (items.size === 0) return [];
  return script.commands.flatMap((command, index) =>
    items.has(command.item)
      ? fileEffects(command).flatMap((one) =>
          (one.effect === 'write' || one.effect === 'append') && one.path !== '/dev/null'
            ? normalisePath(one.path, places[index] ?? { workdir: undefined, home: undefined })
            : [],
        )
      : [],
  );
}

type Plan =
  | {
      readonly kind: 'plan';
      readonly edits: readonly Edit[];
      readonly effects: readonly string[];
      readonly mounts: readonly MountedRun[];
      readonly isSilent: (run: Run) => boolean;
    }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * Plans the edits of all RUNs. `runs`: whether the key exists at the start of each. `copy`: the instruction that copies the key; undefined if a RUN writes it.
 */
function planRuns(facts: Facts, key: Key, runs: ReadonlyMap<Run, boolean>, copy: Instruction | undefined): Plan {
  const { dockerfile } = facts;
  const blocked = narrowed(facts, key, copy);
  if (blocked !== undefined) return impossible(blocked);
  const ordered = [...runs].sort(([a], [b]) => a.range.start - b.range.start);
  const judged = new Map<Run, Extract<AgentRun, { kind: 'possible' }>>();
  for (const [run, atFirst] of ordered) {
    const before = [...judged].filter(([earlier]) => runsAfter(facts.dockerfile, earlier).includes(run)).at(-1)?.[1];
    const one = judgeAgentRun(facts, run, key, before?.after ?? atFirst);
    if (one.kind === 'impossible') return one;
    judged.set(run, one);
  }
  const clients = [...judged].filter(([, one]) => one.client !== undefined);
  if (clients.length === 0) return impossible('no RUN is known to log in with it');
  const removed = new Map([...judged].map(([run, one]) => [run, one.removed]));
  const idle = key.path === undefined ? new Map<Run, readonly ShellCommand[]>() : idleFolder(facts, key.path, removed, copy);
  const edits: Edit[] = [];
  for (const run of new Set([...judged.keys(), ...idle.keys()])) {
    const one = judged.get(run);
    const removal = run.script ? removeCommands(run.script, all(removed, idle, run)) : { kind: 'edits' as const, edits: [] };
    if (removal.kind === 'impossible') return removal;
    if (removal.kind === 'all') {
      edits.push(removeInstruction(dockerfile.document, run));
      continue;
    }
    const mounts: MountSpec[] = one?.client === undefined ? [] : [socketMount(facts.states.get(run))];
    edits.push(...(one?.edits ?? []), ...removal.edits, ...addMounts(dockerfile, run, mounts));
  }
  const lineOf = (run: Run): number => dockerfile.document.positionAt(run.range.start).line;
  return {
    kind: 'plan',
    edits,
    isSilent: (run) => (run.script?.commands ?? []).every((command) => all(removed, idle, run).includes(command) || !speaksOf(command)),
    mounts: clients.map(([run, one]) => ({
      range: run.range,
      name: AGENT.id,
      why: `\`${one.client}\` logs in with it`,
      evidence: { kind: 'known', program: one.client ?? '', at: undefined },
    })),
    effects: [...clients.map(([run, one]) => `mounted in the RUN on line ${lineOf(run)}, where \`${one.client}\` logs in with it`)],
  };
}

function all(removed: ReadonlyMap<Run, readonly ShellCommand[]>, idle: ReadonlyMap<Run, readonly ShellCommand[]>, run: Run): readonly ShellCommand[] {
  return [...(removed.get(run) ?? []), ...(idle.get(run) ?? [])];
}

/** Only root can use the socket of the agent by default; connecting requires write permission. */
function socketMount(state: StageState | undefined): MountSpec {
  const { uid, mode } = permissionsFor(state);
  return { type: 'ssh', id: 'default', ...(uid === undefined ? {} : { uid }), ...(mode === undefined ? {} : { mode: '0666' }), required: true };
}

/**
 * Returns why clients may not get the key from an agent: settings limit the keys that count, or an instruction other than RUN names the key. Undefined if they
 * can.
 */
function narrowed({ dockerfile, context }: Facts, { path }: Key, copy: Instruction | undefined): string | undefined {
  if (NARROWS_AGENT.test(dockerfile.document.text)) return 'IdentitiesOnly or IdentityAgent restricts which keys ssh uses';
  const name = path?.replace(/^.*\//, '');
  const named = name === undefined ? undefined : new RegExp(`(?<![\\w.-])${literalPattern(name)}(?![\\w-]|\\.\\w)`);
  for (const one of dockerfile.instructions) {
    if (one.keyword === 'RUN') continue;
    if (one !== copy && named?.test(one.args.text)) return `${one.keyword} names ${name}`;
    if (one.keyword !== 'COPY' && one.keyword !== 'ADD') continue;
    for (const source of one.sources.filter((word) => isConfiguration(word.value, one.destination?.value ?? ''))) {
      const text = one.from === undefined ? context?.read(source.value.replace(/^(?:\.?\/)+/, '')) : undefined;
      if (text === undefined || NARROWS_AGENT.test(text)) return `${source.value} may restrict which keys ssh uses`;
    }
  }
  return undefined;
}

/** Whether a copied file or folder becomes the configuration of ssh. Source: https://man.openbsd.org/ssh_config.5#FILES */
function isConfiguration(source: string, destination: string): boolean {
  if (/(?:^|\/)ssh_config(?:\.d)?\/?$|(?:^|\/)\.ssh(?:\/(?:config|\*)?)?$/.test(source)) return true;
  return /\/ssh_config$|\.ssh\/config$/.test(destination) || (/(?:^|\/)config$/.test(source) && /\.ssh\/?$/.test(destination));
}

function impossible(reason: string): { readonly kind: 'impossible'; readonly reason: string } {
  return { kind: 'impossible', reason };
}
