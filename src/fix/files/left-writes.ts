import { type Persisted, staysInLayer, writesOneOf } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileFlow } from '../../facts/flows/file-flows.ts';
import { embeddedFile } from '../../facts/leaks/embedded-files.ts';
import { runsAfter } from '../../facts/stages/stage-tree.ts';
import type { Run } from '../../syntax/types.ts';
import type { Caveat } from '../types.ts';
import { codeCopies, copiedTexts } from '../variables/code-writes.ts';
import { unknownTakersOf } from '../variables/unknown-takers.ts';
import { asIfRead, unreadWrites } from '../variables/unread-script.ts';
import { planWrites } from '../writes/rewrite-writes.ts';
import type { WriteRewrite } from '../writes/types.ts';

/**
 * Caveats if a RUN still leaves the content of the file in its layer after the file is mounted, because no recipe handles the write. A write that a recipe
 * handles is fixed in the next pass, as a write of a mounted file.
 */
export function leftWriteCaveats(facts: Facts, flow: FileFlow): Caveat[] {
  const { target } = flow;
  if (target === undefined) return [];
  const own = new Set([target]);
  // commands that the fix removes, because they only move the file to its place
  const removed = new Set(flow.touches.map((touch) => touch.command));
  return [...new Set(flow.sinks.map((sink) => sink.run))].flatMap((run) => {
    const writes = (facts.persisted.get(run) ?? []).filter((write) => staysInLayer(write) && writesOneOf(write, own) && !removed.has(write.command));
    const rewrites = rewritesOf(facts, run, target, writes);
    const done = new Set(rewrites.flatMap((rewrite) => rewrite.writes));
    const line = facts.dockerfile.document.positionAt(run.range.start).line;
    const left = writes.filter((write) => !done.has(write));
    return [
      ...left.map(({ where }) => ({ applicability: 'unsafe' as const, reason: `the RUN on line ${line} still writes it to ${where}` })),
      ...unreadWrites(facts, run, { file: target }).map((where) => ({
        applicability: 'unsafe' as const,
        reason: `the RUN on line ${line} seems to write it to ${where}`,
      })),
      ...codeCopies(asIfRead(run), target).map((what) => ({
        applicability: 'unsafe' as const,
        reason: `the code that the RUN on line ${line} gives to ${what} names it and writes or copies a file`,
      })),
      ...copiedTexts(facts, run, { file: target }).map(({ by, path }) => ({
        applicability: 'unsafe' as const,
        reason: `in the RUN on line ${line}, ${by} may copy ${path}, which holds it`,
      })),
      ...unknownTakersOf(facts, run, target).map((what) => ({
        applicability: 'unsafe' as const,
        reason: `what "${what}" on line ${line} keeps of it is not known`,
      })),
      ...embeddedFile(run, facts.states.get(run), target).map(({ by }) => ({
        applicability: 'unsafe' as const,
        reason: `"${by}" on line ${line} may put it into what it makes`,
      })),
      // a plain fix would mount the file and then not do the rest
      ...rewrites.flatMap(({ caveats }) => caveats),
    ];
  });
}

function rewritesOf(facts: Facts, run: Run, target: string, writes: readonly Persisted[]): readonly WriteRewrite[] {
  if (!run.script || writes.length === 0) return [];
  const context = { facts, run, script: run.script, names: new Set([target]), foreign: new Set<string>(), later: runsAfter(facts.dockerfile, run) };
  return planWrites(facts, [{ context, writes }]).rewrites.get(run) ?? [];
}
