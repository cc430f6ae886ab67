import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { shownValue } from '../references.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { withPrefix } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';
import { blocksOf, closingQuote, type GroovyQuote, groovyText, INTERPOLATION, isGroovyQuote, shownIn } from './groovy.ts';

/** `sh '…'`, `sh("…")`, `sh(script: '''…''')`. https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/#sh-shell-script */
const SH_STEP = /\bsh[ \t]*\(?\s{0,200}(?:[^\n]{0,200}?\bscript[ \t]*:[ \t]*)?('''|"""|'|")/g;
/** `docker.build('image', '…')`: the second text goes to `docker build`. https://www.jenkins.io/doc/book/pipeline/docker/#building-containers */
const DOCKER_BUILD = /\bdocker\.build[ \t]*\(\s{0,200}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[\w.]{1,100})\s{0,20},\s{0,200}('''|"""|'|")/g;
/** `agent { dockerfile { filename '…'; dir '…'; additionalBuildArgs '…' } }`. https://www.jenkins.io/doc/book/pipeline/syntax/#agent */
const DOCKERFILE_AGENT = /\bdockerfile[ \t]*\{/g;
const AGENT_ARGUMENTS = /\badditionalBuildArgs[ \t]*\(?[ \t]*('''|"""|'|")/g;
/** `dir('app') { … }`. https://www.jenkins.io/doc/pipeline/steps/workflow-basic-steps/#dir-change-current-directory */
const DIR_BLOCK = /\bdir[ \t]*\([ \t]*(?:path[ \t]*:[ \t]*)?(["'])([^"'\n]{0,200})\1[ \t]*\)[ \t]*\{/g;
const ENVIRONMENT_BLOCK = /\benvironment[ \t]*\{/g;

/** The facts about a pipeline that decide the meaning of a name. */
interface Pipeline {
  readonly text: string;
  readonly folders: readonly { readonly folder: string; readonly range: Range }[];
  readonly environments: readonly string[];
}

/**
 * Whether a Groovy name is also an environment variable: bound by `withCredentials`, or set by `withEnv` or in `environment { … }`.
 * https://www.jenkins.io/doc/pipeline/steps/credentials-binding/, https://www.jenkins.io/doc/book/pipeline/syntax/#environment
 */
function isVariable({ text, environments }: Pipeline, name: string): boolean {
  const literal = literalPattern(name);
  const bound = new RegExp(
    `\\b(?:def|String|final)[ \\t]+${literal}\\b|(?:^|[;{}])[ \\t]*${literal}[ \\t]*=(?!=)|[(,][ \\t]*(?:\\w+[ \\t]+)?${literal}[ \\t]*[,)]|\\b${literal}[ \\t]*->`,
    'm',
  );
  if (new RegExp(`\\bdef[ \\t]+${literal}\\b`).test(text)) return false;
  // a name that the pipeline never binds is looked up in the environment
  if (/^[A-Z][A-Z0-9_]*$/.test(name) && !bound.test(text)) return true;
  return (
    new RegExp(`\\b\\w*[vV]ariable[ \\t]*:[ \\t]*["']${literal}["']|\\benv\\.${literal}[ \\t]*=|["']${literal}=`).test(text) ||
    environments.some((block) => new RegExp(`(?:^|[\\s;])${literal}[ \\t]*=`).test(block))
  );
}

/**
 * Where an interpolated value is available as a variable. Groovy would write any other value into the text of the script, visible in the process list and the
 * log.
 */
function sourceOf(pipeline: Pipeline, value: string, variable: string): ValueSource {
  const [, owner, name = ''] = /^\uE001\{?\s*(?:(env|params)\.)?([A-Za-z_]\w*)\s*\}?$/.exec(value) ?? [];
  // parameters are also environment variables: https://www.jenkins.io/doc/book/pipeline/syntax/#parameters
  if (owner !== undefined || (name !== '' && isVariable(pipeline, name))) return { env: name };
  return {
    message: `the value of ${variable} comes from Groovy, which would write it into the script: pass it to the commands with withEnv`,
    suggestion: `withEnv(["${variable}=${shownValue(value)}"]) { … }`,
  };
}

/** The working directory of a step, relative to the root: the nested `dir` blocks around it. */
function folderAt({ folders }: Pipeline, at: number): string {
  return folders.filter(({ range }) => range.start <= at && at < range.end).reduce((path, { folder }) => posix.join(path, folder), '.');
}

interface Step {
  readonly range: Range;
  readonly quote: GroovyQuote;
  /** The words of the command before the text. */
  readonly prefix: string;
  /** The words after it. */
  readonly suffix?: string;
}

/** The arguments of agents that Jenkins builds of a Dockerfile, by default the one at the root. */
function agentsIn(text: string): readonly Step[] {
  const blocks = blocksOf(text, DOCKERFILE_AGENT);
  return blocks.flatMap(({ range }) => {
    /** Whether a block in this one holds the place: one that is not closed seems to hold those after it. */
    const isInner = (at: number): boolean => blocks.some(({ range: other }) => other.start > range.start && other.start <= at && at < other.end);
    const inner = text.slice(range.start, range.end);
    const option = (name: string): string | undefined => new RegExp(`\\b${name}[ \\t]*\\(?[ \\t]*["']([^"'\\n$]{1,200})["']`).exec(inner)?.[1];
    const folder = option('dir') ?? '.';
    return [...inner.matchAll(AGENT_ARGUMENTS)].flatMap((match): readonly Step[] => {
      const quote = match[1];
      const start = range.start + match.index + match[0].length;
      const end = isGroovyQuote(quote) ? closingQuote(text, start, quote) : -1;
      const prefix = `docker build -f ${posix.join(folder, option('filename') ?? 'Dockerfile')} `;
      return isGroovyQuote(quote) && end > start && !isInner(start) ? [{ range: { start, end }, quote, prefix, suffix: ` ${folder}` }] : [];
    });
  });
}

/** Steps that share no text: what looks like a step within the text of another is a part of that. */
function apart(steps: readonly Step[]): readonly Step[] {
  let end = -1;
  return steps
    .toSorted((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}

function stepsIn(text: string): readonly Step[] {
  return [
    { pattern: SH_STEP, prefix: '' },
    { pattern: DOCKER_BUILD, prefix: 'docker build ' },
  ].flatMap(({ pattern, prefix }) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Step[] => {
      const start = match.index + match[0].length;
      const quote = match[1];
      const end = isGroovyQuote(quote) ? closingQuote(text, start, quote) : -1;
      return isGroovyQuote(quote) && end > start ? [{ range: { start, end }, quote, prefix }] : [];
    }),
  );
}

/** Rewrites the scripts of a pipeline. If `+` appends to a script, the rest of it is unknown: such a script gets a suggestion instead of an edit. */
function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const { text } = document;
  const pipeline: Pipeline = {
    text,
    folders: blocksOf(text, DIR_BLOCK).map(({ match, range }) => ({ folder: match[2] ?? '', range })),
    environments: blocksOf(text, ENVIRONMENT_BLOCK).map(({ range }) => text.slice(range.start, range.end)),
  };
  const hosted = apart([...stepsIn(text), ...agentsIn(text)]).map(({ range, quote, prefix, suffix }): HostedShell => {
    const folder = folderAt(pipeline, range.start);
    const folders = foldersOf(document, files, 'root');
    const shell = groovyText(text, range, quote);
    return {
      shell: prefix === '' ? shell : withPrefix(shell, prefix, suffix),
      template: INTERPOLATION,
      resolveTemplate: (value, variable) => sourceOf(pipeline, value, variable),
      folders: folder === '.' ? folders : { ...folders, starts: [posix.join(files.root, folder)] },
      assigns: prefix === '',
      reportOnly: folder.includes('$') || /^\s*\+/.test(text.slice(range.end + quote.length)),
      show: (suggestion) => shownIn(suggestion, quote),
    };
  });
  return rewriteHosted(document, hosted, change, files);
}

/** Jenkins pipelines. */
export const jenkinsfile: Companion = {
  kind: 'jenkins',
  matches: (path) => /(?:^|\/)(?:[\w.-]+[.-])?[Jj]enkins[Ff]ile[\w.-]*$/.test(path),
  rewrite,
};
