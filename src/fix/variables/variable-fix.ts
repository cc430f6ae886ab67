import { readersOf } from '../../facts/commands/command-readers.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Arg, Env, Run, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { type AddressRepair, credentialOf, describeQuery, repairAddress } from '../addresses/address-repair.ts';
import { agentForVariable, describeAgent } from '../agent/agent-fix.ts';
import { containerCaveats, containerEnv } from '../container/container-environment.ts';
import type { Absence } from '../edits/absence.ts';
import { appendCommand } from '../edits/command-edit.ts';
import { removeEntries } from '../edits/declaration-edit.ts';
import { makeFix, withoutDoubleBlanks } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Caveat, Fix } from '../types.ts';
import { rewriteWrites, type WritePlan } from '../writes/rewrite-writes.ts';
import type { LaterNeed, WriteRewrite } from '../writes/types.ts';
import { judgeDefault } from './argument-default.ts';
import { keepsArgument } from './kept-argument.ts';
import { type Form, planRun, type RunPlan } from './run-plan.ts';
import { secretEnvSupport } from './secret-env.ts';

/**
 * The repair of a secret variable: its declarations go, and every RUN that reads it or could read it gets it as a mount under
 * the names it had. Commands stay as they are, but for those that would write the secret into a layer.
 */
export function fixVariable(facts: Facts, flow: VariableFlow, settings: FixSettings): Fix {
  const agent = agentForVariable(facts, flow, settings);
  if (settings.sshAgent && agent?.kind === 'fix') return agent.fix;
  const support = secretEnvSupport(facts.dockerfile, facts.engine);
  const form: Form = support.supported ? 'env' : 'file';
  const addresses = [...new Set(flow.otherUses.flatMap((use) => credentialOf(facts, flow, use) ?? []))].map((one) => repairAddress(facts, one, flow.name));
  // BuildKit looks for the login of an address under a name of its own: where that is the value itself, one id serves RUN as well
  const same = addresses.filter(({ secret }) => 'env' in secret.from && secret.from.made === undefined);
  const id = same[0]?.secret.id ?? secretId(flow.name);
  const isKept = keepsArgument(flow, settings);
  const written = rewriteWrites(facts, flow);
  const rewrites = [...written.rewrites.values()].flat();
  const needs = needsOf(flow, written);
  const plans = [...needs].map(([run, need]) => ({
    ...planRun({ facts, flow, run, isKept, form, id, sinks: need.sinks, absences: need.absences, gone: goneFrom(written, run) }),
    need,
  }));
  const caveats = unique([
    ...declarationCaveats(facts, flow, isKept),
    ...addresses.flatMap((repair) => repair.caveats),
    ...severalHosts(same),
    ...plans.flatMap((plan) => plan.caveats),
    ...rewrites.flatMap((rewrite) => rewrite.caveats),
  ]);
  const mounted = plans.some((plan) => plan.mounts.length > 0);
  const replacement = mounted || same.length > 0 ? id : undefined;
  const title =
    mounted || addresses.length > 0 ? `${mounted ? 'Mount' : 'Give'} "${flow.name}" as a build secret` : `Remove "${flow.name}", which nothing reads`;
  const removed = isKept ? [] : [...flow.sources, ...flow.copies];
  // a person decides about a manual fix: there is nothing to apply
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return makeFix({ title, caveats, edits: [] });
  const usesEnv = plans.some((plan) => plan.mounts.some((mount) => mount.env !== undefined));
  return makeFix({
    title,
    caveats,
    edits: withoutDoubleBlanks(facts.dockerfile.document, [
      ...(usesEnv && support.supported ? support.edits : []),
      ...removeDeclarations(facts, removed),
      ...written.edits,
      ...addresses.flatMap((repair) => repair.edits),
      ...plans.flatMap((plan) => addMounts(facts.dockerfile, plan.run, plan.mounts, [...plan.prelude, ...plan.need.prelude])),
      ...[...needs].flatMap(([run, need]) =>
        need.cleanup.length > 0 ? (appendCommand(facts.dockerfile, run, [...new Set(need.cleanup)].join(' && ')) ?? []) : [],
      ),
    ]),
    secrets: [
      ...(mounted ? [{ id, from: { env: flow.name }, required: same.length > 0 || plans.some((plan) => plan.required) }] : []),
      ...addresses.map((repair) => repair.secret).filter((secret) => !mounted || secret.id !== id),
    ],
    removedArgs: new Map(removed.filter((one) => one.instruction.keyword === 'ARG').map((one) => [one.name, one.name === flow.name ? replacement : undefined])),
    containerEnv: isKept ? new Map() : containerEnv(facts, flow),
    effects: [
      ...effects(facts, flow, plans),
      ...addresses.map((repair) => repair.effect),
      ...rewrites.flatMap((rewrite) => rewrite.effects),
      ...describeAgent(agent, settings),
    ],
  });
}

