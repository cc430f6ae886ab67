import { describeFlow, describeReaders, runtimeRemedy } from '../../src/facts/describe-flow.ts';
import type { Declaration, Facts, VariableFlow } from '../../src/facts/types.ts';
import { isKeptAsFallback } from '../../src/fix/kept-argument.ts';
import { fixVariable } from '../../src/fix/variable-fix.ts';
import type { Problem, Rule } from '../../src/rule.ts';

export const noSecretArg: Rule = {
  meta: {
    name: 'no-secret-arg',
    summary: 'Secrets passed as build arguments, which the image history and the build record keep',
    severity: 'error',
    fixable: 'sometimes',
    buildkit: 'SecretsUsedInArgOrEnv',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  },
  *check(facts) {
    for (const flow of facts.variableFlows) {
      const [source] = flow.sources;
      if (source?.instruction.keyword === 'ARG') yield problemAt(facts, flow, source, `Build argument "${flow.name}" is recorded in the image history`);
      for (const again of flow.declaredAgain) yield problemAt(facts, flow, again, `Build argument "${flow.name}" is declared here again`);
      for (const copy of flow.copies) {
        if (copy.instruction.keyword === 'ARG') yield problemAt(facts, flow, copy, `Build argument "${copy.name}" takes over the secret "${flow.name}"`);
      }
    }
  },
};

function problemAt(facts: Facts, flow: VariableFlow, at: Declaration, message: string): Problem {
  const common = {
    range: at.range,
    instruction: at.instruction,
    name: at.name,
    verdict: flow.verdict,
    evidence: flow.judgement.evidence,
    related: describeReaders(flow),
    notes: describeFlow(facts, flow),
  };
  if (flow.judgement.browser) {
    return {
      ...common,
      message: `"${at.name}" has the name of a secret and a prefix that puts it into the browser's code`,
      severity: 'error',
      remedy: 'No mount helps: whatever the bundler inlines is public. Use the secret on a server, or rename the variable if it is meant to be public.',
    };
  }
  if (flow.judgement.severity === 'info') return { ...common, message, severity: 'info', remedy: runtimeRemedy(at.name) };
  if (isKeptAsFallback(facts, flow))
    return {
      ...common,
      message: `"${at.name}" is kept as a fallback for builds that are not given the secret`,
      severity: 'info',
      remedy: 'Once every caller gives the secret, run `dockerlint --fix` without `--keep-arguments`',
    };
  return { ...common, message, severity: flow.judgement.severity, fix: () => fixVariable(facts, flow) };
}
