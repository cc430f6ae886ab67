import type { BuildSecret } from '../../caller-change.ts';
import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Arg, Env } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { type AddressRepair, credentialOf, repairAddress } from '../addresses/address-repair.ts';
import { agentForVariable, describeAgent } from '../agent/agent-fix.ts';
import { containerEnv } from '../container/container-environment.ts';
import { appendCommands } from '../edits/command-edit.ts';
import { removeEntries } from '../edits/declaration-edit.ts';
import { makeFix, uniqueCaveats } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import { mountedRun, unseenReadersLine } from '../edits/mounted-run.ts';
import { withoutTraces } from '../edits/traces.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Caveat, Fix, MountedRun, Mounting, MountSpec } from '../types.ts';
import type { WritePlan } from '../writes/rewrite-writes.ts';
import { declarationCaveats, hasLiteral } from './declaration-caveats.ts';
import { flowsOfPlace, leftWrites, writesOfFlows } from './flow-writes.ts';
import { keepsArgument } from './kept-argument.ts';
import { publishedCaveats } from './published.ts';
import { goneFrom, statementsOf, variableNeeds } from './run-needs.ts';
import { type Form, planRun, type RunPlan } from './run-plan.ts';
import { secretEnvSupport } from './secret-env.ts';

/**
 * The fix of a secret variable: removes its declarations, and mounts the secret under the same names in every RUN that may read it. Commands stay, except those
 * that would write the secret into a layer. Secrets written to the same place (two logins of one tool, the two keys of a profile) are fixed together, because
 * undoing one write may undo all.
 *
 *     before  ARG NPM_TOKEN
 *             RUN npm ci
 *     after   RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci
 */
export function fixVariable(facts: Facts, flow: VariableFlow, settings: FixSettings): Fix {
  return fixOfFlow(settings)(flow, facts);
}

/** Cached, because all declarations of a flow share the fix. */
const fixOfFlow = keptWith((settings: FixSettings) => keptWith((flow: VariableFlow, facts: Facts) => makeVariableFix(facts, flow, settings)));

function makeVariableFix(facts: Facts, flow: VariableFlow, settings: FixSettings): Fix {
  const agent = agentForVariable(facts, flow, settings);
  if (settings.sshAgent && agent?.kind === 'fix') return agent.fix;
  const fix = fixOfFlows(settings)(flowsOfPlace(facts, flow), facts);
  const told = fix.applicability === 'manual' ? [] : describeAgent(agent, settings);
  return told.length === 0 ? fix : { ...fix, effects: [...fix.effects, ...told] };
}

/** Cached, because each flow of the list asks for it. */
const fixOfFlows = keptWith((settings: FixSettings) => keptWith((flows: readonly VariableFlow[], facts: Facts) => makeFixOfFlows(facts, flows, settings)));

function makeFixOfFlows(facts: Facts, flows: readonly VariableFlow[], settings: FixSettings): Fix {
  const written = writesOfFlows(flows, facts);
  const support = secretEnvSupport(facts.dockerfile, facts.engine);
  const form: Form = support.supported ? 'env' : 'file';
  const repairs = flows.map((each) =>
    repairOf({ facts, flow: each, isKept: keepsArgument(each, settings), without: settings.unpassed.get(each.name), form, written }),
  );
  const rewrites = [...written.rewrites.values()].flat();
  const caveats = uniqueCaveats([
    ...repairs.flatMap((repair) => repair.caveats),
    ...rewrites.flatMap((rewrite) => rewrite.caveats),
    ...leftWrites(facts, flows, rewrites),
    ...flows.flatMap((each) => publishedCaveats(facts, each)),
  ]);
  const title = titleOf(repairs);
  // a person must make a manual fix: it has no edits to apply
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return makeFix({ title, caveats, edits: [] });
  const mounts = repairs.flatMap((repair) => repair.mounts);
  const mountings = mountingsOf(facts, repairs, written);
  return makeFix({
    title,
    caveats,
    edits: editsOf(facts, { repairs, written, mountings, support: support.supported ? support.edits : [] }),
    mountings,
    secrets: repairs.flatMap((repair) => repair.secrets),
    removedArgs: new Map(repairs.flatMap((repair) => repair.removedArgs)),
    containerEnv: new Map(repairs.flatMap((repair) => [...repair.containerEnv])),
    effects: [
      ...new Set([...repairs.flatMap((repair) => repair.effects), ...rewrites.flatMap((rewrite) => rewrite.effects)]),
      ...unseenReadersLine(facts, mounts),
    ],
    mounts,
  });
}

interface FixParts {
  readonly repairs: readonly Repair[];
  readonly written: WritePlan;
  readonly mountings: readonly Mounting[];
  /** The edits by which the engine takes secrets as variables. */
  readonly support: readonly Edit[];
}

