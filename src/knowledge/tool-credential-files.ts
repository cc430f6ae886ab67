import type { Row } from './row.ts';

/** How a tool is given the path of a credential file. Such a file is a credential whatever its name is. */
export interface CredentialFileUse extends Row {
  /** The kind of the file, as in secret-files.ts. */
  readonly kind: string;
  /** Set if the file may also hold no credential: a settings file with room for a login. */
  readonly mostly?: true;
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly when?: RegExp;
  /** Options whose value is the path: `--key-file PATH`, `--key-file=PATH`; of a short one also `-iPATH`. */
  readonly options?: readonly string[];
  /** Text before the path in that value: `-H @PATH`, `-pass file:PATH`. */
  readonly prefix?: string;
  /** Key of the path in that value, if the value is a list: `-o ro,credentials=PATH`. */
  readonly inList?: string;
  /** Set if each operand is such a path: `ssh-add PATH`. */
  readonly operands?: true;
  /** Set if it reads the file on its standard input: `ssh-add - < PATH`. */
  readonly input?: true;
  /** Programs that take the same option for settings of their own: a file that they are given too is no login. */
  readonly notOf?: readonly string[];
  /** Environment variables whose value is the path. */
  readonly variables?: readonly string[];
  /** Finds a call of the tool within a setting of another tool; the group `path` is the path: `GIT_SSH_COMMAND="ssh -i PATH"`. */
  readonly text?: RegExp;
}

/** Commands that accept only public keys or certificates: a key that such a command is given is no secret. */
export interface PublicKeyUse extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Matched against the other commands of the RUN, a line each. If set, only what they do with the key shows that it is public: `gpg --verify`. */
  readonly besides?: RegExp;
}