/** The commands that rewrites take out of a RUN. */
function goneFrom(written: WritePlan, run: Run): ReadonlySet<ShellCommand> {
  const rewrites = [...written.rewrites.values()].flat();
  return new Set(rewrites.flatMap((rewrite) => rewrite.removed.filter((one) => one.run === run).map((one) => one.command)));
}

/** What a RUN needs: the variables it reads, and the statements that a rewrite puts around its commands. */
interface Need {
  readonly sinks: Sink[];
  readonly prelude: string[];
  readonly cleanup: string[];
  /** What the statements do without a variable that they name. */
  readonly absences: Map<string, Absence>;
}

function needsOf(flow: VariableFlow, written: WritePlan): Map<Run, Need> {
  const needs = new Map<Run, Need>();
  const needOf = (run: Run): Need => {
    const need = needs.get(run) ?? { sinks: [], prelude: [], cleanup: [], absences: new Map<string, Absence>() };
    needs.set(run, need);
    return need;
  };
  for (const sink of flow.sinks) {
    const ofRun = written.rewrites.get(sink.run) ?? [];
    if (sink.certainty !== 'cannot-read' && !written.emptied.has(sink.run) && !isSatisfied(sink, ofRun, goneFrom(written, sink.run)))
      needOf(sink.run).sinks.push(sink);
  }
  for (const [run, ofRun] of written.rewrites) {
    for (const rewrite of ofRun) {
      if (rewrite.prelude.length + rewrite.cleanup.length > 0) {
        needOf(run).prelude.push(...rewrite.prelude);
        needOf(run).cleanup.push(...rewrite.cleanup);
      }
      for (const later of rewrite.later) addLater(flow, needOf(later.run), later);
    }
  }
  return needs;
}

function addLater(flow: VariableFlow, need: Need, later: LaterNeed): void {
  need.prelude.push(...later.prelude.filter((statement) => !need.prelude.includes(statement)));
  need.cleanup.push(...later.cleanup);
  for (const [name, absence] of later.names) {
    if (later.prelude.length > 0) need.absences.set(name, absence);
    if (need.sinks.some((sink) => sink.name === name)) continue;
    const known = flow.sinks.find((sink) => sink.run === later.run && sink.name === name);
    const common = { run: later.run, name, named: false, reason: 'it needs the credential' } as const;
    need.sinks.push({ ...(known ?? common), certainty: 'reads', reader: later.reader });
  }
}

/** Whether all that read the variable in a RUN were commands that no longer do. */
function isSatisfied(sink: Sink, rewrites: readonly WriteRewrite[], gone: ReadonlySet<ShellCommand>): boolean {
  const { script } = sink.run;
  const done = new Set([...rewrites.flatMap((rewrite) => rewrite.satisfied), ...gone]);
  if (!script || done.size === 0) return false;
  return readersOf(script, sink.name).every((reading) => reading.certainty === 'cannot-read' || done.has(reading.command));
}

/** Ids are ASCII and never a path. Source: https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/split_command.go */
export function secretId(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, '_');
}

function groupByRun(sinks: readonly Sink[]): Map<Run, Sink[]> {
  const groups = new Map<Run, Sink[]>();
  for (const sink of sinks) groups.set(sink.run, [...(groups.get(sink.run) ?? []), sink]);
  return groups;
}

