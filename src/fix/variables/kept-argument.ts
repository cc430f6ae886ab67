import type { Sink } from '../../facts/flows/sink.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { readFilledFileStatement } from '../edits/shell-text.ts';
import type { FixSettings } from '../fix-settings.ts';
import { judgeDefault } from './argument-default.ts';

/** Whether the build argument stays for callers that do not pass the secret yet. False if the file contains a literal value. */
export function keepsArgument(flow: VariableFlow, settings: FixSettings): boolean {
  const [source] = flow.sources;
  if (!settings.keepArguments || source?.instruction.keyword !== 'ARG' || flow.verdict === 'literal') return false;
  return flow.sources.every((one) => ['none', 'text'].includes(judgeDefault(one).kind)) && flow.sinks.some((sink) => sink.certainty !== 'cannot-read');
}

/** Whether every RUN that needs the secret uses a mount, and the build argument only without one: then nothing is left to fix. */
export function isKeptAsFallback(flow: VariableFlow, settings: FixSettings): boolean {
  return keepsArgument(flow, settings) && flow.sinks.every((sink) => sink.certainty === 'cannot-read' || isTakenFromFile(sink, flow));
}

/** Whether the RUN itself sets the variable, or a variable that it is made from, from the file of a mounted secret. */
function isTakenFromFile({ run, name }: Sink, flow: VariableFlow): boolean {
  const names = [name, flow.name, ...flow.copies.map((copy) => copy.name)];
  const text = run.script?.source.text ?? '';
  return run.mounts.some((mount) => {
    const id = mount.type === 'secret' ? (mount.values.get('id') ?? '') : '';
    return id !== '' && names.some((one) => text.includes(readFilledFileStatement(one, id).replace(/;$/, '')));
  });
}
