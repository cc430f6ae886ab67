import path from 'node:path/posix';
import { DEFAULT_FOLDER } from '../../facts/leaks/secret-folder.ts';
import { judgeFile, NO_SETTINGS } from '../../facts/sensitivity/index.ts';
import { mountedSecretId } from '../../linter/verify.ts';
import type { FileResult } from '../../project/types.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import { Document } from '../../text/document.ts';

/** A variable whose value is a secret of the build. */
export interface SecretVariable {
  readonly name: string;
  /** The kind of file as which the Dockerfile mounts the value; undefined if it mounts it as a variable. */
  readonly fileKind: string | undefined;
}

export interface SecretFile {
  /** The spelling in the Dockerfile or the build command, shown to people. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Relative to the build context; undefined for a file outside of it. */
  readonly inContext: string | undefined;
  readonly kind: string;
}

/** The source of a secret mount's value: a variable or a file of the plan. */
export interface MountSource {
  readonly id: string;
  readonly variable?: string;
  readonly file?: SecretFile;
}

/** The secrets of a Dockerfile before and after its fixes, without their values. */
export interface SecretPlan {
  readonly variables: readonly SecretVariable[];
  readonly files: readonly SecretFile[];
  readonly mounts: readonly MountSource[];
  /** Build arguments that the fixed Dockerfile takes as a fallback for a secret (`--keep-arguments`): the build command of the fix does not pass them. */
  readonly fallbacks: readonly string[];
  /** Build arguments of the original that hold a secret. Value: the variable that provides the same secret. */
  readonly arguments: ReadonlyMap<string, string>;
  /** Those of `arguments` that the fixed Dockerfile still takes and the build command of the fix passes. */
  readonly keptArguments: readonly string[];
  /** The names of secrets that the original uses only through mounts: the control search need not find them. */
  readonly mounted: ReadonlySet<string>;
}

/** Collects the secrets that the fixed file takes, build arguments with a secret that no fix replaced, and secret files that are still copied. */
export function planSecrets({ lint, build, context }: FileResult, home: string): SecretPlan {
  const secrets = build?.secrets ?? [];
  const left = lint.findings.filter(({ fixed, instruction, rule }) => !fixed && instruction === 'ARG' && rule === 'no-secret-arg').map(({ name }) => name);
  const ofArgument = (name: string): string => {
    const from = secrets.find(({ id }) => id === lint.removedArgs.get(name))?.from;
    // a value derived from the argument (`Basic …`) is another secret
    return from && 'env' in from && from.made === undefined ? from.env : name;
  };
  const isFallback = (name: string): boolean => secrets.some(({ id, from }) => id === name || ('env' in from && from.env === name));
  const targets = new Map([...mountTargets(lint.document.text), ...mountTargets(lint.output)]);
  const fileOf = (file: string, id?: string): SecretFile => {
    const at = file.startsWith('~/') ? path.join(home, file.slice(2)) : path.resolve(context, file);
    const inside = path.relative(context, at);
    const { kind } = judgeFile(file, (id === undefined ? undefined : targets.get(id)) ?? file, NO_SETTINGS);
    return { name: file, path: at, inContext: inside.startsWith('../') || path.isAbsolute(inside) ? undefined : inside, kind };
  };
  const mounts = secrets.flatMap(({ id, from }): readonly MountSource[] =>
    'env' in from ? [{ id, variable: from.env }] : 'file' in from ? [{ id, file: fileOf(from.file, id) }] : [],
  );
  const args = new Map([...lint.removedArgs.keys(), ...left].map((name) => [name, ofArgument(name)]));
  const copied = lint.findings.filter(
    ({ fixed, instruction, rule }) => !fixed && rule === 'no-secret-copy' && (instruction === 'COPY' || instruction === 'ADD'),
  );
  const files = [
    ...mounts.flatMap(({ file }) => file ?? []),
    ...copied.filter(({ name }) => !/^[a-z][a-z0-9+.-]*:/i.test(name)).map(({ name }) => fileOf(name)),
  ];
  const names = new Set([...mounts.flatMap(({ variable }) => variable ?? []), ...args.values()]);
  const before = mountTargets(lint.document.text);
  return {
    variables: [...names].map((name) => ({ name, fileKind: fileKindOf(targets.get(mounts.find(({ variable }) => variable === name)?.id ?? '')) })),
    files: [...new Map(files.map((file) => [file.path, file])).values()],
    mounts,
    arguments: args,
    keptArguments: left.filter((name) => !isFallback(name)),
    fallbacks: left.filter(isFallback),
    mounted: new Set(
      mounts.flatMap(({ id, variable, file }) => (before.has(id) && ![...args.values()].includes(variable ?? '') ? (variable ?? file?.name ?? []) : [])),
    ),
  };
}

/**
 * For the id of each secret mount: the path of the mounted file, by which its kind can be told, or undefined if the secret is only a variable. The default folder
 * is left out, because every secret may be there: /run/secrets/NPM_TOKEN is a token, and /run/secrets/.npmrc are settings.
 */
function mountTargets(text: string): ReadonlyMap<string, string | undefined> {
  const targets = new Map<string, string | undefined>();
  for (const instruction of parseDockerfile(new Document('Dockerfile', text)).instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const { type, values } of instruction.mounts) {
      const id = mountedSecretId(values);
      const target = values.get('target');
      const path = target?.startsWith(DEFAULT_FOLDER) ? target.slice(DEFAULT_FOLDER.length) : target;
      if (type === 'secret') targets.set(id, path ?? (values.has('env') ? undefined : id));
    }
  }
  return targets;
}

function fileKindOf(target: string | undefined): string | undefined {
  return target === undefined ? undefined : judgeFile(target, target, NO_SETTINGS).kind || undefined;
}
