import type { Persisted } from '../../facts/persistence.ts';
import type { Facts, VariableFlow } from '../../facts/types.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { Caveat } from '../types.ts';

/** A command that writes a flow's secret into the layer of its RUN. */
export interface WriteContext {
  readonly facts: Facts;
  readonly flow: VariableFlow;
  readonly run: Run;
  readonly script: Script;
  readonly write: Persisted;
  /** The variable of the RUN that holds the secret. */
  readonly name: string;
  /** The RUNs that follow in the stage and in stages built on it: what was written is there for them. */
  readonly later: readonly Run[];
  /** RUNs of other stages that have it because COPY --from takes it along. */
  readonly carried: readonly Run[];
}

/** What a RUN other than the writing one needs from now on. */
export interface LaterNeed {
  readonly run: Run;
  /** The variable that it needs. */
  readonly name: string;
  /** Shell statements before its commands, each with its separator. */
  readonly prelude: readonly string[];
  /** Shell statements after its commands, without separators. */
  readonly cleanup: readonly string[];
  readonly reader: string;
}

/** How the secret is kept out of the layer. */
export interface WriteRewrite {
  readonly edits: readonly Edit[];
  /** Statements before the commands of the writing RUN, each with its separator. */
  readonly prelude: readonly string[];
  /** Statements after its commands, without separators. */
  readonly cleanup: readonly string[];
  /** The commands that were rewritten: the writing one and those that feed it. */
  readonly commands: readonly ShellCommand[];
  /** Whether they still need the secret: false where it now writes a reference or is gone. */
  readonly stillReads: boolean;
  /** The RUNs that must get the secret because of the rewrite, in addition to those that read it anyway. */
  readonly later: readonly LaterNeed[];
  readonly caveats: readonly Caveat[];
  readonly effects: readonly string[];
}

/** One way to keep a secret out of a layer; undefined where it does not fit the command. */
export interface WriteRecipe {
  readonly name: string;
  rewrite(context: WriteContext): WriteRewrite | undefined;
}
