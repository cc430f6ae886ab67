import type { Row } from './row.ts';

/** How a tool is told the path of a credential file: such a file is one whatever it is called. */
export interface CredentialFileUse extends Row {
  /** Its kind in secret-files.ts. */
  readonly kind: string;
  /** It may hold no credential as well: settings that a login can stand in. */
  readonly mostly?: true;
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
  /** Options whose value is the path: `--key-file PATH`, `--key-file=PATH`; of a short one also `-iPATH`. */
  readonly options?: readonly string[];
  /** What stands before the path in that value: `-H @PATH`, `-pass file:PATH`. */
  readonly prefix?: string;
  /** Its name in that value, which is a list: `-o ro,credentials=PATH`. */
  readonly inList?: string;
  /** Whether each argument that is no option is such a path: `ssh-add PATH`. */
  readonly operands?: true;
  /** Variables of the environment whose value is the path. */
  readonly variables?: readonly string[];
  /** The command of the tool within a setting of another one, with the path in the group `path`: `GIT_SSH_COMMAND="ssh -i PATH"`. */
  readonly text?: RegExp;
}

/** Commands that take public keys or certificates and nothing else: a key that one of them is given is nobody's secret. */
export interface PublicKeyUse extends Row {
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}
