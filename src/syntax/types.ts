import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import type { JoinedText } from './joined-text.ts';
import type { Interpreter, Script } from './shell/types.ts';

export type { JoinedText, Segment } from './joined-text.ts';
export type * from './shell/types.ts';

/** Something that BuildKit would refuse, or that we cannot read as BuildKit does: `--fix` leaves such a file alone. */
export interface SyntaxProblem {
  readonly range: Range;
  readonly message: string;
}

/** `# name=value` in the unbroken block at the top that BuildKit honours. */
export interface Directive {
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: string;
  readonly range: Range;
  readonly valueRange: Range;
}

/** A comment line, `text` without the `#` and the white space around, `range` from the `#` to the end of the line; it may stand between the lines of an instruction. */
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
  /** `$X` in the body, none where quoted. */
  readonly references: readonly VariableReference[];
}

interface InstructionBase {
  /** From the keyword (of ONBUILD, where there is one) to the end of its last line, without the ending; heredoc bodies and their terminators included. */
  readonly range: Range;
  readonly keywordRange: Range;
  /** Under ONBUILD: `keyword` is then the one that ONBUILD triggers. */
  readonly onbuild: boolean;
  /** Index into `Dockerfile.stages`; undefined before the first FROM. */
  readonly stage: number | undefined;
  readonly flags: readonly Flag[];
  /** What follows keyword and flags, joined. */
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
  /** `ENV NAME the rest` has one entry and is not `pairs`. */
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
  /** Where the value of `--mount=` stands. */
  readonly valueRange: Range;
  readonly options: readonly MountOption[];
  /** The option's value by its canonical key (`id` for `source`/`src` of a secret, `target` for `dst`/`destination`); '' for a bare flag. */
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
  /** Where a mount may be inserted: after the keyword and its white space, before flags and command. */
  readonly flagsOffset: number;
  /** Where the command starts: after the flags; the bracket of the exec form, the `<<EOF` of a heredoc. */
  readonly commandOffset: number;
  /** The words of the exec form. */
  readonly exec: readonly Word[] | undefined;
  /** The commands, where a shell that we can read runs them: shell form, heredoc body, or the script of `["sh","-c",…]`. */
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
  /** The stage that FROM names, with the defaults of the global ARGs put in, if it is one. Never a cycle: a stage can only name an earlier one. */
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
  /** Before the first FROM; only ARG is legal there. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** All of them in order. */
  readonly instructions: readonly Instruction[];
  readonly problems: readonly SyntaxProblem[];
}
