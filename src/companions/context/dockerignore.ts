import { posix } from 'node:path';
import { cleanPath, dockerignorePaths, isIgnored, parseDockerignore } from '../../syntax/dockerignore.ts';
import type { Document } from '../../text/document.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type BuildChange, type Companion, type CompanionFiles, type CompanionResult, UNRELATED } from '../types.ts';

/** `.dockerignore` files: files that the build no longer copies are excluded from the build context. */
export const dockerignore: Companion = { kind: 'dockerignore', matches: (path) => /(?:^|\/)[^/]*\.dockerignore$/.test(path), rewrite };

/**
 * Returns the absolute path of the ignore file that the build reads: the file beside the Dockerfile, otherwise the one of the context, which may not exist yet.
 * To create it, rewrite an empty document with that path.
 */
export function ignoreFileOf(change: BuildChange, files: CompanionFiles): string {
  const [own, shared] = dockerignorePaths(change.dockerfile, change.context);
  return files.exists(own) ? own : posix.normalize(shared);
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  if (document.path !== ignoreFileOf(change, files)) return UNRELATED;
  const ignore = parseDockerignore(document.text);
  const caveats = ignore.problems.map(({ range, message }) => ({
    range,
    message: `Docker refuses to build with this line: ${message}`,
    suggestion: undefined,
  }));
  const missing = [...new Set(change.excluded.map(cleanPath))].filter((path) => !/^(?:\/|\.\.?(?:\/|$))/.test(path) && !isIgnored(ignore, path));
  if (missing.length === 0) return { edits: [], caveats: change.excluded.length === 0 ? [] : caveats, invocations: [] };
  // first removes lines that include one of the files again; then the last match decides, so an appended line overrides any earlier `!`
  const { text, eol } = document;
  const taken = withoutExceptions(text, missing);
  const rest = applyEdits(text, taken);
  const without = parseDockerignore(rest);
  const absent = missing.filter((path) => !isIgnored(without, path));
  const start = rest === '' || rest.endsWith('\n') ? '' : eol;
  const added = absent.length === 0 ? '' : `${start}${absent.map((path) => `${ignorePattern(path)}${eol}`).join('')}`;
  const after = parseDockerignore(rest + added);
  const failed = missing.filter((path) => !isIgnored(after, path));
  if (failed.length > 0) {
    const message = `cannot be written as patterns of this file; exclude by hand: ${failed.join(', ')}`;
    return { edits: [], caveats: [...caveats, { range: undefined, message, suggestion: undefined }], invocations: [] };
  }
  const append = added === '' ? [] : [{ range: { start: text.length, end: text.length }, text: added }];
  return { edits: [...taken, ...append], caveats, invocations: [] };
}

/** The edits that remove `!` lines which include exactly one of these paths. */
function withoutExceptions(text: string, paths: readonly string[]): readonly Edit[] {
  return parseDockerignore(text)
    .patterns.filter((pattern) => pattern.negated && paths.includes(pattern.text))
    .map(({ range }) => ({ range: { start: range.start, end: Math.min(text.length, text.indexOf('\n', range.end) + 1 || text.length) }, text: '' }));
}

/** A line that matches exactly this path and everything below it. */
function ignorePattern(path: string): string {
  const escaped = path.replace(/[*?[\]\\^]/g, '\\$&').replace(/^[#!]/, '\\$&');
  // white space at the ends would be trimmed, so `?` stands in for it
  return /^\s|\s$/.test(escaped) ? escaped.replace(/^\s|\s$/g, '?') : escaped;
}
