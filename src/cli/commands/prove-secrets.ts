import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path/posix';
import { credentialsIn, judgeFile } from '../../facts/sensitivity/index.ts';
import type { FileResult } from '../../project/types.ts';
import { LEAST_BYTES, needlesOf } from '../../prove/needles.ts';
import type { Needle, Sought } from '../../prove/types.ts';
import { UserError } from '../io/io.ts';
import { describeSystemError } from '../io/read-input.ts';

/** The secrets that the builds are given and that the images are searched for. */
export interface ProveSecrets {
  readonly sought: readonly Sought[];
  /** The environment of the builds: values by variable. */
  readonly env: { readonly [name: string]: string };
  /** The variables that were not set; their values are generated. */
  readonly standIns: readonly string[];
  /** Build arguments of the original Dockerfile that carry secrets. */
  readonly buildArgs: readonly string[];
}

/**
 * The secrets of a Dockerfile: those that the fixed file takes, and secret build arguments that no fix replaced. A variable that is not set gets a
 * generated value, so that no real one is needed. Throws a UserError if a file cannot be read, or if a value is so short that any image may contain it.
 */
export function proveSecrets({ lint, build, context }: FileResult, home: string, given: { readonly [name: string]: string | undefined }): ProveSecrets {
  const secrets = build?.secrets ?? [];
  const left = lint.findings.filter(({ fixed, instruction, rule }) => !fixed && instruction === 'ARG' && rule === 'no-secret-arg').map(({ name }) => name);
  const ofArgument = (name: string): string => {
    const from = secrets.find(({ id }) => id === lint.removedArgs.get(name))?.from;
    // a value that is derived from the argument (`Basic …`) is a different one
    return from && 'env' in from && from.made === undefined ? from.env : name;
  };
  const buildArgs = [...new Set([...lint.removedArgs.keys(), ...left])];
  const variables = new Set([...secrets.flatMap(({ from }) => ('env' in from ? [from.env] : [])), ...buildArgs.map(ofArgument)]);
  const values = new Map([...variables].map((name) => [name, given[name] || `dockerlint-${randomBytes(12).toString('hex')}`]));
  const files = secrets.flatMap(({ from }) => ('file' in from ? [from.file] : []));
  return {
    sought: [
      ...literals(lint),
      ...[...values].map(([name, value]) => ({ name, needles: variableNeedles(name, value) })),
      ...files.map((file) => soughtFile(file, context, home)),
    ],
    env: Object.fromEntries([...values, ...buildArgs.map((name): [string, string] => [name, values.get(ofArgument(name)) ?? ''])]),
    standIns: [...variables].filter((name) => !given[name]),
    buildArgs,
  };
}

/** The literal secrets in the Dockerfile. */
function literals({ values }: FileResult['lint']): readonly Sought[] {
  const needles = values.flatMap((value) => needlesOf(value.reveal()));
  return needles.length === 0 ? [] : [{ name: 'a value that stands in the file', needles }];
}

function variableNeedles(name: string, value: string): readonly Needle[] {
  const needles = needlesOf(value);
  if (needles.length > 0) return needles;
  throw new UserError(
    `the value of ${name} has less than ${LEAST_BYTES} bytes, which stand in any image by chance: set a longer one, or none for a made-up one`,
  );
}

/** The secret values in a credential file; each of its longer lines if the format is unknown. */
function soughtFile(file: string, context: string, home: string): Sought {
  const at = file.startsWith('~/') ? path.join(home, file.slice(2)) : path.resolve(context, file);
  const text = readSecret(at, file);
  const { kind } = judgeFile(file, file, { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] });
  const known = credentialsIn(kind, text);
  const parts = known.length > 0 ? known : text.split(/\r?\n/).filter((line) => line.length >= 16 && !/^-----/.test(line));
  const needles = parts.flatMap((part) => needlesOf(part));
  if (needles.length > 0) return { name: file, needles };
  throw new UserError(`nothing in ${file} is long enough to be searched for`);
}

function readSecret(at: string, shown: string): string {
  try {
    return readFileSync(at, 'utf8');
  } catch (error) {
    throw new UserError(`the build needs the secret file ${shown}: ${describeSystemError(error)}`);
  }
}