/** Each caller then passes one variable under several ids, and its build argument says only where one of them comes from. */
function severalHosts(addresses: readonly AddressRepair[]): Caveat[] {
  const ids = [...new Set(addresses.map((repair) => repair.secret.id))];
  return ids.length > 1 ? [{ applicability: 'unsafe', reason: `the build must be given the same value as ${ids.join(' and ')}` }] : [];
}

/** Why the declarations cannot simply go. `isKept`: the build argument stays as a fallback. */
function declarationCaveats(facts: Facts, flow: VariableFlow, isKept: boolean): Caveat[] {
  const caveats: Caveat[] = [];
  const { document } = facts.dockerfile;
  for (const use of flow.otherUses) {
    if (credentialOf(facts, flow, use) && !isKept) continue;
    const line = document.positionAt(use.range.start).line;
    const reason = `${use.instruction.keyword} on line ${line} uses "${use.name}"`;
    if (use.when === 'build') caveats.push({ applicability: 'manual', reason: `${reason}${describeQuery(use) ?? ', and secret mounts exist only in RUN'}` });
    else caveats.push({ applicability: 'manual', reason: `${use.instruction.keyword} on line ${line} uses "${use.name}" in the container` });
  }
  for (const copy of flow.copies) caveats.push(...containerCaveats(facts, copy, flow));
  const [source] = flow.sources;
  if (hasLiteral(flow) && !isSecretDefault(flow))
    caveats.push({
      applicability: 'unsafe',
      reason: 'the value leaves the file, so the build must be given it (and it should be replaced: whoever has the file or an image knows it)',
    });
  if (source?.instruction.keyword === 'ENV') caveats.push(...containerCaveats(facts, source, flow));
  if ([...flow.sources, ...flow.copies].some((one) => one.onbuild))
    caveats.push({ applicability: 'unsafe', reason: 'ONBUILD: every build that starts from this image must then be given the secret' });
  return caveats;
}

function hasLiteral(flow: VariableFlow): boolean {
  return flow.verdict === 'literal' || flow.sources.some((one) => one.value === 'literal' || ['literal', 'secret'].includes(judgeDefault(one).kind));
}

/**
 * Whether the literals in the file are all defaults of build arguments that are secrets by their shape. Callers could always give another value, and a build
 * that is given none stops at the mount, which is required: nothing goes wrong in silence.
 */
function isSecretDefault(flow: VariableFlow): boolean {
  return flow.sources.every((one) => one.instruction.keyword === 'ARG' && judgeDefault(one).kind !== 'literal');
}

function removeDeclarations(facts: Facts, declarations: readonly Declaration[]): Edit[] {
  const entries = new Map<Arg | Env, Set<number>>();
  for (const { instruction, entry } of declarations) entries.set(instruction, (entries.get(instruction) ?? new Set()).add(entry));
  return [...entries].flatMap(([instruction, removed]) => removeEntries(facts.dockerfile.document, instruction, removed));
}

function unique(caveats: readonly Caveat[]): Caveat[] {
  return caveats.filter((caveat, index) => caveats.findIndex((other) => other.reason === caveat.reason) === index);
}

const REPLACE_VALUE = 'replace the value with a new one: whoever has the file or an image knows it';

function effects(facts: Facts, flow: VariableFlow, plans: readonly RunPlan[]): string[] {
  const mounted = plans.filter((plan) => plan.mounts.length > 0);
  const idle = [...groupByRun(flow.sinks)].filter(([run]) => !mounted.some((plan) => plan.run === run));
  // who reads it there stands with the finding
  const at = mounted.map((plan) => facts.dockerfile.document.positionAt(plan.run.range.start).line).join(', ');
  const lines: string[] = hasLiteral(flow) ? [REPLACE_VALUE] : [];
  if (mounted.length > 0) lines.push(mounted.length === 1 ? `mounted in the RUN on line ${at}` : `mounted in the RUNs on lines ${at}`);
  if (idle.length > 0)
    lines.push(
      `${idle.length} other RUN${idle.length === 1 ? '' : 's'} no longer ${idle.length === 1 ? 'sees' : 'see'} it (${[...new Set(idle.map(([, sinks]) => sinks[0]?.reader ?? ''))].filter(Boolean).join(', ')})`,
    );
  return lines;
}
