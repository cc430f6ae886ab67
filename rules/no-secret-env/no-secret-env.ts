import { describeFlow, describeReaders, runtimeRemedy } from '../../src/facts/describe-flow.ts';
import type { Declaration, Facts, VariableFlow } from '../../src/facts/types.ts';
import { isKeptAsFallback } from '../../src/fix/kept-argument.ts';
import { fixVariable } from '../../src/fix/variable-fix.ts';
import type { Problem, Rule } from '../../src/rule.ts';

export const noSecretEnv: Rule = {
  meta: {
    name: 'no-secret-env',
    summary: 'Secrets in ENV, which the image configuration shows to everyone who has the image',
    severity: 'error',
    fixable: 'sometimes',
    buildkit: 'SecretsUsedInArgOrEnv',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  },
  *check(facts) {
    for (const flow of facts.variableFlows) {
      const [source] = flow.sources;
      if (source?.instruction.keyword === 'ENV') yield problemAt(facts, flow, source, `"${source.name}" is stored in the image configuration`);
      for (const copy of flow.copies) {
        if (copy.instruction.keyword === 'ENV')
          yield problemAt(facts, flow, copy, `"${copy.name}" stores the build secret "${flow.name}" in the image configuration`);
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
  if (flow.judgement.browser)
    return {
      ...common,
      message: `"${at.name}" has the name of a secret and a prefix that puts it into the browser's code`,
      severity: 'error',
      remedy: 'No mount helps: whatever the bundler inlines is public.',
    };
  if (flow.verdict === 'runtime')
    return {
      ...common,
      message: `"${at.name}" is for run time; every holder of the image can read it`,
      severity: flow.judgement.severity,
      remedy: runtimeRemedy(at.name),
    };
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
