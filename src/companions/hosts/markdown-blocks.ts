import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { type ShellText, textOfSpans } from '../shell/text.ts';
import { type WindowsShell, windowsShellOf } from '../windows/windows.ts';

const SHELL_LANGUAGES = /^(?:|sh|bash|shell|console|shell-session|shellsession|sh-session|zsh|terminal|text|txt|ksh|dash)$/i;
const PROMPT = /^(?:\$|#|%|\u276f|\u279c|\S+@\S+[$#])[ \t]+(?=\S)/;

/** Documents about past versions, whose commands stay as they were. */
const TELLS_OF_CHANGES = /(?:^|\/)(?:change-?logs?|changes|history|news|releases?(?:[-_]notes)?|migrat\w*|upgrad\w*)(?:[-_.][\w.-]*)?\.\w+$/i;

/** The lines of a fenced block, without the fences. */
interface Block {
  readonly indent: number;
  readonly lines: readonly Range[];
  /** Whether it holds commands for a POSIX shell. */
  readonly shell: boolean;
  /** The shell of Windows that its commands are for. */
  readonly windows: WindowsShell | undefined;
}

/** All fenced blocks, of any language. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fencedBlocks(document: Document): readonly Block[] {
  const blocks: Block[] = [];
  let open: (Omit<Block, 'lines'> & { readonly fence: string; readonly lines: Range[] }) | undefined;
  for (let line = 1; line <= document.lineCount; line++) {
    const range = document.lineRange(line);
    const text = document.slice(range);
    const fence = /^([ \t>]*)(`{3,}|~{3,})[ \t]*\{?\.?([\w-]*)/.exec(text);
    if (open) {
      if (fence?.[2]?.startsWith(open.fence) && /^\s*$/.test(text.slice(fence[0].length)) && fence[3] === '') {
        blocks.push(open);
        open = undefined;
      } else open.lines.push(range);
    } else if (fence) {
      const language = fence[3] ?? '';
      open = {
        fence: fence[2] ?? '```',
        indent: fence[1]?.length ?? 0,
        shell: SHELL_LANGUAGES.test(language),
        windows: windowsShellOf(language),
        lines: [],
      };
    }
  }
  return blocks;
}

/** The commands of a block. If some lines have a prompt: those lines with their continuations; otherwise all lines. Each span includes its line break. */
function commandSpans(document: Document, block: Block): readonly Range[] {
  const bodies = block.lines.map((range): Range => {
    const lead = Math.min(block.indent, /^(?:[ \t]|>)*/.exec(document.slice(range))?.[0].length ?? 0);
    return { start: range.start + lead, end: range.end };
  });
  const prompted = bodies.some((range) => PROMPT.test(document.slice(range)) && !/^#/.test(document.slice(range)));
  const spans: Range[] = [];
  let continues = false;
  for (const range of bodies) {
    const text = document.slice(range);
    const prompt = PROMPT.exec(text)?.[0].length ?? 0;
    if (!prompted || continues || prompt > 0) {
      const lead = prompted ? (prompt > 0 && !continues ? prompt : (/^>[ \t]+/.exec(text)?.[0].length ?? 0)) : 0;
      const eol = document.text.startsWith('\r\n', range.end) ? 2 : 1;
      spans.push({ start: range.start + lead, end: range.end });
      if (range.end < document.text.length) spans.push({ start: range.end + eol - 1, end: range.end + eol });
      continues = text.trimEnd().endsWith('\\');
    } else continues = false;
  }
  return spans;
}

/** Inline code that passes a build argument. https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpans(document: Document, blocks: readonly Block[]): readonly Range[] {
  if (!document.text.includes('--build-arg')) return [];
  return [...document.text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].flatMap((match) => {
    const range = { start: match.index + 1, end: match.index + 1 + (match[1]?.length ?? 0) };
    return /--build-arg\b/.test(match[1] ?? '') && !blocks.some(({ lines }) => lines.some((line) => line.start <= range.start && range.end <= line.end))
      ? [range]
      : [];
  });
}

/** A bullet, a number or a quote mark of a list or a quotation, and a prompt. */
const MARK = /^(?:[ \t]|>|[-*+][ \t]|\d{1,3}[.)][ \t]|\$[ \t])*/;
/** A command that builds an image: no sentence starts with one. */
const BUILD = /^(?:sudo[ \t]{1,4})?(?:docker|podman|nerdctl|buildah)[ \t]{1,4}(?:buildx[ \t]{1,4}|image[ \t]{1,4})?(?:build|bud|b)[ \t]/;
/** A line of an indented block that is no prose: a command in lower case, a comment, an assignment, or the rest of a command. */
const COMMAND_LINE = /^(?: {4}|\t)[ \t]*(?:\$[ \t])?(?:[a-z.~/][\w./-]{0,80}(?:[ \t=]|$)|#|[A-Z_]{1,80}=|--?\w)/;

/** Whether a line is a build command. One with code spans is a sentence. */
function isBuild(line: string): boolean {
  return !line.includes('`') && BUILD.test(line.slice(MARK.exec(line)?.[0].length ?? 0));
}

/** Commands outside of fences: blocks by their indent, and lines that are one command. https://spec.commonmark.org/0.31.2/#indented-code-blocks */
function bareCommands(document: Document, blocks: readonly Block[]): readonly (readonly Range[])[] {
  if (!document.text.includes('--build-arg')) return [];
  const fenced = new Set(blocks.flatMap(({ lines }) => lines.map(({ start }) => start)));
  const all = Array.from({ length: document.lineCount }, (_, index) => document.lineRange(index + 1));
  const found: (readonly Range[])[] = [];
  for (let index = 0; index < all.length; index++) {
    const range = all[index];
    if (!range || fenced.has(range.start)) continue;
    const text = document.slice(range);
    const end = COMMAND_LINE.test(text) ? endOfIndented(document, all, index, fenced) : isBuild(text) ? endOfCommand(document, all, index) : index;
    if (end === index) continue;
    const lines = all.slice(index, end);
    if (lines.some((line) => isBuild(document.slice(line)))) {
      const indent = MARK.exec(text)?.[0].length ?? 0;
      // only the first line of a command has the mark of a list
      const [first, ...rest] = commandSpans(document, { indent: 0, lines, shell: true, windows: undefined });
      found.push(first && first.start < range.start + indent ? [{ ...first, start: range.start + indent }, ...rest] : [...(first ? [first] : []), ...rest]);
    }
    index = end - 1;
  }
  return found;
}

/** The index after the lines of an indented block. */
function endOfIndented(document: Document, lines: readonly Range[], start: number, fenced: ReadonlySet<number>): number {
  let end = start;
  for (let line = lines[end]; line && !fenced.has(line.start) && COMMAND_LINE.test(document.slice(line)); line = lines[end]) end++;
  return end;
}

/** The index after the lines of a command, of which all but the last end with a backslash. */
function endOfCommand(document: Document, lines: readonly Range[], start: number): number {
  let end = start;
  for (let line = lines[end]; line && document.slice(line).trimEnd().endsWith('\\'); line = lines[end]) end++;
  return end + 1;
}

/** The shell texts of a document, and its blocks for shells of Windows. */
export interface Commands {
  readonly shell: readonly ShellText[];
  readonly windows: readonly { readonly lines: readonly Range[]; readonly shell: WindowsShell }[];
}

/** Cached, because every changed Dockerfile asks for the commands of every document. */
const COMMANDS = new WeakMap<Document, Commands>();

/** Returns the commands that a document shows. */
export function commandsIn(document: Document): Commands {
  const known = COMMANDS.get(document);
  if (known) return known;
  const all = fencedBlocks(document);
  const tellsOfChanges = TELLS_OF_CHANGES.test(document.path);
  const inSentences = tellsOfChanges ? [] : [...codeSpans(document, all).map((span) => [span]), ...bareCommands(document, all)];
  const spans = [...all.filter(({ shell }) => shell).map((block) => commandSpans(document, block)), ...inSentences];
  const write = (text: string): string => (document.eol === '\r\n' ? text.replaceAll('\n', '\r\n') : text);
  const shell = spans.map((span): ShellText => ({ joined: textOfSpans(document.text, span), write }));
  const commands = { shell, windows: all.flatMap((block) => (block.windows ? { lines: block.lines, shell: block.windows } : [])) };
  COMMANDS.set(document, commands);
  return commands;
}
