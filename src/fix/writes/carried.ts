import { posix } from 'node:path';
import { isWithin, normalisePath } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { copiesFrom, isBuiltOn, runsMountingStage, stagesBuiltOn } from '../../facts/stages/stage-tree.ts';
import type { Copy, Mount, Run } from '../../syntax/types.ts';
import { placeOf } from './credential.ts';
import { useOf } from './readers.ts';

/** Whether another stage gets the path from the stage of the RUN, or from a stage built on it: by a COPY, or by a mount whose RUN uses it. */
export function isCarriedOn(facts: Facts, run: Run, path: string): boolean {
  return copiesOf(facts, run, path).length > 0 || runsMounting(facts, run, path).length > 0;
}

/** The RUNs of other stages that find the path there: after a COPY of it, or with a mount of it that they use. */
export function runsElsewhere(facts: Facts, run: Run, path: string): readonly Run[] {
  const mounting = runsMounting(facts, run, path);
  const copies = copiesOf(facts, run, path);
  if (copies.length === 0) return mounting;
  const { stages, instructions } = facts.dockerfile;
  return instructions.filter(
    (one): one is Run =>
      one.keyword === 'RUN' &&
      (mounting.includes(one) ||
        copies.some((copy) => copy.range.start < one.range.start && one.stage !== undefined && isBuiltOn(stages[one.stage], copy.stage))),
  );
}

/** The RUNs of other stages that mount the path and use it. Source: https://docs.docker.com/reference/dockerfile/#run---mounttypebind */
export function runsMounting(facts: Facts, run: Run, path: string): readonly Run[] {
  const target = inRoot(path);
  return stagesBuiltOn(facts.dockerfile, run.stage).flatMap((stage) =>
    runsMountingStage(facts.dockerfile, stage).flatMap(({ run: one, mount }) => {
      const place = mountedAt(facts, one, mount, target);
      const use = place === undefined ? undefined : useOf(facts, one, place);
      return use && (use.reader !== undefined || use.writes) ? [one] : [];
    }),
  );
}

/** Where a mount brings the path; undefined if it does not. */
function mountedAt(facts: Facts, run: Run, { values }: Mount, path: string): string | undefined {
  const source = posix.join('/', values.get('source') ?? values.get('src') ?? '').replace(/(.)\/+$/, '$1');
  const target = values.get('target');
  if (target === undefined || !isWithin(path, source)) return undefined;
  return posix.join(normalisePath(target, placeOf({ facts, run })), posix.relative(source, path));
}

/** The COPYs that take the path from the stage of the RUN, or from a stage built on it, into another stage. */
function copiesOf({ dockerfile }: Facts, run: Run, path: string): readonly Copy[] {
  const target = inRoot(path);
  return stagesBuiltOn(dockerfile, run.stage).flatMap((stage) =>
    copiesFrom(dockerfile, stage).filter(
      (one) => one.keyword === 'COPY' && one.sources.some((source) => isWithin(target, source.value.replace(/(.)\/+$/, '$1'))),
    ),
  );
}

function inRoot(path: string): string {
  return path.replace(/^~/, '/root');
}
