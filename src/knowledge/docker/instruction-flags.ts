/** How BuildKit reads a flag: a value it needs, a boolean, or a value that may be given many times. */
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

/** What `--mount=type=` may say. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/instructions/commands_runmount.go */
export const MOUNT_TYPES: ReadonlySet<string> = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);

/** The keys of a mount option, each with the name that it goes by here; keys that are not listed are errors. Same source. */
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
