/**
 * What is written in a Dockerfile, as a tree with offsets. Nothing here knows a secret, and nothing throws on bad input.
 *
 * - `parseDockerfile` (dockerfile/dockerfile.ts): directives, comments, stages and instructions, with what BuildKit would refuse
 * - `parseScript` (shell/shell.ts): the commands of a script, which every RUN in shell form has already
 * - `unwrapCommand` (shell/wrapped-command.ts): the program behind `sudo`, `env` and the like
 * - `toFileRange`, `encode` (joined-text.ts): between a logical line and the document
 * - `findStage` (dockerfile/stages.ts): the stage that a name or number means
 * - `secondParser` (dockerfile/second-parser.ts): the cross-check before a file is rewritten, loaded only then
 * - `parseDockerignore`, `isIgnored` (dockerignore.ts): what the build context leaves out
 *
 * This module holds the types of the tree, and loads none of those parsers.
 */
import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import type { JoinedText } from './joined-text.ts';
import type { Interpreter, Script } from './shell/types.ts';

export type { JoinedText, Segment } from './joined-text.ts';
export type * from './shell/types.ts';

/** Something that BuildKit would refuse, or that we may read differently. A file with such a problem is not fixed. */
export interface SyntaxProblem {
  readonly range: Range;
  readonly message: string;
}

/** A parser directive: `# name=value` in the block at the top of the file. */
export interface Directive {
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: string;
  readonly range: Range;
  readonly valueRange: Range;
}

/** A comment line; it may stand between the lines of an instruction. `text` is without `#` and white space, `range` goes from the `#` to the end of the line. */
export interface Comment {
  readonly text: string;
  readonly range: Range;
}

/** `$X` or `${X…}` in a word that BuildKit itself expands. `operator` is '' or ':-', '-', ':+', '+', ':?', '?', '#', '##', '%', '%%', '/', '//'. */
export interface VariableReference {
  readonly name: string;
  readonly operator: string;
  /** The text after the operator, as written. */
  readonly operand: string;
  readonly range: Range;
}

/** A word of an instruction other than RUN: `value` has quotes and escapes resolved, `$X` kept as written. */
export interface Word {
  readonly value: string;
  readonly range: Range;
  readonly references: readonly VariableReference[];
}

/** `--name=value` before the arguments of an instruction. */
export interface Flag {
  readonly name: string;
  /** Unquoted; undefined for a flag without `=`. */
  readonly value: string | undefined;
  readonly range: Range;
}

export interface Heredoc {
  readonly name: string;
  /** `<<"EOF"`: nothing in the body is expanded. */
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** The word `<<EOF` on the instruction's line. */
  readonly wordRange: Range;
  /** The lines between, endings included, without the terminator. */
  readonly bodyRange: Range;
  readonly body: JoinedText;
  /** `$X` in the body, none if quoted. */
  readonly references: readonly VariableReference[];
}

interface InstructionBase {
  /** From the keyword (ONBUILD included) to the end of the last line, without its ending; heredoc bodies and terminators included. */
  readonly range: Range;
  readonly keywordRange: Range;
  /** Whether it stands behind ONBUILD; `keyword` is the instruction that is triggered. */
  readonly onbuild: boolean;
  /** Index into `Dockerfile.stages`; undefined before the first FROM. */
  readonly stage: number | undefined;
  readonly flags: readonly Flag[];
  /** The arguments: the logical line after keyword and flags. */
  readonly args: JoinedText;
  readonly heredocs: readonly Heredoc[];
}

export interface From extends InstructionBase {
  readonly keyword: 'FROM';
  readonly image: Word;
  readonly name: string | undefined;
  readonly platform: string | undefined;
}

/** One `NAME=value` or `NAME` of ARG, ENV or LABEL. `name` is without quotes, `nameRange` with them; `range` spans the whole pair. */
export interface Entry {
  readonly name: string;
  readonly nameRange: Range;
  /** Undefined for an ARG without `=`. */
  readonly value: Word | undefined;
  readonly range: Range;
}

export interface Arg extends InstructionBase {
  readonly keyword: 'ARG';
  readonly entries: readonly Entry[];
}

export interface Env extends InstructionBase {
  readonly keyword: 'ENV';
  /** legacy: `ENV NAME the rest of the line`, which has one entry. */
  readonly form: 'pairs' | 'legacy';
  readonly entries: readonly Entry[];
}

export interface Label extends InstructionBase {
  readonly keyword: 'LABEL';
  readonly entries: readonly Entry[];
}

export interface Copy extends InstructionBase {
  readonly keyword: 'COPY' | 'ADD';
  readonly form: 'words' | 'json';
  /** Without the heredocs, which are in `heredocs`. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
  /** `--from=`, as written. */
  readonly from: string | undefined;
}

export interface Mount {
  readonly type: string;
  /** The flag `--mount=…`. */
  readonly range: Range;
  /** The value after `--mount=`. */
  readonly valueRange: Range;
  readonly options: readonly MountOption[];
  /** Values by canonical key (`target` for `dst` and `destination`, `id` for the `source` of a secret); '' for an option without a value. */
  readonly values: ReadonlyMap<string, string>;
}

export interface MountOption {
  readonly key: string;
  readonly value: string | undefined;
  readonly range: Range;
}

export interface Run extends InstructionBase {
  readonly keyword: 'RUN';
  readonly form: 'shell' | 'exec' | 'heredoc';
  readonly mounts: readonly Mount[];
  readonly interpreter: Interpreter;
  /** The offset where a mount can be inserted: before flags and command. */
  readonly flagsOffset: number;
  /** The offset of the command after the flags: of `[` in the exec form, of `<<` before a heredoc. */
  readonly commandOffset: number;
  /** The words of the exec form. */
  readonly exec: readonly Word[] | undefined;
  /** The script of the shell form, the heredoc body or `["sh","-c",…]`; undefined if we cannot parse the language of the shell. */
  readonly script: Script | undefined;
}

/** CMD and ENTRYPOINT, and the command of HEALTHCHECK. */
export interface Command extends InstructionBase {
  readonly keyword: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK';
  readonly exec: readonly Word[] | undefined;
  readonly script: Script | undefined;
}

export interface Other extends InstructionBase {
  readonly keyword: 'EXPOSE' | 'VOLUME' | 'USER' | 'WORKDIR' | 'STOPSIGNAL' | 'SHELL' | 'MAINTAINER';
  /** The arguments as words, e.g. the user of USER. For a JSON SHELL its strings. */
  readonly words: readonly Word[];
}

export type Instruction = From | Arg | Env | Label | Copy | Run | Command | Other;

export interface Stage {
  readonly index: number;
  /** In lower case, as BuildKit compares names; see `findStage`. */
  readonly name: string | undefined;
  readonly from: From;
  /** The earlier stage that FROM names (with the defaults of the global ARGs expanded); undefined for an image. */
  readonly parent: Stage | undefined;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly document: Document;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Where `# syntax=` belongs: after a byte order mark and a shebang line. */
  readonly directiveOffset: number;
  readonly comments: readonly Comment[];
  /** Instructions before the first FROM; only ARG is legal there. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** All instructions, in order. */
  readonly instructions: readonly Instruction[];
  readonly problems: readonly SyntaxProblem[];
}
