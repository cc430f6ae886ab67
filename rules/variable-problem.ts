import { containerUseOfFlow, type Declaration, type Facts, isForContainer, isForContainerOnly, type VariableFlow } from '../src/facts/index.ts';
import { containerAdvice, type FixSettings, fixVariable, isKeptAsFallback, publishedBy } from '../src/fix/index.ts';
import type { Problem, Severity } from '../src/rule.ts';
import { describeFlow, describeReaders } from './readers.ts';
import { describeSigns, issuerIn } from './signs.ts';

/** Severity by the weight of the value. */
const SEVERITIES: { readonly [weight in VariableFlow['judgement']['weight']]: Severity } = { secret: 'error', likely: 'warning', placeholder: 'info' };

/** A declaration of a secret, with its flow. */
export interface DeclaredSecret {
  readonly flow: VariableFlow;
  readonly at: Declaration;
  /** The rule's message if the fix repairs the declaration. */
  readonly message: string;
}

/**
 * The problem of a declaration, shared by no-secret-arg and no-secret-env. Names for the browser, secrets for run time, placeholders and kept fallbacks have
 * their own messages, and no fix.
 */
export function problemOfDeclaration(facts: Facts, { flow, at, message }: DeclaredSecret, settings: FixSettings): Problem {
  const common = {
    range: at.range,
    instruction: at.instruction,
    name: at.name,
    verdict: flow.verdict,
    evidence: describeSigns(flow.judgement.evidence),
    issuer: issuerIn(flow.judgement.evidence),
    related: describeReaders(flow),
    notes: describeFlow(facts, flow),
  };
  const { browser, weight } = flow.judgement;
  const severity = SEVERITIES[weight];
  if (browser)
    return {
      ...common,
      message: `"${at.name}" is named like a secret, but its prefix puts it into the browser's code`,
      severity: 'error',
      remedy:
        'A secret mount does not help: whatever the bundler inlines is public. Use the secret on a server, or rename the variable if it is meant to be public.',
    };
  const published = weight === 'placeholder' ? undefined : publishedBy(facts, flow);
  if (published) {
    const place = `${published.path}:${published.line}, ${published.what}`;
    return {
      ...common,
      message: `"${at.name}" ends up in the built code, where anyone who gets the code can read it (${place})`,
      severity,
      fix: () => fixVariable(facts, flow, settings),
    };
  }
  const { use, name } = containerUseOfFlow(facts, flow);
  const forContainer =
    weight === 'placeholder'
      ? `"${at.name}" is a secret for run time: a real value could be read by anyone who has the image`
      : `"${at.name}" is a secret for run time, but anyone who has the image can read it`;
  const isRead = flow.sinks.some((sink) => sink.certainty !== 'cannot-read') || flow.otherUses.length > 0;
  const remedy = use.kind === 'none' ? remedyInBuild(flow, at.name, isRead) : runtimeRemedy(facts, at.name);
  if (flow.verdict === 'runtime' && at.instruction.keyword === 'ENV') {
    if (use.kind !== 'none') return { ...common, message: forContainer, severity, remedy };
    if (weight !== 'placeholder' && isRead) return { ...common, message, verdict: 'build', severity, fix: () => fixVariable(facts, flow, settings) };
    return { ...common, message: isRead ? message : forContainer, severity, remedy };
  }
  if (weight !== 'placeholder' && (isForContainerOnly(flow, use) || isForContainer(flow, use))) {
    const reader = isForContainerOnly(flow, use) ? 'only the container reads it' : 'it is meant for the container';
    const what = at.instruction.keyword === 'ENV' && at.name === name ? forContainer : `${message}, and ${reader}`;
    return { ...common, message: what, verdict: flow.verdict === 'literal' ? 'literal' : 'runtime', severity, fix: () => fixVariable(facts, flow, settings) };
  }
  if (weight === 'placeholder') return { ...common, message, severity, remedy };
  if (isKeptAsFallback(flow, settings))
    return {
      ...common,
      message: `"${at.name}" is kept as a fallback for builds that do not pass the secret`,
      severity: 'info',
      remedy: 'Once every build passes the secret, run `dockerlint --fix` without `--keep-arguments`',
    };
  return { ...common, message, severity, fix: () => fixVariable(facts, flow, settings) };
}

/** The remedy for a value that no container needs and no fix removes. */
function remedyInBuild({ unreadBy }: VariableFlow, name: string, isRead: boolean): string {
  if (!isRead) return unreadBy === 'project' ? `Remove it: nothing in this project reads "${name}"` : `Remove it: nothing is known to read "${name}"`;
  return `If the value is real, pass it as a build secret: \`RUN --mount=type=secret,id=${name},env=${name}\``;
}

/** The remedy for a secret that the container needs. */
function runtimeRemedy(facts: Facts, name: string): string {
  return `A build secret would not reach the container. Remove it here and pass it at run time with ${containerAdvice(facts, name)}, or with \`--env-file\` or Compose \`environment:\``;
}
