/** How BuildKit reads a flag: with a required value, as a boolean, or with a value that may be given several times. */
export type FlagKind = 'value' | 'boolean' | 'repeatable';

/**
 * The flags that each instruction takes. An instruction that is not listed takes none; `any` means that BuildKit does not look at them.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/instructions/parse.go
 */
export const INSTRUCTION_FLAGS: Readonly<Record<string, Readonly<Record<string, FlagKind>> | 'any'>> = {
  ADD: { chown: 'value', chmod: 'value', link: 'boolean', 'keep-git-dir': 'boolean', checksum: 'value', unpack: 'boolean', exclude: 'repeatable' },
  COPY: { chown: 'value', from: 'value', chmod: 'value', link: 'boolean', exclude: 'repeatable', parents: 'boolean' },
  FROM: { platform: 'value' },
  HEALTHCHECK: { interval: 'value', timeout: 'value', 'start-period': 'value', 'start-interval': 'value', retries: 'value' },
  RUN: { mount: 'repeatable', network: 'value', security: 'value', device: 'repeatable' },
  ARG: 'any',
  STOPSIGNAL: 'any',
};

/** Valid values of `--mount=type=`. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/instructions/commands_runmount.go */
export const MOUNT_TYPES: ReadonlySet<string> = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);

/** Keys of a mount option, each with its canonical name here. Any other key is an error. Source: https://docs.docker.com/reference/dockerfile/#run---mount */
export const MOUNT_KEYS: Readonly<Record<string, string>> = {
  type: 'type',
  from: 'from',
  source: 'source',
  src: 'source',
  target: 'target',
  dst: 'target',
  destination: 'target',
  readonly: 'readonly',
  ro: 'readonly',
  readwrite: 'readwrite',
  rw: 'readwrite',
  required: 'required',
  size: 'size',
  id: 'id',
  sharing: 'sharing',
  mode: 'mode',
  uid: 'uid',
  gid: 'gid',
  env: 'env',
};

/** A mount, as the flag of RUN. Behind the start of a command, the command gets it. Source: https://docs.docker.com/reference/dockerfile/#run---mount */
export const GIVEN_MOUNT = /^--mount=type=(?:secret|ssh|cache|bind|tmpfs)(?:,|$)/;

/** Programs with such a flag of their own. Source: https://docs.docker.com/engine/storage/bind-mounts/#syntax, https://github.com/containers/buildah/blob/main/docs/buildah-run.1.md */
export const MOUNTS_ITSELF = /^(?:docker|podman|buildah|nerdctl|finch|img|apptainer|singularity)$/;
