import type { Script } from '../../syntax/types.ts';
import type { ValueSource } from './argument-value.ts';
import type { BuildCall } from './build-invocation.ts';
import type { Folders } from './build-invocation-place.ts';

/** A shell text, with the facts that its host provides about its environment. */
export interface ShellSite {
  readonly text: string;
  /** A global RegExp for templates that the host expands before the shell sees the text, e.g. `${{ … }}`. */
  readonly template?: RegExp;
  readonly folders: Folders;
  /** Why the host builds without BuildKit, if it does: it sets DOCKER_BUILDKIT=0, or uses an old docker. */
  readonly legacy?: string | undefined;
  /** Variables that the host sets for the shell, even if the text only reads them. */
  readonly sets?: ReadonlySet<string>;
  /** Returns how the value of a template can be passed; omitted if the template must stay in the script. */
  readonly resolveTemplate?: (value: string, variable: string, script: Script) => ValueSource;
  /** The value of a template in a path, if it is known before run time. */
  readonly expand?: (template: string) => string | undefined;
  /** Whether a template that is a whole word may contain a `--file`; omitted if any may. */
  readonly choosesFile?: (template: string) => boolean;
  /** False if an assignment before a command of the text is not possible. */
  readonly assigns?: boolean;
  /** Set for documents that may describe builds in general: a build is ours only if it passes a removed argument. */
  readonly onlyMentions?: boolean;
  /** Set for documents: a value that a command of them writes out is an example. */
  readonly isShown?: boolean;
  /**
   * The option to add to a build whose image is needed later: `--load` for `docker buildx build`, `--output type=docker` for `docker build`. Omitted if the
   * host does not need it.
   */
  readonly output?: (call: BuildCall) => string | undefined;
}
