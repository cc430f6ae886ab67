import path from 'node:path/posix';
import { judgeFile } from '../../facts/sensitivity/index.ts';
import { mountedSecretId } from '../../linter/verify.ts';
import type { FileResult } from '../../project/types.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import { Document } from '../../text/document.ts';

/** A variable whose value is a secret of the build. */
export interface SecretVariable {
  readonly name: string;
  /** The kind of file that the Dockerfile mounts the value as; undefined where it is a variable there, too. */
  readonly fileKind: string | undefined;
}

export interface SecretFile {
  /** For people: as the Dockerfile or the build command spells it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Relative to the build context; undefined for a file outside. */
  readonly inContext: string | undefined;
  readonly kind: string;
}

/** How a secret mount gets its value: from a variable or a file of these. */
export interface MountSource {
  readonly id: string;
  readonly variable?: string;
  readonly file?: SecretFile;
}

/** The secrets of a Dockerfile, before and after its fixes; no value. */
export interface SecretPlan {
  readonly variables: readonly SecretVariable[];
  readonly files: readonly SecretFile[];
  readonly mounts: readonly MountSource[];
  /** Build arguments of the original that hold a secret, with the variable that has the same value. */
  readonly arguments: ReadonlyMap<string, string>;
  /** Of those, the ones that the fixed Dockerfile still takes. */
  readonly keptArguments: readonly string[];
  /** The names of secrets that the original takes by mounts alone: they need not be found in what it leaves. */
  readonly mounted: ReadonlySet<string>;
}

const NO_SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

/** The secrets that the fixed file takes, build arguments that hold one and that no fix replaced, and files that are copied all the same. */
export function planSecrets({ lint, build, context }: FileResult, home: string): SecretPlan {
  const secrets = build?.secrets ?? [];
  const left = lint.findings.filter(({ fixed, instruction, rule }) => !fixed && instruction === 'ARG' && rule === 'no-secret-arg').map(({ name }) => name);
  const ofArgument = (name: string): string => {
    const from = secrets.find(({ id }) => id === lint.removedArgs.get(name))?.from;
    // a value that is derived from the argument (`Basic …`) is a different one
    return from && 'env' in from && from.made === undefined ? from.env : name;
  };
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
    keptArguments: left,
    mounted: new Set(
      mounts.flatMap(({ id, variable, file }) => (before.has(id) && ![...args.values()].includes(variable ?? '') ? (variable ?? file?.name ?? []) : [])),
    ),
  };
}

/** By the ids of secret mounts: where the secret is a file; undefined where it is only a variable. */
function mountTargets(text: string): ReadonlyMap<string, string | undefined> {
  const targets = new Map<string, string | undefined>();
  for (const instruction of parseDockerfile(new Document('Dockerfile', text)).instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const { type, values } of instruction.mounts) {
      const id = mountedSecretId(values);
      if (type === 'secret') targets.set(id, values.get('target') ?? (values.has('env') ? undefined : `/run/secrets/${id}`));
    }
  }
  return targets;
}

function fileKindOf(target: string | undefined): string | undefined {
  return target === undefined ? undefined : judgeFile(target, target, NO_SETTINGS).kind || undefined;
}
