import { posix } from 'node:path';
import { ALIKE_BUILDERS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import { doubtful } from '../doubt.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { BUILDKIT_OFF } from '../shell/rewrite.ts';
import { type Piece, type ShellText, textOfPieces } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from '../types.ts';

// To a shell, make's reference `$(X)` would be a command substitution. In the shell text its `$`, brackets and braces are replaced by private-use characters.
// That distinguishes it from `$$(x)`, and lets it be written back unchanged.
const MARKS: { readonly [character: string]: string } = { $: '\uE001', '(': '\uE002', ')': '\uE003', '{': '\uE004', '}': '\uE005' };
const UNMARKS: { readonly [mark: string]: string } = Object.fromEntries(Object.entries(MARKS).map(([character, mark]) => [mark, character]));
const REFERENCE = /\uE001(?:\uE002[^\uE003]*\uE003|\uE004[^\uE005]*\uE005|.)/g;

/** The end of the make reference that starts at `at`: `$(…)`, `${…}` or `$x`. */
function referenceEnd(text: string, at: number): number {
  const open = text[at + 1];
  const close = open === '(' ? ')' : open === '{' ? '}' : undefined;
  if (close === undefined) return at + 2;
  let depth = 0;
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index + 1;
  }
  return text.length;
}

/** A recipe line as the shell gets it. */
function recipeText(document: string, start: number, end: number): ShellText {
  const pieces: Piece[] = [];
  for (let at = start; at < end; ) {
    const lead = at === start ? /^[ \t]*[@+-]*[ \t]*/.exec(document.slice(at, end))?.[0] : undefined;
    if (lead) {
      pieces.push({ text: '', fileLength: lead.length });
      at += lead.length;
    } else if (document.startsWith('\r\n', at)) {
      pieces.push({ text: '', fileLength: 1 });
      at++;
    } else if (document[at] === '\n' && document[at + 1] === '\t') {
      // make removes the tab of a continued line
      pieces.push({ text: '\n', fileLength: 1 }, { text: '', fileLength: 1 });
      at += 2;
    } else if (document.startsWith('$$', at)) {
      pieces.push({ text: '$', fileLength: 2 });
      at += 2;
    } else if (document[at] === '$') {
      const stop = Math.min(referenceEnd(document, at), end);
      const inner = document.slice(at + 2, stop - 1).replace(/[\uE001-\uE005]/g, ' ');
      const open = document[at + 1] ?? '';
      pieces.push({
        text: Object.hasOwn(MARKS, open) ? `\uE001${MARKS[open]}${inner}${MARKS[document[stop - 1] ?? ''] ?? ' '}` : `\uE001${document.slice(at + 1, stop)}`,
        fileLength: stop - at,
      });
      at = stop;
    } else {
      pieces.push({ text: document[at] ?? '', fileLength: 1 });
      at++;
    }
  }
  const joined = textOfPieces(start, pieces);
  return { joined, write: (text) => text.replaceAll('$', '$$$$').replace(/[\uE001-\uE005]/g, (mark) => UNMARKS[mark] ?? mark) };
}

/** The value of a make variable, given its encoded reference. Undefined unless it is assigned exactly once, to plain text. */
function expandReference(document: Document, template: string): string | undefined {
  const name = /^\uE001[\uE002\uE004](\w+)[\uE003\uE005]$/.exec(template)?.[1];
  if (name === 'CURDIR' || name === 'PWD') return posix.dirname(document.path);
  if (name === undefined) return undefined;
  const set = [...document.text.matchAll(new RegExp(`^[ ]*(?:export[ ]+)?${literalPattern(name)}[ ]*(:{0,3}|\\?|\\+|!)=[ ]*([^\\n]*?)[ ]*\\r?$`, 'gm'))];
  const [only, more] = set;
  // a user who overrides `DOCKER ?= docker` sets a program with the same options
  if (!only || more || (only[1] === '?' && !ALIKE_BUILDERS.has(only[2] ?? '')) || only[1] === '+') return undefined;
  // a target may have its own value for the variable
  if (new RegExp(`:[^=\\n]*\\b${literalPattern(name)}[ ]*[:?+]?=`).test(document.text)) return undefined;
  const value = only[2] ?? '';
  if (/^\$[({](?:shell pwd|CURDIR|PWD)[)}]$/.test(value)) return posix.dirname(document.path);
  return /^[\w./-]+$/.test(value) ? value : undefined;
}

/** Whether a make variable may hold an option that chooses another Dockerfile, by its assignments in the file. */
function choosesFile(document: Document, template: string): boolean {
  const name = /^\uE001[\uE002\uE004](\w+)[\uE003\uE005]$/.exec(template)?.[1];
  // `$(if $(X),--build-arg X=$(X))` shows its option: https://www.gnu.org/software/make/manual/html_node/Conditional-Functions.html
  if (name === undefined) return !/^\uE001[\uE002\uE004]if [^,]*,\s*--[a-z]/.test(template) || /[\s,](?:-f|--file)\b/.test(template);
  const values = [...document.text.matchAll(new RegExp(`\\b${literalPattern(name)}[ ]*(?::{0,3}|\\?|\\+|!)=((?:[^\\n]*\\\\\\r?\\n)*[^\\n]*)`, 'g'))].map(
    (match) => match[1] ?? '',
  );
  return values.some((value) => /(?:^|\s)(?:-f|--file)\b|\$/.test(value));
}

