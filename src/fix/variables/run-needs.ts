import { readersOf } from '../../facts/commands/command-readers.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { mayLogInWith } from '../../facts/flows/run-reads.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import { mayBeStrict, readsByItself } from '../../knowledge/tools/index.ts';
import { readsInCommand } from '../../syntax/shell/script-reads.ts';
import type { Run, ShellCommand } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { Absence } from '../edits/absence.ts';
import type { WritePlan } from '../writes/rewrite-writes.ts';
import type { LaterNeed, WriteRewrite } from '../writes/types.ts';

/** The use of a flow's variables in a RUN. */
export interface VariableNeed {
  readonly sinks: Sink[];
  /** The behaviour of added statements without the variables that they name. */
  readonly absences: Map<string, Absence>;
}

/** The statements that rewrites add before and after the commands of a RUN. */
export interface Statements {
  readonly prelude: string[];
  readonly cleanup: string[];
}

/** Returns the RUNs that need variables of a flow after the writes are rewritten: RUNs that read them, and RUNs to which a rewrite adds a login. */
export function variableNeeds(flow: VariableFlow, written: WritePlan): ReadonlyMap<Run, VariableNeed> {
  const needs = new Map<Run, VariableNeed>();
  const needOf = (run: Run): VariableNeed => {
    const need = needs.get(run) ?? { sinks: [], absences: new Map<string, Absence>() };
    needs.set(run, need);
    return need;
  };
  for (const sink of flow.sinks) {
    const ofRun = written.rewrites.get(sink.run) ?? [];
    if (sink.certainty !== 'cannot-read' && !written.emptied.has(sink.run) && !isSatisfied(flow, sink, ofRun, goneFrom(written, sink.run)))
      needOf(sink.run).sinks.push(sink);
  }
  const own = new Set(flow.sinks.map((sink) => sink.name));
  for (const later of laterNaming(written, own)) addLater(flow, needOf(later.run), later, own);
  return needs;
}

/** What rewrites add to later RUNs that names any of the variables, in order. */
function laterNaming(written: WritePlan, names: ReadonlySet<string>): readonly LaterNeed[] {
  const found = [...names].map((name) => laterByName(written).get(name) ?? []);
  const [first = [], ...others] = found.filter((each) => each.length > 0);
  return others.length === 0 ? first : allLater(written).filter((later) => [...later.names.keys()].some((name) => names.has(name)));
}

const allLater = keptWith(({ rewrites }: WritePlan): readonly LaterNeed[] => [...rewrites.values()].flat().flatMap((rewrite) => rewrite.later));

const laterByName = keptWith((written: WritePlan): ReadonlyMap<string, readonly LaterNeed[]> => {
  const named = allLater(written).flatMap((later) => [...later.names.keys()].map((name) => ({ name, later })));
  return new Map([...groupBy(named, ({ name }) => name)].map(([name, all]) => [name, all.map(({ later }) => later)]));
});

/** The statements to add to each RUN, for all flows of the plan together. */
export function statementsOf(written: WritePlan): ReadonlyMap<Run, Statements> {
  const found = new Map<Run, Statements>();
  const add = (run: Run, { prelude, cleanup }: { readonly prelude: readonly string[]; readonly cleanup: readonly string[] }): void => {
    const statements = found.get(run) ?? { prelude: [], cleanup: [] };
    found.set(run, statements);
    statements.prelude.push(...prelude.filter((statement) => !statements.prelude.includes(statement)));
    statements.cleanup.push(...cleanup.filter((statement) => !statements.cleanup.includes(statement)));
  };
  for (const [run, rewrites] of written.rewrites) {
    for (const rewrite of rewrites) {
      add(run, rewrite);
      for (const later of rewrite.later) add(later.run, later);
    }
  }
  return found;
}

/** The commands that rewrites remove from a RUN. */
export function goneFrom(written: WritePlan, run: Run): ReadonlySet<ShellCommand> {
  return goneByRun(written).get(run) ?? NOTHING;
}

const NOTHING: ReadonlySet<ShellCommand> = new Set();

const goneByRun = keptWith(({ rewrites }: WritePlan): ReadonlyMap<Run, ReadonlySet<ShellCommand>> => {
  const removed = [...rewrites.values()].flat().flatMap((rewrite) => rewrite.removed);
  return new Map([...groupBy(removed, ({ run }) => run)].map(([run, all]) => [run, new Set(all.map(({ command }) => command))]));
});

function addLater(flow: VariableFlow, need: VariableNeed, later: LaterNeed, own: ReadonlySet<string>): void {
  for (const [name, absence] of later.names) {
    if (!own.has(name)) continue;
    if (later.prelude.length > 0 || later.isSetByName) need.absences.set(name, absence);
    if (need.sinks.some((sink) => sink.name === name)) continue;
    const known = flow.sinks.find((sink) => sink.run === later.run && sink.name === name);
    const common = { run: later.run, name, named: false, reason: 'it needs the credential' } as const;
    need.sinks.push({ ...(known ?? common), certainty: 'reads', reader: later.reader });
  }
}

/** Whether every reader of the variable in a RUN is gone: removed, or rewritten to need it no longer. */
function isSatisfied(flow: VariableFlow, sink: Sink, rewrites: readonly WriteRewrite[], gone: ReadonlySet<ShellCommand>): boolean {
  const { script } = sink.run;
  const done = new Set([...rewrites.flatMap((rewrite) => rewrite.satisfied), ...gone]);
  if (!script || done.size === 0) return false;
  // `[[ -n "$X" ]]`, `case $X in`: the text of a compound belongs to none of its commands, and still needs the value
  if (readsInCommand(script, undefined).some((read) => read.name === sink.name)) return false;
  const isRead = !readersOf(script, sink.name).every(
    (reading) =>
      reading.certainty === 'cannot-read' ||
      done.has(reading.command) ||
      (reading.certainty === 'known-reader' && onlySets(reading.command, sink.name)) ||
      (reading.certainty === 'keeps' &&
        !mayLogInWith(
          reading.command.words.map((word) => word.value),
          sink.name,
        )),
  );
  return !isRead || !flow.readsWithout(sink, done);
}

/** Whether a command only changes settings of a client, and works whatever variables those refer to: `composer config secure-http false`. */
function onlySets(command: ShellCommand, name: string): boolean {
  const { program, args } = commandInvocation(command);
  return SETTINGS_COMMAND.test(args.join(' ')) && !readsByItself(program, name) && !mayBeStrict(program, '');
}
