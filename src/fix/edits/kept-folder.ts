import { posix } from 'node:path';
import { deletesIfThere } from '../../facts/commands/file-effects.ts';
import { isWithin } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileFlow } from '../../facts/flows/file-flows.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { isFolderBefore } from '../../facts/stages/copy-target.ts';
import { knownScript } from '../../facts/stages/known-variables.ts';
import { resolveIn, type StageState } from '../../facts/stages/stage-state.ts';
import { firstAfter, isBuiltOn, runsAfter } from '../../facts/stages/stage-tree.ts';
import { MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Instruction, Run, Script } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { keptWith } from '../../text/memo.ts';
import type { Caveat } from '../types.ts';

/**
 * A COPY also creates the folder of its file. If a later instruction needs the folder, and no mount creates it there, returns a replacement: `RUN mkdir -p`
 * instead of the COPY, or a caveat if that would not be equivalent. Undefined if nothing needs the folder.
 * Source: https://docs.docker.com/reference/dockerfile/#copy (missing folders of the destination are made)
 */
export function keepFolder(
  facts: Facts,
  flow: FileFlow,
  hasMount: (run: Run) => boolean,
): { readonly edits: readonly Edit[]; readonly caveats: readonly Caveat[] } | undefined {
  const { copy, target } = flow;
  if (target === undefined || !target.startsWith('/') || copy.sources.length > 1 || copy.heredocs.length > 0) return undefined;
  const folder = posix.dirname(target);
  if (isFolderBefore(facts.dockerfile, copy, folder, facts.states)) return undefined;
  const user = firstUser(facts, flow, folder, hasMount);
  if (!user) return undefined;
  const text = copy.onbuild ? undefined : makeFolder(facts, flow, folder);
  if (text !== undefined) return { edits: [{ range: copy.range, text }], caveats: [] };
  const line = facts.dockerfile.document.positionAt(user.range.start).line;
  return { edits: [], caveats: [{ applicability: 'unsafe', reason: `${copy.keyword} also made ${folder}, which line ${line} needs` }] };
}

/** The first instruction that needs the folder; undefined if an earlier one creates it, or if none needs it. */
function firstUser(facts: Facts, { copy }: FileFlow, folder: string, hasMount: (run: Run) => boolean): Instruction | undefined {
  const makers = makersIn(facts).get(folder) ?? [];
  const { stages } = facts.dockerfile;
  let at = firstAfter(makers, copy.range.start);
  while (makers[at] && !(makers[at]?.onbuild === copy.onbuild && isBuiltOn(stages[makers[at]?.stage ?? -1], copy.stage))) at++;
  const end = makers[at]?.range.start ?? Number.POSITIVE_INFINITY;
  for (const one of runsAfter(facts.dockerfile, copy)) {
    if (one.range.start > end) return undefined;
    const state = facts.states.get(one);
    const script = knownScript(one, state);
    if (hasMount(one)) {
      // a mount makes the folder for root
      if (!isRootIn(state) && needsIt(one, script, spellings(folder, homeOf(state)))) return one;
      continue;
    }
    if (makesIt(script, folder)) return undefined;
    if (needsIt(one, script, spellings(folder, homeOf(state)))) return one;
  }
  return undefined;
}

/** The WORKDIRs, COPYs and ADDs that make a folder, by the folder. */
const makersIn = keptWith(({ dockerfile, states }: Facts): ReadonlyMap<string, readonly Instruction[]> => {
  const makers = new Map<string, Instruction[]>();
  for (const one of dockerfile.instructions) {
    const word = one.keyword === 'WORKDIR' ? one.words[0] : one.keyword === 'COPY' || one.keyword === 'ADD' ? one.destination : undefined;
    const state = states.get(one);
    const path = state && resolveIn(state, word)?.replace(/(.)\/$/, '$1');
    for (const folder of path === undefined ? [] : foldersWith(path)) {
      const known = makers.get(folder);
      if (known) known.push(one);
      else makers.set(folder, [one]);
    }
  }
  return makers;
});

/** An absolute path and the folders above it. */
function foldersWith(path: string): readonly string[] {
  const folders = new Set([path]);
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) folders.add(path.slice(0, end) || '/');
  return [...folders];
}

/** The spellings of the folder in a command. */
function spellings(folder: string, home: string | undefined): readonly string[] {
  if (home === undefined || !isWithin(folder, home) || folder === home) return [folder];
  const rest = folder.slice(home.length);
  return [folder, `~${rest}`, `$HOME${rest}`, `\${HOME}${rest}`];
}

function makesIt(script: Script | undefined, folder: string): boolean {
  const names = spellings(folder, '/root');
  return (script?.commands ?? []).some(
    (command) => command.name === MAKES_FOLDER && command.words.some((word) => names.some((name) => isWithin(word.value, name))),
  );
}

/** Whether a RUN mentions the folder or a path below it, except to delete it without failing if it is missing. */
function needsIt(run: Run, script: Script | undefined, names: readonly string[]): boolean {
  const isNamed = (text: string): boolean =>
    names.some((name) =>
      text
        .split(name)
        .slice(1)
        .some((rest) => !/^[\w.-]/.test(rest)),
    );
  if (!script?.ok) return isNamed(run.args.text) || run.heredocs.some((heredoc) => isNamed(heredoc.body.text));
  return script.commands.some((command) => {
    if (deletesIfThere(command)) return false;
    const texts = [...command.words.map((word) => word.value), ...command.assignments.map(({ value }) => value?.value ?? '')];
    return [...texts, ...[...command.redirects, ...command.inherited].map(({ target, heredoc }) => `${target?.value ?? ''} ${heredoc?.body ?? ''}`)].some(
      isNamed,
    );
  });
}

function isRootIn(state: StageState | undefined): boolean {
  return !state || state.privilege === 'root' || (state.privilege === 'unknown' && state.user === undefined);
}

/** The RUN that creates the folder as COPY did; undefined if the USER in force may not. */
function makeFolder(facts: Facts, { copy }: FileFlow, folder: string): string | undefined {
  if (/[^\w./-]/.test(folder)) return undefined;
  const state = facts.states.get(copy);
  const isRoot = isRootIn(state);
  if (!isRoot && !isWithin(folder, homeOf(state) ?? '/root')) return undefined;
  const written = facts.dockerfile.document.slice(copy.keywordRange);
  const run = written === written.toLowerCase() ? 'run' : 'RUN';
  const owner = copy.flags.find((flag) => flag.name === 'chown')?.value;
  return `${run} mkdir -p ${folder}${isRoot && owner !== undefined && /^[\w:.-]+$/.test(owner) ? ` && chown ${owner} ${folder}` : ''}`;
}