/** All edits of a fix, in no order: what the engine needs, declarations that go, writes, addresses, mounts, and what is cleaned up. */
function editsOf(facts: Facts, { repairs, written, mountings, support }: FixParts): readonly Edit[] {
  const usesEnv = repairs.some(({ plans }) => plans.some((plan) => plan.mounts.some((mount) => mount.env !== undefined)));
  const removed = repairs.flatMap((repair) => repair.removed);
  return withoutTraces(facts.dockerfile, [
    ...(usesEnv ? support : []),
    ...removeDeclarations(facts, removed),
    ...written.edits,
    ...repairs.flatMap((repair) => repair.addresses.flatMap((address) => address.edits)),
    ...mountings.flatMap((mounting) => mounting.edits),
    ...cleanups(facts, written),
  ]);
}

/** The part of a fix for one flow. */
interface Repair {
  readonly flow: VariableFlow;
  readonly plans: readonly RunPlan[];
  readonly addresses: readonly AddressRepair[];
  readonly caveats: readonly Caveat[];
  readonly removed: readonly Declaration[];
  readonly secrets: readonly BuildSecret[];
  readonly removedArgs: readonly (readonly [name: string, id: string | undefined])[];
  readonly containerEnv: ReadonlyMap<string, string | undefined>;
  readonly effects: readonly string[];
  readonly isMounted: boolean;
  readonly mounts: readonly MountedRun[];
}

interface FlowToRepair {
  readonly facts: Facts;
  readonly flow: VariableFlow;
  readonly isKept: boolean;
  /** File and line of a caller that builds without the value. */
  readonly without: string | undefined;
  readonly form: Form;
  readonly written: WritePlan;
}

/** The id under which a RUN already mounts the secret in its variable: the argument beside it is the same value once more. */
function mountedId({ name, sinks }: VariableFlow): string | undefined {
  const mounts = sinks.flatMap(({ run }) => run.mounts.filter(({ type, values }) => type === 'secret' && values.has('env')));
  const idOf = ({ values }: (typeof mounts)[number]): string => values.get('id') ?? values.get('env') ?? '';
  const [id, ...others] = new Set(mounts.filter(({ values }) => values.get('env') === name).map(idOf));
  const isShared = mounts.some((mount) => idOf(mount) === id && mount.values.get('env') !== name);
  return others.length > 0 || isShared || id?.includes('$') ? undefined : id;
}

function repairOf(given: FlowToRepair): Repair {
  const { facts, flow, isKept, without, written } = given;
  const addresses = [...new Set(flow.otherUses.flatMap((use) => credentialOf(facts, flow, use) ?? []))].map((one) => repairAddress(facts, one, flow.name));
  // BuildKit looks for the login of an address under a fixed id: if that secret has the same value, the RUNs use this id too
  const same = addresses.filter(({ secret }) => 'env' in secret.from && secret.from.made === undefined);
  const id = same[0]?.secret.id ?? mountedId(flow) ?? secretId(flow.name);
  const needs = variableNeeds(flow, written);
  const plans = plansOf(given, needs, id);
  const isMounted = plans.some((plan) => plan.mounts.length > 0);
  const isRequired = same.length > 0 || plans.some((plan) => plan.required);
  const removed = isKept ? [] : [...flow.sources, ...flow.copies];
  const replacement = isMounted || same.length > 0 ? id : undefined;
  const isOptionalFor = isMounted && !isRequired ? without : undefined;
  return {
    flow,
    plans,
    addresses,
    isMounted,
    mounts: plans.flatMap((plan) => (plan.mounts.length > 0 ? (needs.get(plan.run)?.sinks ?? []).map(mountedRun) : [])),
    removed,
    caveats: [
      ...declarationCaveats(facts, flow, isKept),
      ...addresses.flatMap((repair) => repair.caveats),
      ...severalHosts(same),
      ...plans.flatMap((plan) => plan.caveats),
    ],
    secrets: [
      ...(isMounted ? [{ id, from: { env: flow.name }, required: isRequired }] : []),
      ...addresses.map((repair) => repair.secret).filter((secret) => !isMounted || secret.id !== id),
    ],
    removedArgs: removedArguments(removed, flow.name, replacement),
    containerEnv: isKept ? new Map() : containerEnv(facts, flow),
    effects: [
      ...effects(facts, flow, plans),
      ...(isOptionalFor === undefined ? [] : [`the secret is optional, because ${isOptionalFor} builds without it`]),
      ...addresses.map((repair) => repair.effect),
    ],
  };
}

/** A plan for each RUN that needs the secret. */
function plansOf({ facts, flow, isKept, without, form, written }: FlowToRepair, needs: ReturnType<typeof variableNeeds>, id: string): readonly RunPlan[] {
  const isUnpassed = without !== undefined;
  return [...needs].map(([run, { sinks, absences }]) =>
    planRun({ facts, flow, run, isKept, form, id, sinks, absences, gone: goneFrom(written, run), isUnpassed }),
  );
}

/** The build arguments that are no longer taken, each with the secret that takes its place: that of the flow for its own name, none for a copy of it. */
function removedArguments(removed: readonly Declaration[], name: string, replacement: string | undefined): Repair['removedArgs'] {
  return removed.flatMap((one) => (one.instruction.keyword === 'ARG' ? [[one.name, one.name === name ? replacement : undefined] as const] : []));
}

