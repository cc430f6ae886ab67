import type { Run } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { Doubt } from '../commands/command-readers.ts';
import type { InnerWrite } from '../project/builds/left-writes.ts';
import type { NamedInProject } from '../project/builds/settings-reads.ts';
import type { FilePlace } from '../project/file-texts.ts';

/** Something that cannot be analysed, and that may read the secret or change the meaning of a rewrite. */
export interface BlindSpot {
  readonly range: Range;
  /** windows: commands for Windows, which are not analysed. */
  readonly kind: 'windows';
}

/** The evidence that a RUN reads a secret, strongest kind first. `isGuess`: weak evidence, which does not count if another RUN certainly reads the secret. */
export type Evidence =
  /** The RUN contains the name of the secret. */
  | { readonly kind: 'named' }
  /** A program reads the secret by its manual; `at` is the project file that runs the program, if it is not the RUN. */
  | { readonly kind: 'known'; readonly program: string; readonly at: FilePlace | undefined }
  /** A project file that the RUN executes names the secret. */
  | NamedInProject
  /** A library of the project reads the secret by itself. */
  | { readonly kind: 'library'; readonly library: string; readonly at: FilePlace; readonly isGuess?: true }
  /** A project file that the RUN executes reads variables that it does not name. */
  | { readonly kind: 'whole'; readonly what: string; readonly at: FilePlace; readonly isGuess?: true }
  /** The code that the RUN executes is unknown. */
  | { readonly kind: 'unseen' };

/** A RUN with the secret in its environment or file system, and the judgement of its commands. */
export interface Sink {
  readonly run: Run;
  /** The variable, or the absolute path of the file. */
  readonly name: string;
  /** reads: there is evidence. may-read: it executes code that cannot be analysed. cannot-read: nothing that it executes reads the secret. */
  readonly certainty: 'reads' | 'may-read' | 'cannot-read';
  /** The evidence; undefined if it does not read the secret, and for a file that it only may read. */
  readonly evidence?: Evidence | undefined;
  /** Whether the RUN contains `$NAME`. */
  readonly named: boolean;
  /** The reader, shown to people: `npm ci`, `./build.sh`. For cannot-read: the commands that do not read it. */
  readonly reader: string;
  /** Range of the first command that certainly reads it, if that is known. */
  readonly place?: Range | undefined;
  /** Whether the RUN names the file where it cannot be followed, so that it may as well delete or change it. */
  readonly isUnclear?: true | undefined;
  /** Why a read cannot be ruled out, for may-read and for tools that have the secret in their environment. */
  readonly doubt?: Doubt | undefined;
  /**
   * Why it does not read the secret, if the RUN alone does not show that. project: all executed project code is known. list: its tools read only the variables
   * of known lists.
   */
  readonly absence?: 'project' | 'list' | undefined;
  /**
   * Why readers with evidence are more likely. packages: it executes only code of packages, whose tools use other names. download: its code is not part of the
   * project. settings: its tools read the variable only if settings make them.
   */
  readonly weakness?: 'packages' | 'download' | 'settings' | undefined;
  /** The place where a project script executed by the RUN leaves the secret in the layer, if one is known. */
  readonly leaves?: InnerWrite | undefined;
}
