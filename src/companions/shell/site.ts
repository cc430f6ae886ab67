import type { Script } from '../../syntax/types.ts';
import type { BuildCall } from './build-invocation.ts';
import type { Folders } from './build-invocation-place.ts';
import type { ValueSource } from './build-invocation-rewrite.ts';

/** A shell text and what its host says about the place it runs in. */
export interface ShellSite {
  readonly text: string;
  /** Templating that the host resolves before the shell sees the text, e.g. `${{ … }}`; a global expression. */
  readonly template?: RegExp;
  readonly folders: Folders;
  /** Why the host builds without BuildKit, if it does: it sets DOCKER_BUILDKIT=0, or runs an old docker. */
  readonly legacy?: string | undefined;
  /** Variables that the host sets for the shell, although the text may read them only. */
  readonly sets?: ReadonlySet<string>;
  /** Where the value of a template can be had; without it the text stays inside the script. */
  readonly resolveTemplate?: (value: string, variable: string, script: Script) => ValueSource;
  /** The value of a template in a path, if it is known before any run. */
  readonly expand?: (template: string) => string | undefined;
  /** Whether a template that is a whole word may hold a `--file`; without it, any may. */
  readonly choosesFile?: (template: string) => boolean;
  /** False if no variable can be set before a command of the text. */
  readonly assigns?: boolean;
  /** Only builds that pass a removed argument are ours for sure: the text is a document that may speak of builds in general. */
  readonly onlyMentions?: boolean;
  /** `--load` for a `docker buildx build`, or `--output type=docker` for a `docker build`, whose image is needed later; undefined: not asked for. */
  readonly output?: (call: BuildCall) => string | undefined;
}
