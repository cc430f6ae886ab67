import { credentialsIn, judgeValue } from '../../facts/sensitivity/index.ts';
import { type Canary, canaryForFile, canaryForVariable, canaryLike, partsOf } from '../../prove/canaries.ts';
import { LEAST_BYTES, needlesOf } from '../../prove/needles.ts';
import type { HeldSecret } from '../../prove/readers/types.ts';
import type { Sought } from '../../prove/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { Redacted, respelled, valueRanges } from '../../text/redacted.ts';
import { UserError } from '../io/io.ts';
import { readRegularFile, reasonOf } from '../io/read-input.ts';
import type { SecretFile, SecretPlan, SecretVariable } from './secrets.ts';

/** The inputs of one build. */
export interface BuildValues {
  /** Values by variable. */
  readonly env: { readonly [name: string]: string };
  /** The texts of secret files, by absolute path. */
  readonly files: ReadonlyMap<string, string>;
  /** The Dockerfile with canaries in place of its literal secrets. */
  readonly dockerfile: string;
  readonly sought: readonly Sought[];
  /** The same secrets as commands have them. */
  readonly held: readonly HeldSecret[];
}

/** Sources of the values: the user's environment and files (for their shape), and which real values may be used. */
export interface ValueSource {
  readonly plan: SecretPlan;
  readonly given: { readonly [name: string]: string | undefined };
  /** The names of secrets whose real values this build gets. */
  readonly real: ReadonlySet<string>;
  readonly literals: readonly Redacted[];
}

/** The name of literal secrets in reports. */
export const LITERAL = 'a value that stands in the file';

/**
 * Makes the values for one build: new canaries at each call, but the real values for the names in `real`. Throws a UserError if a real value is missing, cannot
 * be read, or is so short that any image contains it.
 */
export function makeValues(source: ValueSource, dockerfile: string): BuildValues {
  const variables = source.plan.variables.map((variable) => ({ variable, canary: variableValue(variable, source) }));
  const files = source.plan.files.map((file) => ({ file, canary: fileValue(file, source) }));
  const replaced = replaceLiterals(dockerfile, source.literals);
  const valueOf = new Map(variables.map(({ variable, canary }) => [variable.name, canary.text]));
  return {
    env: Object.fromEntries([...valueOf, ...[...source.plan.arguments].map(([name, variable]): [string, string] => [name, valueOf.get(variable) ?? ''])]),
    files: new Map(files.map(({ file, canary }) => [file.path, canary.text])),
    dockerfile: replaced.text,
    held: [
      ...(replaced.parts.length > 0 ? [{ name: LITERAL, text: undefined, parts: replaced.parts }] : []),
      ...variables.map(({ variable, canary }) => ({ name: variable.name, ...canary })),
      ...files.map(({ file, canary }) => ({ name: file.name, ...canary })),
    ],
    sought: [
      ...(replaced.parts.length > 0 ? [soughtOf(LITERAL, replaced.parts)] : []),
      ...variables.map(({ variable, canary }) => soughtOf(variable.name, canary.parts)),
      ...files.map(({ file, canary }) => soughtOf(file.name, canary.parts)),
    ],
  };
}

function soughtOf(name: string, parts: readonly string[]): Sought {
  return { name, needles: parts.flatMap((part) => needlesOf(part)) };
}

function variableValue({ name, fileKind }: SecretVariable, { given, real }: ValueSource): Canary {
  const value = given[name];
  if (real.has(name)) {
    if (!value) throw new UserError(`--real ${name}: the variable is not set`);
    const parts = partsOf(value);
    if (parts.length > 0) return { text: value, parts };
    throw new UserError(`--real ${name}: its value is shorter than ${LEAST_BYTES} bytes, so it may be in any image by chance`);
  }
  const credentials = value
    ? fileKind === undefined
      ? judgeValue(value).ranges.map(({ start, end }) => value.slice(start, end))
      : credentialsIn(fileKind, value)
    : [];
  return (value ? canaryLike(value, credentials) : undefined) ?? (fileKind === undefined ? canaryForVariable(name) : canaryForFile(fileKind));
}

function fileValue(file: SecretFile, { real }: ValueSource): Canary {
  const isReal = real.has(file.name);
  const text = readSecret(file, isReal);
  const credentials = text === undefined ? [] : credentialsIn(file.kind, text);
  if (!isReal) return (text === undefined ? undefined : canaryLike(text, credentials)) ?? canaryForFile(file.kind);
  const parts = (credentials.length > 0 ? credentials : [text ?? '']).flatMap(partsOf);
  if (parts.length > 0) return { text: text ?? '', parts };
  throw new UserError(`--real ${file.name}: nothing in the file is long enough to be searched for`);
}

/** Returns the text of a secret file; undefined if it cannot be read and is not needed. */
function readSecret({ path, name }: SecretFile, isNeeded: boolean): string | undefined {
  try {
    return readRegularFile(path).toString('utf8');
  } catch (error) {
    if (!isNeeded) return undefined;
    throw new UserError(`--real ${name}: ${reasonOf(error)}`);
  }
}

/**
 * Replaces the literal secrets by canaries, also where quotes, escape characters or line breaks stand between the characters of a value. One that stays all the
 * same is searched for.
 */
function replaceLiterals(dockerfile: string, literals: readonly Redacted[]): Canary {
  let text = dockerfile;
  const parts: string[] = [];
  for (const value of new Set(literals.map((literal) => literal.reveal()).sort((a, b) => b.length - a.length))) {
    if (Buffer.byteLength(value) < LEAST_BYTES) continue;
    const canary = canaryLike(
      value,
      judgeValue(value).ranges.map(({ start, end }) => value.slice(start, end)),
    );
    const whole = new RegExp(`(?<![\\w-])${literalPattern(value)}(?![\\w-])`, 'g');
    const literal = new Redacted(value);
    const before = text;
    if (canary) {
      text = text.replace(whole, () => canary.text);
      // a value within another word stays
      if (!text.includes(value)) text = respelled(text, literal, canary.text);
      if (text !== before) parts.push(...canary.parts);
    }
    if (valueRanges(text, [literal]).length > 0) parts.push(...partsOf(value));
  }
  return { text, parts };
}
