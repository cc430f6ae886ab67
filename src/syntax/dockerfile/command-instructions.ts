import type { Range } from '../../text/range.ts';
import { joinedBuilder, sliceJoined, toFileOffset } from '../joined-text.ts';
import { feedsProgram, type Shell, shellOf, shellOfBody, startsWindowsShell, WINDOWS_SHELL } from '../shell/interpreters.ts';
import { parseScript } from '../shell/shell.ts';
import type { Command, Interpreter, JoinedText, Run, Script, Word } from '../types.ts';
import { isSpace, skipSpace } from '../white-space.ts';
import { parseHeredocWord } from './heredocs.ts';
import type { InstructionContext } from './instruction-parts.ts';
import { type JsonString, jsonContent, jsonWord, readJsonForm } from './json-form.ts';
import type { HeredocLines } from './logical-lines.ts';
import { readMount } from './mounts.ts';

/** The command of an instruction: an exec form or a script, and what interprets it. */
interface CommandLine {
  readonly form: Run['form'];
  readonly interpreter: Interpreter;
  readonly exec: readonly Word[] | undefined;
  readonly script: Script | undefined;
}

/** RUN. `shell` runs its shell form; `bodies` are the bodies of its heredocs. */
export function readRun(context: InstructionContext, shell: Shell, bodies: readonly HeredocLines[]): Run {
  const { parts, base, report } = context;
  const mounts = parts.flagTokens.filter(({ flag }) => flag.name === 'mount' && flag.value !== undefined).map((token) => readMount(parts.line, token, report));
  return {
    ...base,
    keyword: 'RUN',
    ...readCommandLine(context, parts.argsRange, shell, bodies),
    mounts,
    flagsOffset: toFileOffset(parts.line, parts.restStart),
    commandOffset: toFileOffset(parts.line, parts.argsRange.start),
  };
}

/** CMD, ENTRYPOINT and HEALTHCHECK. */
export function readCommand(context: InstructionContext, keyword: Command['keyword'], shell: Shell): Command {
  const range = keyword === 'HEALTHCHECK' ? healthcheckCommand(context) : context.parts.argsRange;
  const line = range ? readCommandLine(context, range, shell, []) : undefined;
  return { ...context.base, keyword, exec: line?.exec, script: line?.script };
}

function healthcheckCommand({ parts, base, report }: InstructionContext): Range | undefined {
  const { text } = parts.line;
  const { start, end } = parts.argsRange;
  let at = start;
  while (at < end && !isSpace(text[at])) at++;
  const type = text.slice(start, at).toUpperCase();
  const rest = { start: skipSpace(text, at, end), end };
  if (type === '') report(base.keywordRange, 'HEALTHCHECK needs at least one argument');
  else if (type === 'NONE' && rest.start < end) report(base.range, 'HEALTHCHECK NONE takes no arguments');
  else if (type === 'CMD' && rest.start >= end) report(base.range, 'HEALTHCHECK CMD needs a command');
  else if (type !== 'NONE' && type !== 'CMD') report(base.range, 'HEALTHCHECK is followed by CMD or NONE');
  return type === 'CMD' ? rest : undefined;
}

function readCommandLine(context: InstructionContext, range: Range, shell: Shell, bodies: readonly HeredocLines[]): CommandLine {
  const { line } = context.parts;
  const json = readJsonForm(line, range);
  if (json.kind === 'wrong') context.report(context.base.range, 'a JSON array here must hold strings only');
  if (json.kind === 'strings') return readExec(line, json.strings);
  const command = line.text.slice(range.start, range.end);
  const [heredoc] = context.base.heredocs;
  if (heredoc && parseHeredocWord(command)) {
    const bodyShell = shellOfBody(heredoc.body.text, shell);
    return { form: 'heredoc', interpreter: bodyShell.interpreter, exec: undefined, script: scriptIn(heredoc.body, bodyShell) };
  }
  if (startsWindowsShell(command)) return { form: 'shell', interpreter: 'windows', exec: undefined, script: undefined };
  const source = bodies.length > 0 ? withBodies(context, range, bodies) : sliceJoined(line, range);
  const interpreter = shell.interpreter === 'posix' && bodies.length > 0 && feedsProgram(command) ? 'program' : shell.interpreter;
  return { form: 'shell', interpreter, exec: undefined, script: scriptIn(source, shell) };
}

function readExec(line: JoinedText, strings: readonly JsonString[]): CommandLine {
  const exec = strings.map((string) => jsonWord(line, string));
  const found = shellOf(strings.map(({ value }) => value));
  const string = found && strings[found.script];
  if (found?.shell === WINDOWS_SHELL) return { form: 'exec', interpreter: 'windows', exec, script: undefined };
  if (!found || !string) return { form: 'exec', interpreter: 'none', exec, script: undefined };
  return { form: 'exec', interpreter: found.shell.interpreter, exec, script: scriptIn(jsonContent(line, string), found.shell) };
}

function scriptIn(source: JoinedText, shell: Shell): Script | undefined {
  return shell.isReadable ? parseScript(source, { nounset: shell.nounset, xtrace: shell.xtrace }) : undefined;
}

/** The command line with its heredoc bodies, as BuildKit passes them to the shell; every line ending becomes `\n`. */
function withBodies({ text, parts, base }: InstructionContext, range: Range, bodies: readonly HeredocLines[]): JoinedText {
  const command = sliceJoined(parts.line, range);
  const builder = joinedBuilder('plain');
  for (const segment of command.segments) builder.add(command.text.slice(segment.joined, segment.joined + segment.length), segment.file, segment.fileLength);
  let newline = (bodies[0]?.bodyRange.start ?? 1) - 1;
  for (const { bodyRange, terminatorRange } of bodies) {
    builder.add('\n', newline, 1);
    addLines(builder, text, bodyRange);
    builder.add(text.slice(terminatorRange.start, terminatorRange.end), terminatorRange.start, terminatorRange.end - terminatorRange.start);
    newline = text.indexOf('\n', terminatorRange.end);
  }
  return builder.build(base.range.start);
}

function addLines(builder: ReturnType<typeof joinedBuilder>, text: string, range: Range): void {
  for (let at = range.start; at < range.end; ) {
    const newline = text.indexOf('\n', at);
    const end = text[newline - 1] === '\r' ? newline - 1 : newline;
    builder.add(text.slice(at, end), at, end - at);
    builder.add('\n', newline, 1);
    at = newline + 1;
  }
}
