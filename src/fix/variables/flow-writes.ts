import { staysInLayer, writesOneOf } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { embeddedFiles } from '../../facts/leaks/embedded-files.ts';
import { firstStageOf } from '../../facts/stages/stage-tree.ts';
import type { WriteKind } from '../../knowledge/tool-writes.ts';
import type { Run } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { Caveat } from '../types.ts';
import { rewriteWrites, type WritePlan } from '../writes/rewrite-writes.ts';
import type { WriteRewrite } from '../writes/types.ts';
import { codeWrites, copiedTexts, pipedCommands, tracedScripts, trapsWith } from './code-writes.ts';
import { compilerFlags } from './compiler-flags.ts';
import { keptLogins } from './kept-logins.ts';
import { keptSettings } from './kept-settings.ts';
import { logWrites, quotedErrors } from './log-writes.ts';
import { templateWrites } from './template-writes.ts';
import { unknownTakers } from './unknown-takers.ts';
import { readingsOf, unreadWrites } from './unread-script.ts';
import { environmentWrites } from './whole-environment.ts';
import { windowsStores } from './windows-stores.ts';

/** Kinds of writes that can be undone. */
const HOLDS_LOGINS: ReadonlySet<WriteKind> = new Set(['redirect', 'edit', 'config', 'login']);

/** The flow, and other flows that write their secret to the same place: one list for all flows with the same places, so that it can be a key. */
export function flowsOfPlace(facts: Facts, flow: VariableFlow): readonly VariableFlow[] {
  const own = placesOf(flow, facts);
  if (own.size === 0) return [flow];
  const together = togetherAt(facts)([...own].sort());
  // a login with two secrets can be fixed only together with both
  return [together, [flow]].some((flows) => writesOfFlows(flows, facts).rewrites.size > 0) ? together : [flow];
}

/** The places to which the RUNs write the secret of a flow: paths, each with the stage that their own is built on. */
const placesOf = keptWith((flow: VariableFlow, facts: Facts): ReadonlySet<string> => {
  const sinks = [...groupBy(flow.sinks, ({ run }) => run)];
  return new Set(
    sinks.flatMap(([run, ofRun]) => {
      const writes = facts.persisted.get(run)?.filter((write) => HOLDS_LOGINS.has(write.kind)) ?? [];
      if (writes.length === 0) return [];
      const names = new Set(ofRun.map((sink) => sink.name));
      // of two secrets in one command, the write names only the first
      const { reads = [], commands = [] } = run.script ?? {};
      const items = new Set(reads.filter((read) => names.has(read.name)).map((read) => commands[read.command ?? -1]?.item));
      const stage = facts.dockerfile.stages[run.stage ?? -1];
      const root = stage ? firstStageOf(stage).index : -1;
      return writes.filter((write) => names.has(write.secret) || items.has(write.command.item)).map((write) => `${root} ${write.where}`);
    }),
  );
});

const flowsByPlace = keptWith((facts: Facts): ReadonlyMap<string, readonly VariableFlow[]> => {
  const all = facts.variableFlows.flatMap((flow) => [...placesOf(flow, facts)].map((place) => ({ flow, place })));
  return new Map([...groupBy(all, ({ place }) => place)].map(([place, found]) => [place, found.map(({ flow }) => flow)]));
});

/** How the writes of flows are rewritten. Cached, because each flow of the list asks for it. */
export const writesOfFlows = keptWith((flows: readonly VariableFlow[], facts: Facts): WritePlan => rewriteWrites(facts, flows));

/** The flows that write to any of some places, in order. */
const togetherAt = keptWith((facts: Facts): ((places: readonly string[]) => readonly VariableFlow[]) => {
  const known = new Map<string, readonly VariableFlow[]>();
  return (places) => {
    const key = places.join('\n');
    const writers = new Set(known.has(key) ? [] : places.flatMap((place) => flowsByPlace(facts).get(place) ?? []));
    const together = known.get(key) ?? facts.variableFlows.filter((flow) => writers.has(flow));
    known.set(key, together);
    return together;
  };
});

