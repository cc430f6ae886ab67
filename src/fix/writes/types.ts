import type { Persisted } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { Absence } from '../edits/absence.ts';
import type { Caveat } from '../types.ts';

/** A RUN that writes a secret into its layer. */
export interface WriteContext {
  readonly facts: Facts;
  readonly run: Run;
  readonly script: Script;
  /** The variables and mounted files of the RUN that hold the secret. */
  readonly names: ReadonlySet<string>;
  /** Variables of the RUN that hold other secrets, which a later RUN would not have. */
  readonly foreign: ReadonlySet<string>;
  /** The RUNs that follow in the stage and in stages built on it: what was written is there for them. */
  readonly later: readonly Run[];
}

/** What a RUN other than the writing one needs from now on. */
export interface LaterNeed {
  readonly run: Run;
  /** Shell statements before its commands, each with its separator. */
  readonly prelude: readonly string[];
  /** Shell statements after its commands, without separators. */
  readonly cleanup: readonly string[];
  /** The variables and files that the statements name, with what the writing RUN does without them. */
  readonly names: ReadonlyMap<string, Absence>;
  readonly reader: string;
}

/** A whole command that goes. */
export interface RemovedCommand {
  readonly run: Run;
  readonly command: ShellCommand;
}

/** How the secret is kept out of the layer. */
export interface WriteRewrite {
  /** The writes that it takes care of. */
  readonly writes: readonly Persisted[];
  readonly edits: readonly Edit[];
  readonly removed: readonly RemovedCommand[];
  /** Statements before the commands of the writing RUN, each with its separator. */
  readonly prelude: readonly string[];
  /** Statements after its commands, without separators. */
  readonly cleanup: readonly string[];
  /** The commands that no longer need the secret: they now write a reference, or are gone. */
  readonly satisfied: readonly ShellCommand[];
  /** The RUNs that must get the secret because of the rewrite, in addition to those that read it anyway. */
  readonly later: readonly LaterNeed[];
  readonly caveats: readonly Caveat[];
  readonly effects: readonly string[];
}

/** One way to keep secrets out of a layer, for as many of the writes as it fits; undefined where it fits none. */
export interface WriteRecipe {
  readonly name: string;
  rewrite(context: WriteContext, writes: readonly Persisted[]): WriteRewrite | undefined;
}
