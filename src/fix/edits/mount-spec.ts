import type { BuildSecret } from '../../caller-change.ts';
import type { MountSpec } from '../types.ts';

/**
 * A `--mount=…` flag, spelled so that every BuildKit since 0.8 and Buildah read it alike: `type` first, only literals.
 * Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
 */
export function formatMount(mount: MountSpec): string {
  const options = [`type=${mount.type}`];
  if (mount.type === 'secret' || mount.id !== 'default') options.push(`id=${mount.id}`);
  if (mount.env !== undefined) options.push(`env=${mount.env}`);
  if (mount.target !== undefined) options.push(`target=${mount.target}`);
  if (mount.uid !== undefined) options.push(`uid=${mount.uid}`);
  if (mount.mode !== undefined) options.push(`mode=${mount.mode}`);
  if (mount.required) options.push('required=true');
  return `--mount=${options.join(',')}`;
}

/** The options of a mount that a policy may set. Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
const OPTIONS: ReadonlySet<string> = new Set(['type', 'id', 'env', 'target', 'dst', 'destination', 'uid', 'mode', 'required']);

/** Reads a mount as it stands behind `--mount=`, a secret if it has no type; undefined if it is no secret or ssh mount of which all options are known. */
export function readMountSpec(text: string): MountSpec | undefined {
  const pairs = text.split(',').map((part) => /^([a-z]+)(?:=([^\s,"'$]+))?$/.exec(part));
  if (pairs.some((pair) => pair === null || !OPTIONS.has(pair[1] ?? ''))) return undefined;
  const values = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
  const type = values.get('type') ?? 'secret';
  const id = values.get('id') ?? (type === 'ssh' ? 'default' : '');
  if ((type !== 'secret' && type !== 'ssh') || id === '' || values.size < pairs.length) return undefined;
  const target = values.get('target') ?? values.get('dst') ?? values.get('destination');
  const [env, uid, mode, required] = ['env', 'uid', 'mode', 'required'].map((key) => values.get(key));
  const isValid =
    [env, target].every((value) => value !== '') &&
    (uid === undefined || /^\d+$/.test(uid)) &&
    (mode === undefined || /^0?[0-7]{3}$/.test(mode)) &&
    (required === undefined || /^(?:true|false)?$/.test(required));
  if (!isValid) return undefined;
  return {
    type,
    id,
    ...(env === undefined ? {} : { env }),
    ...(target === undefined ? {} : { target }),
    ...(uid === undefined ? {} : { uid: Number(uid) }),
    ...(mode === undefined ? {} : { mode }),
    required: required !== undefined && required !== 'false',
  };
}

/** Reads where a build gets a secret, as it stands behind `--secret id=…,`; undefined if it is neither `env=NAME` nor `src=PATH`. */
export function readSource(text: string): BuildSecret['from'] | undefined {
  const [, key = '', value = ''] = /^(env|src|source)=([^\s,"'$]+)$/.exec(text) ?? [];
  if (key === 'env') return /^[A-Za-z_]\w*$/.test(value) ? { env: value } : undefined;
  return value === '' ? undefined : { file: value.replace(/^\.\//, '') };
}