/** What RUNs may leave by other ways than a write that is followed, and how it is told to people. */
const OTHER_WAYS: readonly {
  readonly told: (sink: Sink, facts: Facts) => readonly string[];
  readonly tell: (what: string, line: number) => string;
}[] = [
  {
    told: (sink) => windowsStores(sink.run, sink.name),
    tell: (what, line) => `the RUN on line ${line} still stores it in the image (${what})`,
  },
  {
    told: (sink, facts) => unreadWrites(facts, sink.run, { variable: sink.name }),
    tell: (what, line) => `the RUN on line ${line} seems to write it to ${what}`,
  },
  {
    told: (sink) => codeWrites(sink.run, sink.name),
    tell: (what, line) => `the code that the RUN on line ${line} gives to ${what} names it and writes a file`,
  },
  {
    told: (sink) => readingsOf(sink.run).flatMap((run) => keptLogins(run, sink.name)),
    tell: (what, line) => `"${what}" on line ${line} keeps it for later commands, nobody knows where`,
  },
  {
    told: (sink) => readingsOf(sink.run).flatMap((run) => unknownTakers(run, sink.name, sink.certainty !== 'cannot-read')),
    tell: (what, line) => `what "${what}" on line ${line} keeps of it is not known`,
  },
  {
    told: (sink, facts) => embeddedFiles(sink.run, facts.states.get(sink.run), sink.name).map(({ by, path }) => `"${by}" may put ${path}`),
    tell: (what, line) => `in the RUN on line ${line}, ${what}, which holds it, into what it makes`,
  },
  {
    told: (sink, facts) => copiedTexts(facts, sink.run, { variable: sink.name }).map(({ by, path }) => `${by} may copy ${path}`),
    tell: (what, line) => `in the RUN on line ${line}, ${what}, which holds it`,
  },
  {
    told: (sink) => pipedCommands(sink.run, sink.name),
    tell: (what, line) => `the RUN on line ${line} pipes commands with it to ${what}, which may store it`,
  },
  {
    told: (sink, facts) => logWrites(facts, sink.run, sink.name).map(({ program, path }) => `${program} may show it in ${path}`),
    tell: (what, line) => `in the RUN on line ${line}, ${what}`,
  },
  {
    told: (sink) => quotedErrors(sink.run, sink.name).map(({ program, path }) => `errors of ${program} go to ${path}`),
    tell: (what, line) => `in the RUN on line ${line}, ${what}, and may quote it`,
  },
  {
    told: (sink) =>
      sink.certainty === 'cannot-read'
        ? []
        : readingsOf(sink.run)
            .flatMap((run) => environmentWrites(run, sink.name))
            .map(({ program, path }) => `${program} writes to ${path}`),
    tell: (what, line) => `in the RUN on line ${line}, ${what} variables that it does not name`,
  },
  {
    told: (sink) => compilerFlags(sink.run, sink.name),
    tell: (what, line) => `the RUN on line ${line} hands it to a compiler in ${what}, which may put it into the program`,
  },
  {
    told: (sink) => (trapsWith(sink.run, sink.name) ? [sink.name] : []),
    tell: (what, line) => `the RUN on line ${line} names ${what} in a trap, which is not followed`,
  },
  {
    told: (sink) => (sink.certainty !== 'cannot-read' && sink.evidence?.kind === 'unseen' ? tracedScripts(sink.run) : []),
    tell: (where, line) => `the RUN on line ${line} traces a script into ${where}, which may show it`,
  },
  {
    told: (sink, facts) => keptSettings(facts, sink),
    tell: (what, line) => `in the RUN on line ${line}, ${what}, if its settings read it`,
  },
  {
    told: (sink, facts) => templateWrites(facts, sink.run, sink.name),
    tell: (where, line) => `a template that the RUN on line ${line} fills may write it to ${where}`,
  },
];

/** Caveats if a RUN still leaves a secret in its layer, because no recipe handles the write. */
export function leftWrites(facts: Facts, flows: readonly VariableFlow[], rewrites: readonly WriteRewrite[]): Caveat[] {
  const lineOf = (run: Run): number => facts.dockerfile.document.positionAt(run.range.start).line;
  const names = new Set(flows.flatMap((flow) => [flow.name, ...flow.sinks.map((sink) => sink.name)]));
  const done = new Set(rewrites.flatMap((rewrite) => rewrite.writes));
  const own = [...facts.persisted].flatMap(([run, writes]) =>
    writes
      .filter((write) => staysInLayer(write) && writesOneOf(write, names) && !done.has(write))
      .map(({ where }) => `the RUN on line ${lineOf(run)} still writes it to ${where}`),
  );
  const sinks = flows.flatMap((flow) => flow.sinks);
  const inner = writesOfProject(sinks, lineOf);
  // the line is asked for where there is something to say: every secret may reach every RUN
  const others = OTHER_WAYS.flatMap(({ told, tell }) => sinks.flatMap((sink) => told(sink, facts).map((what) => tell(what, lineOf(sink.run)))));
  return [...new Set([...own, ...inner, ...others])].map((reason) => ({ applicability: 'unsafe', reason }));
}

/** What scripts of the project write that RUNs execute, each place once. */
function writesOfProject(sinks: readonly Sink[], lineOf: (run: Run) => number): readonly string[] {
  const byPlace = groupBy(
    sinks.flatMap(({ run, leaves }) => (leaves ? { leaves, line: lineOf(run) } : [])),
    ({ leaves }) => `${leaves.at.path}:${leaves.at.line}\n${leaves.where}`,
  );
  return [...byPlace].map(([place, all]) => {
    const lines = [...new Set(all.map(({ line }) => line))].sort((x, y) => x - y);
    const by = lines.length === 1 ? `the RUN on line ${lines[0]} runs` : `the RUNs on lines ${lines.join(', ')} run`;
    const [at, where] = place.split('\n');
    return `${at}, which ${by}, writes it to ${where}`;
  });
}
