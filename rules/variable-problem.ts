import {
  type ContainerUse,
  containerUseOfFlow,
  type Declaration,
  type Facts,
  isForContainer,
  isForContainerOnly,
  type VariableFlow,
} from '../src/facts/index.ts';
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
export function problemOfDeclaration(facts: Facts, declared: DeclaredSecret, settings: FixSettings): Problem {
  const { flow, at } = declared;
  return {
    range: at.range,
    instruction: at.instruction,
    name: at.name,
    verdict: flow.verdict,
    evidence: describeSigns(flow.judgement.evidence),
    issuer: issuerIn(flow.judgement.evidence),
    related: describeReaders(flow),
    notes: describeFlow(facts, flow),
    ...judge(facts, declared, settings),
  };
}

/** What a declaration is told of: the words, how bad it is, and what to do. Without a verdict of its own, that of the flow holds. */
type Judged = Pick<Problem, 'message' | 'severity'> & Partial<Pick<Problem, 'remedy' | 'fix' | 'verdict'>>;

function judge(facts: Facts, declared: DeclaredSecret, settings: FixSettings): Judged {
  const { flow, at, message } = declared;
  const { browser, weight } = flow.judgement;
  const severity = SEVERITIES[weight];
  const fix: NonNullable<Problem['fix']> = () => fixVariable(facts, flow, settings);
  if (browser) return ofBrowser(at.name);
  const published = weight === 'placeholder' ? undefined : publishedBy(facts, flow);
  if (published) {
    const place = `${published.path}:${published.line}, ${published.what}`;
    return { message: `"${at.name}" ends up in the built code, where anyone who gets the code can read it (${place})`, severity, fix };
  }
  const { use, name } = containerUseOfFlow(facts, flow);
  if (flow.verdict === 'runtime' && at.instruction.keyword === 'ENV') return ofRunTime(facts, declared, use, fix);
  if (weight === 'placeholder') return { message, severity, remedy: remedyOf(facts, declared, use) };
  const isOnly = isForContainerOnly(flow, use);
  if (isOnly || isForContainer(flow, use)) {
    const isOwnEnv = at.instruction.keyword === 'ENV' && at.name === name;
    const reader = isOnly ? 'only the container reads it' : 'it is meant for the container';
    const verdict = flow.verdict === 'literal' ? 'literal' : 'runtime';
    return { message: isOwnEnv ? runTimeMessage(declared) : `${message}, and ${reader}`, verdict, severity, fix };
  }
  return isKeptAsFallback(flow, settings) ? ofFallback(at.name) : { message, severity, fix };
}

function ofBrowser(name: string): Judged {
  return {
    message: `"${name}" is named like a secret, but its prefix puts it into the browser's code`,
    severity: 'error',
    remedy:
      'A secret mount does not help: whatever the bundler inlines is public. Use the secret on a server, or rename the variable if it is meant to be public.',
  };
}

function ofFallback(name: string): Judged {
  return {
    message: `"${name}" is kept as a fallback for builds that do not pass the secret`,
    severity: 'info',
    remedy: 'Once every build passes the secret, run `dockerlint --fix` without `--keep-arguments`',
  };
}

/** An ENV of a secret for run time: the container keeps it, unless only the build reads it. */
function ofRunTime(facts: Facts, declared: DeclaredSecret, use: ContainerUse, fix: NonNullable<Problem['fix']>): Judged {
  const { flow, message } = declared;
  const { weight } = flow.judgement;
  const severity = SEVERITIES[weight];
  const isRead = isReadInBuild(flow);
  const isOfBuild = use.kind === 'none' && isRead;
  if (isOfBuild && weight !== 'placeholder') return { message, verdict: 'build', severity, fix };
  return { message: isOfBuild ? message : runTimeMessage(declared), severity, remedy: remedyOf(facts, declared, use) };
}

function runTimeMessage({ flow, at }: DeclaredSecret): string {
  return flow.judgement.weight === 'placeholder'
    ? `"${at.name}" is a secret for run time: a real value could be read by anyone who has the image`
    : `"${at.name}" is a secret for run time, but anyone who has the image can read it`;
}

function isReadInBuild({ sinks, otherUses }: VariableFlow): boolean {
  return sinks.some((sink) => sink.certainty !== 'cannot-read') || otherUses.length > 0;
}

/** The remedy where no fix is offered. */
function remedyOf(facts: Facts, { flow, at }: DeclaredSecret, use: ContainerUse): string {
  return use.kind === 'none' ? remedyInBuild(flow, at.name, isReadInBuild(flow)) : runtimeRemedy(facts, flow, at.name);
}

/** The remedy for a value that no container needs and no fix removes. */
function remedyInBuild({ unreadBy }: VariableFlow, name: string, isRead: boolean): string {
  if (!isRead) return unreadBy === 'project' ? `Remove it: nothing in this project reads "${name}"` : `Remove it: nothing is known to read "${name}"`;
  return `Never write a real value here, pass it as a build secret: \`RUN --mount=type=secret,id=${name},env=${name}\``;
}

/** The remedy for a secret that the container needs. */
function runtimeRemedy(facts: Facts, { judgement }: VariableFlow, name: string): string {
  // some programs demand that a variable is set, even if only to a placeholder
  const what = judgement.weight === 'placeholder' ? 'Never write a real value here,' : 'A build secret would not reach the container. Remove it here and';
  return `${what} pass it at run time with ${containerAdvice(facts, name)}, or with \`--env-file\` or Compose \`environment:\``;
}
