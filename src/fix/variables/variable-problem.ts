import type { Related } from '../../facts/describe-flow.ts';
import { describeFlow, describeReaders, runtimeRemedy } from '../../facts/describe-flow.ts';
import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import type { Verdict } from '../../facts/sensitivity/judgement.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Arg, Env } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Fix } from '../types.ts';
import { isKeptAsFallback } from './kept-argument.ts';
import { fixVariable } from './variable-fix.ts';

/** What a rule says of a declaration of a secret: the parts that do not depend on the rule. */
export interface VariableProblem {
  readonly range: Range;
  readonly instruction: Arg | Env;
  readonly name: string;
  readonly message: string;
  readonly verdict: Verdict;
  readonly severity: 'error' | 'warning' | 'info';
  readonly evidence: readonly string[];
  readonly related: readonly Related[];
  readonly notes: readonly string[];
  readonly remedy?: string;
  readonly fix?: () => Fix;
}

/** The problem of one declaration of a flow, with the remedy that its verdict asks for. `message` holds where the fix repairs it. */
export function problemOfDeclaration(facts: Facts, settings: FixSettings, flow: VariableFlow, at: Declaration, message: string): VariableProblem {
  const { browser, severity, evidence } = flow.judgement;
  const common = {
    range: at.range,
    instruction: at.instruction,
    name: at.name,
    verdict: flow.verdict,
    evidence,
    related: describeReaders(flow),
    notes: describeFlow(facts, flow),
  };
  if (browser)
    return {
      ...common,
      message: `"${at.name}" has the name of a secret and a prefix that puts it into the browser's code`,
      severity: 'error',
      remedy: 'No mount helps: whatever the bundler inlines is public. Use the secret on a server, or rename the variable if it is meant to be public.',
    };
  if (flow.verdict === 'runtime' && at.instruction.keyword === 'ENV')
    return { ...common, message: `"${at.name}" is for run time; every holder of the image can read it`, severity, remedy: runtimeRemedy(at.name) };
  if (severity === 'info') return { ...common, message, severity, remedy: runtimeRemedy(at.name) };
  if (isKeptAsFallback(flow, settings))
    return {
      ...common,
      message: `"${at.name}" is kept as a fallback for builds that are not given the secret`,
      severity: 'info',
      remedy: 'Once every caller gives the secret, run `dockerlint --fix` without `--keep-arguments`',
    };
  return { ...common, message, severity, fix: () => fixVariable(facts, flow, settings) };
}
