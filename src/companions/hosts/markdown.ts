import { posix } from 'node:path';
import { toFileRange } from '../../syntax/joined-text.ts';
import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { spokenOf } from '../shell/mentions.ts';
import { mentionCaveat } from '../shell/other-callers.ts';
import { type ShellText, textOfSpans } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';

const SHELL_LANGUAGES = /^(?:|sh|bash|shell|console|shell-session|shellsession|sh-session|zsh|terminal|text|txt|ksh|dash)$/i;
const PROMPT = /^(?:\$|#|%|\u276f|\u279c|\S+@\S+[$#])[ \t]+(?=\S)/;

/** A placeholder for readers, `<your token>`, which a shell would take for redirections. */
const PLACEHOLDER = /(?<![<\d&])<[A-Za-z](?:[\w .:/'-]{0,60}[\w.'])?>/g;

/** Documents about past versions, whose commands stay as they were. */
const TELLS_OF_CHANGES = /(?:^|\/)(?:change-?logs?|changes|history|news|releases?(?:[-_]notes)?|migrat\w*|upgrad\w*)(?:[-_.][\w.-]*)?\.\w+$/i;

/** The lines of a fenced block, without the fences. */
interface Block {
  readonly indent: number;
  readonly lines: readonly Range[];
  /** Whether it holds shell commands. */
  readonly shell: boolean;
}

/** All fenced blocks, of any language. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fencedBlocks(document: Document): readonly Block[] {
  const blocks: Block[] = [];
  let open: { fence: string; indent: number; shell: boolean; lines: Range[] } | undefined;
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
      open = { fence: fence[2] ?? '```', indent: fence[1]?.length ?? 0, shell: SHELL_LANGUAGES.test(fence[3] ?? ''), lines: [] };
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

/** Cached, because every changed Dockerfile asks for the commands of every document. */
const COMMANDS = new WeakMap<Document, readonly ShellText[]>();

/** The shell texts of a document. */
function commandsIn(document: Document): readonly ShellText[] {
  const known = COMMANDS.get(document);
  if (known) return known;
  const all = fencedBlocks(document);
  const inSentences = TELLS_OF_CHANGES.test(document.path) ? [] : codeSpans(document, all).map((span) => [span]);
  const spans = [...all.filter(({ shell }) => shell).map((block) => commandSpans(document, block)), ...inSentences];
  const write = (text: string): string => (document.eol === '\r\n' ? text.replaceAll('\n', '\r\n') : text);
  const commands = spans.map((span): ShellText => ({ joined: textOfSpans(document.text, span), write }));
  COMMANDS.set(document, commands);
  return commands;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const own = posix.dirname(document.path);
  const onlyMentions = own !== files.root && own !== posix.dirname(change.dockerfile);
  const folders = foldersOf(document, files, 'root');
  const hosted = commandsIn(document).map((shell): HostedShell => ({ shell, folders, onlyMentions, template: PLACEHOLDER }));
  const result = rewriteHosted(document, hosted, change, files);
  const inBlocks = hosted.map(({ shell }) => toFileRange(shell.joined, { start: 0, end: shell.joined.text.length }));
  const spoken = spokenOf(document.text, change.removedArgs.keys()).filter(
    ({ range }) => ![...inBlocks, ...result.caveats.flatMap((one) => one.range ?? [])].some((one) => one.start <= range.start && range.end <= one.end),
  );
  return {
    ...result,
    caveats: [
      ...result.caveats,
      ...spoken.map((mention) => mentionCaveat(document, change, mention, { root: files.root, isSure: result.invocations.length > 0 })),
    ],
  };
}

/** The code blocks of README files and other documentation. */
export const markdown: Companion = { kind: 'markdown', matches: (path) => /\.(?:mdx?|markdown)$/i.test(path), rewrite };
