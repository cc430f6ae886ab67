import type { Persisted } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { Absence } from '../edits/absence.ts';
import type { Caveat } from '../types.ts';

/** The context of a RUN that writes a secret into its layer. */
export interface WriteContext {
  readonly facts: Facts;
  readonly run: Run;
  readonly script: Script;
  /** The variables and mounted files of the RUN that hold the secret. */
  readonly names: ReadonlySet<string>;
  /** Variables of the RUN with other secrets, which a later RUN may lack. */
  readonly foreign: ReadonlySet<string>;
  /** The later RUNs of the stage and of stages built on it, which see the written file. */
  readonly later: readonly Run[];
}

/** The needs of another RUN because of a rewrite. */
export interface LaterNeed {
  readonly run: Run;
  /** Shell statements to add before its commands, each with its separator. */
  readonly prelude: readonly string[];
  /** Whether the variable itself replaces a setting, because the tool reads it by that name. */
  readonly isSetByName?: boolean;
  /** Shell statements to add after its commands, without separators. */
  readonly cleanup: readonly string[];
  /** The variables and files that the statements name, with the behaviour of the writing RUN without them. */
  readonly names: ReadonlyMap<string, Absence>;
  readonly reader: string;
}

/** A whole command to remove. */
export interface RemovedCommand {
  readonly run: Run;
  readonly command: ShellCommand;
}

/** A rewrite that keeps the secret out of the layer. */
export interface WriteRewrite {
  /** The writes that it handles. */
  readonly writes: readonly Persisted[];
  readonly edits: readonly Edit[];
  readonly removed: readonly RemovedCommand[];
  /** Statements to add before the commands of the writing RUN, each with its separator. */
  readonly prelude: readonly string[];
  /** Statements to add after its commands, without separators. */
  readonly cleanup: readonly string[];
  /** The commands that no longer need the secret: they now write a reference, or are removed. */
  readonly satisfied: readonly ShellCommand[];
  /** Other RUNs that need the secret because of the rewrite. */
  readonly later: readonly LaterNeed[];
  readonly caveats: readonly Caveat[];
  readonly effects: readonly string[];
}

/** A way to keep secrets out of a layer. `rewrite` handles as many of the writes as it can; undefined if none. */
export interface WriteRecipe {
  readonly name: string;
  rewrite(context: WriteContext, writes: readonly Persisted[]): WriteRewrite | undefined;
}