interface Makefile {
  readonly recipes: readonly { readonly start: number; readonly end: number }[];
  /** Variables that the file sets but does not export. */
  readonly own: ReadonlySet<string>;
  /** Variables that it exports; `*` for all. */
  readonly exported: ReadonlySet<string>;
}

/** The logical recipe lines, and the variables. */
function readMakefile(document: Document): Makefile {
  const recipes: { start: number; end: number }[] = [];
  const own = new Set<string>();
  const exported = new Set<string>();
  const oneShell = /^\.ONESHELL:/m.test(document.text);
  let open: { start: number; end: number } | undefined;
  for (let line = 1; line <= document.lineCount; line++) {
    const range = document.lineRange(line);
    const text = document.slice(range);
    const continues = open && (document.text.slice(open.start, open.end).endsWith('\\') || (oneShell && text.startsWith('\t')));
    if (open && continues) open.end = range.end;
    else if (text.startsWith('\t')) {
      open = { ...range };
      recipes.push(open);
    } else {
      open = undefined;
      // a variable of the file, of a target (`image: X = 1`), or of `define`
      const assigned = /^\s*(?:[^#:=]+:\s*)?((?:(?:export|override|private)\s+)*)(?:define\s+)?([A-Za-z_]\w*)\s*(?::{0,3}|\?|\+|!)=/.exec(text);
      if (assigned?.[2]) (assigned[1]?.includes('export') ? exported : own).add(assigned[2]);
      const listed = /^\s*export((?:\s+[A-Za-z_]\w*)*)\s*$/.exec(text);
      if (listed) for (const name of listed[1]?.trim() === '' ? ['*'] : (listed[1]?.trim().split(/\s+/) ?? [])) exported.add(name);
    }
  }
  if (/^\.EXPORT_ALL_VARIABLES\s*:/m.test(document.text)) exported.add('*');
  for (const [, name = ''] of document.text.matchAll(/\$\(eval\s+([A-Za-z_]\w*)\s*[:?+]{0,3}=/g)) own.add(name);
  return { recipes, own: new Set([...own].filter((name) => !exported.has(name) && !exported.has('*'))), exported };
}

/** Whether another Makefile may set a variable: one that this file includes, or one that includes this file. */
function setElsewhere(document: Document, files: CompanionFiles): (name: string) => boolean {
  if (/\.mk$/.test(document.path)) return () => true;
  const included = [...document.text.matchAll(/^[ ]*(?:-?include|sinclude)[ \t]+([^#\n]*)/gm)].flatMap(([, list = '']) => list.trim().split(/\s+/));
  const texts = included.map((file) => (file.includes('$') ? undefined : files.read(posix.resolve(posix.dirname(document.path), file))));
  return (name) => texts.some((text) => text === undefined || hasName(text, name));
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const { recipes, own, exported } = readMakefile(document);
  const isSetElsewhere = setElsewhere(document, files);
  const legacy = /^[ ]*export[ ]+DOCKER_BUILDKIT[ ]*[:?]?=[ ]*0[ ]*\r?$/m.test(document.text) ? BUILDKIT_OFF : undefined;
  const resolveTemplate = (value: string): ValueSource => {
    const name = /^\uE001[\uE002\uE004](\w+)[\uE003\uE005]$/.exec(value)?.[1];
    // a variable that the Makefile does not set comes from the environment or make's command line, and both are passed to the recipe
    const isFromEnvironment = name !== undefined && !own.has(name) && (exported.has(name) || exported.has('*') || !isSetElsewhere(name));
    return isFromEnvironment ? { env: name } : 'inline';
  };
  const hosted = recipes.map(
    ({ start, end }): HostedShell => ({
      shell: recipeText(document.text, start, end),
      template: REFERENCE,
      resolveTemplate,
      choosesFile: (template) => choosesFile(document, template),
      expand: (template) => expandReference(document, template),
      folders: foldersOf(document, files, 'own'),
      legacy,
    }),
  );
  const result = rewriteHosted(document, hosted, change, files);
  return {
    ...result,
    caveats: result.caveats.map((caveat) => withExport({ ...caveat, suggestion: unmarked(caveat.suggestion) }, own)),
  };
}

function unmarked(text: string | undefined): string | undefined {
  return text?.replace(/[\uE001-\uE005]/g, (mark) => UNMARKS[mark] ?? mark);
}

/** Adds what a secret from a variable of the Makefile needs: make gives recipes no variable that it does not export. */
function withExport(caveat: CompanionCaveat, own: ReadonlySet<string>): CompanionCaveat {
  const { suggestion = '', breaks, doubt } = caveat;
  const name = /(?:^|\s)--secret (?:id=\w+,env=|id=)(\w+)(?=\s|$)/.exec(suggestion)?.[1];
  if (name === undefined || !own.has(name) || breaks === undefined || suggestion.includes(`${name}=`)) return caveat;
  const note = `the Makefile sets ${name} itself and must export it (export ${name})`;
  if (doubt) return { ...caveat, ...doubtful({ ...doubt, note: [doubt.note, note].filter((one) => one !== '').join('; ') }) };
  return { ...caveat, message: `${caveat.message}; ${note}` };
}

/** Makefiles: recipe lines, each of which is a script of its own. */
export const makefile: Companion = {
  kind: 'makefile',
  matches: (path) => /(?:^|\/)(?:GNUmakefile|[Mm]akefile(?:\.[\w.-]+)?|[\w.-]+\.mk)$/.test(path),
  rewrite,
};
