import path from 'node:path/posix';
import type { Facts, Sink } from '../../facts/index.ts';
import type { FileResult } from '../../project/types.ts';
import { compareReaders, type ReaderQuestion } from '../../prove/readers/compare-readers.ts';
import type { ObservedBuild, ReaderComparison } from '../../prove/readers/types.ts';
import type { SecretPlan } from './secrets.ts';
import { LITERAL } from './values.ts';

/** The reports of the builds; `before` is undefined if the original was not built. */
export interface Observed {
  readonly before: ObservedBuild | undefined;
  readonly after: ObservedBuild | undefined;
}

/** What became of the commands that had a secret; undefined if the fixed build did not report. `facts` are the facts of the original. */
export function readersOf({ before, after }: Observed, plan: SecretPlan, facts: Facts, file: FileResult): ReaderComparison | undefined {
  if (!after) return undefined;
  const secrets = [LITERAL, ...plan.variables.map(({ name }) => name), ...plan.files.map(({ name }) => name)];
  const mounted = new Map(plan.mounts.flatMap(({ id, variable, file: from }) => [[id, variable ?? from?.name ?? id] as const]));
  return compareReaders({ before, after, secrets, literal: LITERAL, mounted, needs: needsBy(facts, plan, file) });
}

/** Whether a RUN of the original needs a secret, by the analysis. This tells a RUN that lost a needed secret from a RUN that never needed it. */
function needsBy(facts: Facts, plan: SecretPlan, { context }: FileResult): ReaderQuestion['needs'] {
  const fileNames = new Map(plan.files.map((one) => [one.path, one.name]));
  const sinks = [
    ...facts.variableFlows.flatMap((flow) => flow.sinks.map((sink) => ({ sink, secret: plan.arguments.get(flow.name) ?? flow.name }))),
    ...facts.fileFlows.flatMap((flow) => flow.sinks.map((sink) => ({ sink, secret: fileNames.get(path.resolve(context, flow.file)) ?? flow.name }))),
  ];
  const needs = new Map<string, 'yes' | 'perhaps'>();
  for (const { sink, secret } of sinks) {
    const key = keyOf(facts.dockerfile.document.positionAt(sink.run.range.start).line, secret);
    const need = needOf(sink);
    if (need !== undefined && needs.get(key) !== 'yes') needs.set(key, need);
  }
  return (line, secret) => needs.get(keyOf(line, secret)) ?? 'no';
}

function needOf({ certainty, evidence }: Sink): 'yes' | 'perhaps' | undefined {
  if (certainty === 'cannot-read') return undefined;
  const isGuess = evidence !== undefined && 'isGuess' in evidence && evidence.isGuess === true;
  return certainty === 'reads' && !isGuess ? 'yes' : 'perhaps';
}

function keyOf(line: number, secret: string): string {
  return `${line} ${secret}`;
}
