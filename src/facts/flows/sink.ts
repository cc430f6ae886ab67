import type { Run } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { Doubt } from '../commands/command-readers.ts';
import type { FilePlace } from '../project/file-texts.ts';
import type { InnerWrite } from '../project/project-reader.ts';

/** Something that we cannot see and that may read the secret or change what a rewrite means. */
export interface BlindSpot {
  readonly range: Range;
  /** windows: commands for Windows, which are not analysed. */
  readonly kind: 'windows';
}

/** What shows that a RUN reads a secret, in order of strength. `isGuess`: it could, and where another RUN is seen to read it, it does not. */
export type Evidence =
  | { readonly kind: 'named' } /** its name stands in the RUN */
  | {
      readonly kind: 'known';
      readonly program: string;
      readonly at: FilePlace | undefined;
    } /** a program that reads it by its manual, which a file of the project runs */
  | { readonly kind: 'project'; readonly at: FilePlace } /** a file of the project that the RUN executes names it */
  | { readonly kind: 'library'; readonly library: string; readonly at: FilePlace; readonly isGuess?: true } /** a library of the project reads it by itself */
  | {
      readonly kind: 'whole';
      readonly what: string;
      readonly at: FilePlace;
      readonly isGuess?: true;
    } /** a file that the RUN executes takes variables that it does not name */
  | { readonly kind: 'unseen' }; /** what the RUN executes cannot be read */

/** A RUN in whose environment (or file system) the secret is, and what is known about its commands. */
export interface Sink {
  readonly run: Run;
  /** The variable, or the absolute path of the file. */
  readonly name: string;
  /** reads: there is evidence that it does. may-read: runs something that cannot be seen. cannot-read: nothing that it runs reads it. */
  readonly certainty: 'reads' | 'may-read' | 'cannot-read';
  /** What shows it; undefined if it does not read it, and for files. */
  readonly evidence?: Evidence | undefined;
  /** Whether `$NAME` stands in the RUN. */
  readonly named: boolean;
  /** Who reads it, for people: `npm ci`, `./build.sh`; for cannot-read the commands that do not. */
  readonly reader: string;
  /** The first of the commands that certainly read it, where it can be told. */
  readonly place?: Range | undefined;
  /** Where it may read it, or a tool has it in its environment: why that cannot be ruled out. */
  readonly doubt?: Doubt | undefined;
  /** What shows that it does not read it, beyond the RUN itself: all that it runs of the project was seen, or it runs tools with lists of variables of their own. */
  readonly absence?: 'project' | 'list' | undefined;
  /**
   * Why a reader that was seen elsewhere is the likelier one. packages: it runs only code of packages, whose tools have names of their own. download: what it
   * runs is no part of the project. settings: tools that read it only where settings make them.
   */
  readonly weakness?: 'packages' | 'download' | 'settings' | undefined;
  /** Where a script of the project that the RUN runs leaves it in the layer, as far as that is seen. */
  readonly leaves?: InnerWrite | undefined;
}
