import { mountedSecretId } from '../../linter/verify.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import type { Run } from '../../syntax/types.ts';
import { Document } from '../../text/document.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { neededStages } from '../stages-beside.ts';
import type { WatchedDockerfile, WatchedRun } from './types.ts';

/** The id of the secret that holds the script of a RUN. */
export function witnessId(number: number): string {
  return `dockerlint-${number}`;
}

/** Removes the parts that `watchRuns` adds to a RUN from a text of the engine, such as a step or an entry of the history. */
export function withoutWitness(text: string): string {
  return text
    .replace(/--mount=type=secret,id=dockerlint-\d+,\S*\s/g, '')
    .replace(/\[ -r \/[\w/]+\/\.dockerlint\/\d+ \] && \. \/[\w/]+\/\.dockerlint\/\d+(?:; |\n)/g, '');
}

/** How the RUNs of a build are watched. */
export interface WatchPlace {
  /** The target of the build command. */
  readonly target: string | undefined;
  /** The folder of a container in which secrets are mounted whose files never become part of a layer. */
  readonly folder: string;
}

/** Lets every RUN report if possible: its shell first reads a script from a secret mount. */
export function watchRuns(text: string, { target, folder }: WatchPlace): WatchedDockerfile {
  const document = new Document('Dockerfile', text);
  const { instructions, stages } = parseDockerfile(document);
  const needed = new Set(neededStages(stages, target).map(({ index }) => index));
  const edits: Edit[] = [];
  const runs: WatchedRun[] = [];
  const all = instructions.filter((instruction): instruction is Run => instruction.keyword === 'RUN');
  for (const [number, run] of all.entries()) {
    const stage = run.stage ?? -1;
    if (run.onbuild || !needed.has(stage)) continue;
    const unwatched = whyUnwatched(run);
    const isHeredoc = run.form === 'heredoc';
    const script = (isHeredoc ? run.heredocs[0]?.body.text : undefined) ?? run.args.text;
    const mounts = run.mounts.flatMap(({ type, values }) => (type === 'secret' ? [mountedSecretId(values)] : []));
    runs.push({ number, stage, line: document.positionAt(run.range.start).line, script: script.trim(), mounts, unwatched });
    if (unwatched === undefined) edits.push(...editsOf(run, number, folder));
  }
  return { text: applyEdits(text, edits), runs };
}

function editsOf(run: Run, number: number, folder: string): readonly Edit[] {
  const at = `${folder}/${number}`;
  const body = run.form === 'heredoc' ? run.heredocs[0]?.bodyRange.start : undefined;
  const start = body ?? run.commandOffset;
  const mount = `--mount=type=secret,id=${witnessId(number)},target=${at},mode=0444 `;
  const read = `[ -r ${at} ] && . ${at}${body === undefined ? '; ' : '\n'}`;
  const insert = (offset: number, added: string): Edit => ({ range: { start: offset, end: offset }, text: added });
  return start === run.flagsOffset ? [insert(start, mount + read)] : [insert(run.flagsOffset, mount), insert(start, read)];
}

function whyUnwatched({ form, interpreter, heredocs, exec }: Run): string | undefined {
  if (exec) return 'the exec form has no shell';
  if (interpreter === 'windows') return 'its commands are for Windows';
  if (interpreter !== 'posix') return 'its shell is no POSIX shell';
  return form === 'heredoc' && heredocs.length !== 1 ? 'it has several heredocs' : undefined;
}
