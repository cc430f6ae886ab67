import { encode } from '../../syntax/joined-text.ts';
import type { Dockerfile, Mount, Run } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { MountSpec } from '../types.ts';
import { continuation, isMultiLine, joinedByAnd } from './continuation.ts';
import { formatMount } from './mount-spec.ts';

const LINE_LENGTH = 100;

/** The existing mount of a RUN with the same id and the same variable or path. */
function mountOf(run: Run, mount: MountSpec): Mount | undefined {
  return run.mounts.find(
    (one) =>
      one.type === mount.type &&
      (one.values.get('id') ?? 'default') === mount.id &&
      (one.values.get('env') ?? '') === (mount.env ?? '') &&
      (mount.target === undefined || one.values.get('target') === mount.target),
  );
}

/** Whether a RUN has this mount, whatever its permissions. */
export function hasMount(run: Run, mount: MountSpec): boolean {
  return mountOf(run, mount) !== undefined;
}

/** The existing mounts of a RUN that must become required. */
function optionalMounts(dockerfile: Dockerfile, run: Run, mounts: readonly MountSpec[]): readonly Mount[] {
  const found = mounts.flatMap((mount) => (mount.required ? (mountOf(run, mount) ?? []) : []));
  return [...new Set(found)].filter((one) => !one.values.has('required') && !/["']$/.test(dockerfile.document.slice(one.valueRange)));
}

/**
 * Returns the edits that add mounts to a RUN and, before its command, `prelude`: shell statements, each with its separator (`export X=1;`). Empty if there is
 * nothing to add. A single mount stays on the line of RUN if it fits; several get a line each. In a heredoc, the prelude becomes the first lines of the body.
 * `tighten`: existing mounts become required if the new ones are.
 */
export function addMounts(dockerfile: Dockerfile, run: Run, mounts: readonly MountSpec[], prelude: readonly string[] = [], tighten = false): Edit[] {
  const wanted = [...new Set(mounts.filter((mount) => !mountOf(run, mount)).map(formatMount))];
  const { document } = dockerfile;
  const newLine = continuation(dockerfile, run);
  const inCommand = (statements: readonly string[]): string => statements.map((statement) => onOwnLine(dockerfile, run, statement)).join('');
  const lastFlag = run.flags.at(-1);
  const statements = run.form === 'shell' ? prelude : [];
  const edits =
    prelude.length === 0 ? [] : run.form === 'heredoc' ? heredocPrelude(dockerfile, run, prelude) : run.form === 'exec' ? execPrelude(run, prelude) : [];
  if (lastFlag) {
    const required = (tighten ? optionalMounts(dockerfile, run, mounts) : []).map((mount) => insertion(mount.valueRange.end, ',required=true'));
    const last = required.find((edit) => edit.range.start === lastFlag.range.end);
    edits.push(...required.filter((edit) => edit !== last || wanted.length + statements.length === 0));
    if (wanted.length + statements.length === 0) return edits;
    const gap = { start: lastFlag.range.end, end: run.commandOffset };
    const after = (last?.text ?? '') + wanted.map((mount) => ` ${newLine}${mount}`).join('');
    // if the command is on the line of the flags, it moves to a line of its own; otherwise everything before it stays
    if (run.form !== 'heredoc' && !document.slice(gap).includes('\n')) return [...edits, { range: gap, text: `${after} ${newLine}${inCommand(statements)}` }];
    if (after !== '') edits.push(insertion(lastFlag.range.end, after));
    if (statements.length > 0) edits.push(insertion(run.commandOffset, inCommand(statements)));
    return edits;
  }
  const words = [...wanted, ...statements];
  if (words.length === 0) return edits;
  const line = document.lineRange(document.positionAt(run.flagsOffset).line);
  const fits = words.length === 1 && !isMultiLine(dockerfile, run) && line.end - line.start + words.join(' ').length + 1 <= LINE_LENGTH;
  if (run.form === 'heredoc') return [...edits, insertion(run.flagsOffset, `${wanted.join(` ${newLine}`)} `)];
  const text = fits ? `${words.join(' ')} ` : wanted.map((mount) => `${mount} ${newLine}`).join('') + inCommand(statements);
  return [...edits, insertion(run.flagsOffset, text)];
}

function insertion(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}

/** A statement with the separator that continues on the next line. */
function onOwnLine(dockerfile: Dockerfile, run: Run, statement: string): string {
  if (statement.endsWith(' &&')) return statement.slice(0, -' &&'.length) + joinedByAnd(dockerfile, run);
  return `${statement} ${continuation(dockerfile, run)}`;
}

/** The edit for a prelude inside the script of `["sh", "-c", "…"]`, written as JSON. */
function execPrelude(run: Run, prelude: readonly string[]): Edit[] {
  return run.script ? [insertion(run.script.range.start, encode(run.script.source, `${prelude.join(' ')} `))] : [];
}

function heredocPrelude(dockerfile: Dockerfile, run: Run, prelude: readonly string[]): Edit[] {
  const body = run.heredocs[0]?.bodyRange;
  if (!body) return [];
  const { document } = dockerfile;
  const indent = /^[ \t]*/.exec(document.text.slice(body.start, body.end))?.[0] ?? '';
  return [insertion(body.start, prelude.map((statement) => indent + statement.replace(/;$/, '') + document.eol).join(''))];
}
