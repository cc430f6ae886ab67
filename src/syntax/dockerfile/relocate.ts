import type { Range } from '../../text/range.ts';
import type {
  Entry,
  Heredoc,
  Instruction,
  JoinedText,
  Mount,
  Redirect,
  Script,
  ShellAssignment,
  ShellCommand,
  ShellWord,
  VariableRead,
  VariableReference,
  Word,
} from '../types.ts';

/** A deep copy of an instruction, `by` UTF-16 units further on and in another stage. Nothing is shared: maps use instructions as keys, by identity. */
export function moveInstruction(instruction: Instruction, by: number, stage: number | undefined): Instruction {
  const base = {
    range: moveRange(instruction.range, by),
    keywordRange: moveRange(instruction.keywordRange, by),
    stage,
    flags: instruction.flags.map((flag) => ({ ...flag, range: moveRange(flag.range, by) })),
    args: moveJoined(instruction.args, by),
    heredocs: instruction.heredocs.map((heredoc) => moveHeredoc(heredoc, by)),
  };
  switch (instruction.keyword) {
    case 'FROM':
      return { ...instruction, ...base, image: moveWord(instruction.image, by) };
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return { ...instruction, ...base, entries: instruction.entries.map((entry) => moveEntry(entry, by)) };
    case 'COPY':
    case 'ADD':
      return {
        ...instruction,
        ...base,
        sources: moveWords(instruction.sources, by),
        destination: instruction.destination && moveWord(instruction.destination, by),
      };
    case 'RUN':
      return {
        ...instruction,
        ...base,
        mounts: instruction.mounts.map((mount) => moveMount(mount, by)),
        flagsOffset: instruction.flagsOffset + by,
        commandOffset: instruction.commandOffset + by,
        exec: instruction.exec && moveWords(instruction.exec, by),
        script: instruction.script && moveScript(instruction.script, by),
      };
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return {
        ...instruction,
        ...base,
        exec: instruction.exec && moveWords(instruction.exec, by),
        script: instruction.script && moveScript(instruction.script, by),
      };
    default:
      return { ...instruction, ...base, words: moveWords(instruction.words, by) };
  }
}

/** The range, `by` units further on. */
export function moveRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function moveJoined({ text, segments, encoding }: JoinedText, by: number): JoinedText {
  return {
    text,
    segments: segments.map(({ joined, file, length, fileLength }) => ({ joined, file: file + by, length, fileLength })),
    encoding,
  };
}

function moveHeredoc(heredoc: Heredoc, by: number): Heredoc {
  return {
    ...heredoc,
    wordRange: moveRange(heredoc.wordRange, by),
    bodyRange: moveRange(heredoc.bodyRange, by),
    body: moveJoined(heredoc.body, by),
    references: moveReferences(heredoc.references, by),
  };
}

function moveReferences(references: readonly VariableReference[], by: number): readonly VariableReference[] {
  return references.map((reference) => ({ ...reference, range: moveRange(reference.range, by) }));
}

function moveWord({ value, range, references }: Word, by: number): Word {
  return { value, range: moveRange(range, by), references: moveReferences(references, by) };
}

function moveWords(words: readonly Word[], by: number): readonly Word[] {
  return words.map((word) => moveWord(word, by));
}

function moveEntry({ name, nameRange, value, range }: Entry, by: number): Entry {
  return { name, nameRange: moveRange(nameRange, by), value: value && moveWord(value, by), range: moveRange(range, by) };
}

function moveMount(mount: Mount, by: number): Mount {
  return {
    ...mount,
    range: moveRange(mount.range, by),
    valueRange: moveRange(mount.valueRange, by),
    options: mount.options.map((option) => ({ ...option, range: moveRange(option.range, by) })),
  };
}

/** Copies of objects that a script refers to from several places, by the original: each must be copied once. */
interface Moved {
  readonly by: number;
  readonly reads: Map<VariableRead, VariableRead>;
  readonly redirects: Map<Redirect, Redirect>;
}

function moveScript(script: Script, by: number): Script {
  const moved: Moved = { by, reads: new Map(), redirects: new Map() };
  const commands = script.commands.map((command) => moveCommand(command, moved));
  return {
    source: moveJoined(script.source, by),
    ok: script.ok,
    range: moveRange(script.range, by),
    items: script.items.map((item) => ({
      range: moveRange(item.range, by),
      operator: item.operator,
      operatorRange: moveRange(item.operatorRange, by),
      command: item.command && commands[script.commands.indexOf(item.command)],
      editable: item.editable,
    })),
    commands,
    reads: moveReads(script.reads, moved),
    writes: script.writes,
    lastingWrites: script.lastingWrites,
    functions: script.functions.map(({ name, range }) => ({ name, range: moveRange(range, by) })),
    loops: script.loops.map(({ name, words }) => ({ name, words: words.map((word) => moveShellWord(word, moved)) })),
    nounset: script.nounset,
    xtrace: script.xtrace,
  };
}

function moveCommand(command: ShellCommand, moved: Moved): ShellCommand {
  return {
    name: command.name,
    words: command.words.map((word) => moveShellWord(word, moved)),
    assignments: command.assignments.map((assignment) => moveAssignment(assignment, moved)),
    redirects: command.redirects.map((redirect) => moveRedirect(redirect, moved)),
    inherited: command.inherited.map((redirect) => moveRedirect(redirect, moved)),
    range: moveRange(command.range, moved.by),
    editable: command.editable,
    item: command.item,
    within: command.within,
    pipeline: command.pipeline,
    ...(command.isScriptSeen ? { isScriptSeen: command.isScriptSeen } : {}),
  };
}

function moveShellWord(word: ShellWord, moved: Moved): ShellWord {
  const { text, value, literal, range, editable, reads, substitutions } = word;
  return { text, value, literal, range: moveRange(range, moved.by), editable, reads: moveReads(reads, moved), substitutions };
}

function moveAssignment({ name, value, range }: ShellAssignment, moved: Moved): ShellAssignment {
  return { name, value: value && moveShellWord(value, moved), range: moveRange(range, moved.by) };
}

function moveRedirect(redirect: Redirect, moved: Moved): Redirect {
  const known = moved.redirects.get(redirect);
  if (known) return known;
  const { operator, descriptor, target, range, heredoc } = redirect;
  const result: Redirect = {
    operator,
    ...(descriptor === undefined ? {} : { descriptor }),
    target: target && moveShellWord(target, moved),
    range: moveRange(range, moved.by),
    heredoc: heredoc && { ...heredoc, bodyRange: moveRange(heredoc.bodyRange, moved.by), reads: moveReads(heredoc.reads, moved) },
  };
  moved.redirects.set(redirect, result);
  return result;
}

function moveReads(reads: readonly VariableRead[], moved: Moved): readonly VariableRead[] {
  if (reads.length === 0) return reads;
  return reads.map((read) => {
    const known = moved.reads.get(read);
    if (known) return known;
    const result = { ...read, range: moveRange(read.range, moved.by) };
    moved.reads.set(read, result);
    return result;
  });
}
