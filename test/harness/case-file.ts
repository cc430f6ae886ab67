/** A fenced block of a Markdown file: its info string, its text, and the offsets of its text in the file. */
export interface Block {
  readonly info: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands below one `##` heading: its blocks, and where the text below it ends. */
export interface Section {
  readonly heading: string;
  readonly line: number;
  readonly blocks: readonly Block[];
  readonly end: number;
}

/** The sections of a Markdown file, in order; blocks before the first heading belong to a section without one. Fences are three or more backticks or tildes. */
export function readSections(markdown: string): readonly Section[] {
  const sections: { heading: string; line: number; blocks: Block[]; end: number }[] = [{ heading: '', line: 1, blocks: [], end: 0 }];
  let open: { fence: string; info: string; start: number } | undefined;
  let offset = 0;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    const section = sections.at(-1);
    if (open) {
      if (fence?.[2] === '' && fence[1]?.startsWith(open.fence)) {
        section?.blocks.push({ info: open.info, text: markdown.slice(open.start, offset), start: open.start, end: offset });
        open = undefined;
      }
    } else if (fence) {
      open = { fence: fence[1] ?? '', info: (fence[2] ?? '').trim(), start: offset + line.length + 1 };
    } else if (line.startsWith('## ')) {
      sections.push({ heading: line.slice(3).trim(), line: index + 1, blocks: [], end: 0 });
    }
    offset += line.length + 1;
    const current = sections.at(-1);
    if (current) current.end = Math.min(offset, markdown.length);
  }
  if (open) throw new Error(`a block is never closed: \`\`\`${open.info}`);
  return sections.filter((section) => section.heading !== '' || section.blocks.length > 0);
}

/** One case of a rule, as CONTRIBUTING.md describes the file. */
export interface Case {
  readonly name: string;
  readonly line: number;
  readonly dockerfile: string;
  /** The files of the build context by path; undefined where the case has no context. */
  readonly files: ReadonlyMap<string, string> | undefined;
  readonly options: ReadonlyMap<string, string>;
  /**
   * One line a finding: `LINE RULE SEVERITY NAME`, then `(unsafe)` or `(manual)` where the fix is not safe. With the option `callers` also those in other
   * files, `PATH:LINE RULE SEVERITY NAME`, then `(by hand)` where there is no fix.
   */
  readonly findings: string;
  /** The text after fixing; undefined where nothing changes. */
  readonly fixed: string | undefined;
  /** With the option `callers`: the files that the fix changes besides the Dockerfile, with what they become; '' where it changes none. */
  readonly filesFixed: string;
  /** What the build must be given, a line each: `env NPM_TOKEN`, `npmrc env=NPM_TOKEN`, `npmrc file=.npmrc`, `ssh default`; `optional` at the end where the build works without. */
  readonly build: string;
}

const INFOS = ['dockerfile', 'files', 'options', 'findings', 'dockerfile fixed', 'files fixed', 'build'];
const OPTIONS = [
  'engine',
  'fix',
  'keep-arguments',
  'ssh-agent',
  'level',
  'crlf',
  'secret-names',
  'ignored-names',
  'secret-files',
  'ignored-files',
  'callers',
  'required-mounts',
];

/** The cases of a cases.md. Throws where the file is not what CONTRIBUTING.md describes: a sloppy case tests nothing. */
export function readCases(markdown: string): readonly Case[] {
  const sections = readSections(markdown);
  const seen = new Set<string>();
  return sections.map((section) => {
    const fail = (why: string): never => {
      throw new Error(`line ${section.line}, ${section.heading || 'before the first heading'}: ${why}`);
    };
    if (section.heading === '') fail('a block outside any case');
    if (seen.has(section.heading)) fail('two cases of this name');
    seen.add(section.heading);
    const blockOf = (info: string): string | undefined => section.blocks.find((block) => block.info === info)?.text;
    for (const [index, { info }] of section.blocks.entries()) {
      if (!INFOS.includes(info)) fail(`a block of unknown kind: ${info || 'none'}; known are ${INFOS.join(', ')}`);
      if (section.blocks.findIndex((block) => block.info === info) !== index) fail(`two blocks ${info}`);
    }
    const dockerfile = blockOf('dockerfile') ?? fail('no dockerfile block');
    const options = readOptions(blockOf('options') ?? '', fail);
    const files = blockOf('files');
    const fixed = blockOf('dockerfile fixed');
    if (fixed === dockerfile) fail('the fixed block changes nothing: leave it out');
    return {
      name: section.heading,
      line: section.line,
      dockerfile,
      files: files === undefined ? undefined : readFiles(files, fail),
      options,
      findings: blockOf('findings') ?? '',
      fixed,
      filesFixed: blockOf('files fixed') ?? '',
      build: blockOf('build') ?? '',
    };
  });
}

function readOptions(text: string, fail: (why: string) => never): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? fail(`an option is NAME: VALUE, not ${line}`);
      if (!OPTIONS.includes(name)) fail(`unknown option ${name}; known are ${OPTIONS.join(', ')}`);
      return [name, value];
    }),
  );
}

/** `=== path` starts a file, whose text goes on to the next such line. */
export function readFiles(text: string, fail: (why: string) => never): ReadonlyMap<string, string> {
  const [before = '', ...parts] = text.split(/^=== /m);
  if (before.trim() !== '') fail('a files block begins with === PATH');
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)];
    }),
  );
}

/** `markdown` with the expected blocks of the named case replaced; an empty block is removed, a missing one added after the last block. */
export function writeExpected(
  markdown: string,
  name: string,
  expected: ReadonlyMap<'findings' | 'dockerfile fixed' | 'files fixed' | 'build', string>,
): string {
  let text = markdown;
  for (const [info, content] of expected) {
    const section = readSections(text).find((each) => each.heading === name);
    if (!section) throw new Error(`no case ${name}`);
    const block = section.blocks.find((each) => each.info === info);
    const last = section.blocks.at(-1);
    if (block && content === '') {
      const from = text.lastIndexOf('\n', block.start - 2) + 1;
      const to = endOfLine(text, block.end);
      text = `${text.slice(0, from).replace(/\n+$/, '\n')}${text.slice(to)}`;
    } else if (block) {
      text = text.slice(0, block.start) + content + text.slice(block.end);
    } else if (content !== '' && last) {
      const at = endOfLine(text, last.end);
      const fence = content.includes('```') ? '~~~~' : '```';
      text = `${text.slice(0, at)}\n${fence}${info}\n${content}${fence}\n${text.slice(at)}`;
    }
  }
  return text;
}

/** The offset after the ending of the line that begins at `start`. */
function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}