function titleOf(repairs: readonly Repair[]): string {
  const [first] = repairs;
  const names = repairs.map(({ flow }) => `"${flow.name}"`);
  if (repairs.length > 1) return `Mount ${names.slice(0, -1).join(', ')} and ${names.at(-1)} as build secrets`;
  if (first && !first.isMounted && first.containerEnv.size > 0) return `Let the container get ${names[0]} at run time`;
  if (first?.isMounted) return `Mount ${names[0]} as a build secret`;
  return first && first.addresses.length > 0 ? `Pass ${names[0]} as a build secret` : `Remove ${names[0]}, which nothing reads`;
}

/** The mounts of each RUN, and the statements before its commands. */
function mountingsOf(facts: Facts, repairs: readonly Repair[], written: WritePlan): readonly Mounting[] {
  const statements = statementsOf(written);
  const plans = groupBy(
    repairs.flatMap((repair) => repair.plans),
    ({ run }) => run,
  );
  const runs = new Set([...plans.keys(), ...statements.keys()]);
  return [...runs].map((run): Mounting => {
    const ofRun = plans.get(run) ?? [];
    const mounts = alikeRequired(ofRun.flatMap((plan) => plan.mounts));
    const prelude = [...ofRun.flatMap((plan) => plan.prelude), ...(statements.get(run)?.prelude ?? [])];
    return { range: run.range, mounts, prelude, edits: addMounts(facts.dockerfile, run, mounts, prelude) };
  });
}

/** The mounts of one RUN: one that requires a secret makes the others of the same secret require it as well. */
function alikeRequired(mounts: readonly MountSpec[]): readonly MountSpec[] {
  const required = new Set(mounts.flatMap((mount) => (mount.required ? [mount.id] : [])));
  return mounts.map((mount) => (required.has(mount.id) ? { ...mount, required: true } : mount));
}

/** The statements after the commands of each RUN. */
function cleanups(facts: Facts, written: WritePlan): readonly Edit[] {
  return [...statementsOf(written)].flatMap(([run, { cleanup }]) => (cleanup.length > 0 ? (appendCommands(facts.dockerfile, run, cleanup) ?? []) : []));
}

/** Makes an id from a name: ASCII, and never a path. Source: https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/split_command.go */
export function secretId(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, '_');
}

/**
 * A caveat if several ids need the same value: each caller must then pass one variable under all of them, but a removed build argument tells the source of only
 * one.
 */
function severalHosts(addresses: readonly AddressRepair[]): Caveat[] {
  const ids = [...new Set(addresses.map((repair) => repair.secret.id))];
  return ids.length > 1 ? [{ applicability: 'unsafe', reason: `each build must pass the same value as ${ids.join(' and ')}` }] : [];
}

function removeDeclarations(facts: Facts, declarations: readonly Declaration[]): Edit[] {
  const entries = new Map<Arg | Env, Set<number>>();
  for (const { instruction, entry } of declarations) entries.set(instruction, (entries.get(instruction) ?? new Set()).add(entry));
  return [...entries].flatMap(([instruction, removed]) => removeEntries(facts.dockerfile.document, instruction, removed));
}

const REPLACE_VALUE = 'rotate the value: anyone who has the file or an image knows it';

function effects(facts: Facts, flow: VariableFlow, plans: readonly RunPlan[]): string[] {
  const mounted = plans.filter((plan) => plan.mounts.length > 0);
  const withMount = new Set(mounted.map(({ run }) => run));
  const idle = [...groupBy(flow.sinks, ({ run }) => run)].filter(([run]) => !withMount.has(run));
  // the readers are named by the finding
  const inOrder = [...mounted].sort((a, b) => a.run.range.start - b.run.range.start);
  const at = inOrder.map((plan) => facts.dockerfile.document.positionAt(plan.run.range.start).line).join(', ');
  const lines: string[] = hasLiteral(flow) ? [REPLACE_VALUE] : [];
  if (mounted.length > 0) lines.push(mounted.length === 1 ? `mounted in the RUN on line ${at}` : `mounted in the RUNs on lines ${at}`);
  if (idle.length > 0)
    lines.push(
      `${idle.length} other RUN${idle.length === 1 ? '' : 's'} no longer ${idle.length === 1 ? 'sees' : 'see'} it${shortList(idle.map(([, sinks]) => sinks[0]?.reader ?? ''))}`,
    );
  return lines;
}

const MOST_READERS = 3;

/** The first names of lists of commands, in parentheses: ` (apt-get update, rm and 2 more)`; '' if there is none. */
function shortList(readers: readonly string[]): string {
  const names = [...new Set(readers.flatMap((reader) => reader.replace(/ and \d+ more$/, '').split(', ')))].filter((name) => name !== '');
  if (names.length === 0) return '';
  const more = names.length > MOST_READERS ? ` and ${names.length - MOST_READERS} more` : '';
  return ` (${names.slice(0, MOST_READERS).join(', ')}${more})`;
}
