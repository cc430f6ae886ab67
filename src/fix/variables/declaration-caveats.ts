import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { expand } from '../../facts/stages/stage-state.ts';
import { firstStageOf } from '../../facts/stages/stage-tree.ts';
import { isPublicImage } from '../../knowledge/docker/public-registries.ts';
import { credentialOf, describeQuery } from '../addresses/address-repair.ts';
import { containerCaveats } from '../container/container-environment.ts';
import type { Caveat } from '../types.ts';
import { judgeDefault } from './argument-default.ts';

/** Why removing the declarations is unsafe or manual. `isKept`: the build argument stays as a fallback. */
export function declarationCaveats(facts: Facts, flow: VariableFlow, isKept: boolean): Caveat[] {
  const caveats: Caveat[] = [];
  const { document } = facts.dockerfile;
  for (const use of flow.otherUses) {
    if (credentialOf(facts, flow, use) && !isKept) continue;
    const line = document.positionAt(use.range.start).line;
    const reason = `${use.instruction.keyword} on line ${line} uses "${use.name}"`;
    if (use.when === 'build') caveats.push({ applicability: 'manual', reason: `${reason}${describeQuery(use) ?? ', and secret mounts exist only in RUN'}` });
    else caveats.push({ applicability: 'manual', reason: `${use.instruction.keyword} on line ${line} uses "${use.name}" in the container` });
  }
  for (const copy of flow.copies) caveats.push(...containerCaveats(facts, copy, flow));
  const [source] = flow.sources;
  if (flow.unreadBy === 'lists' && flow.otherUses.length === 0)
    caveats.push({
      applicability: 'unsafe',
      reason: `no command is known to read "${flow.name}", but dockerlint cannot see the project files, which may read it`,
    });
  const own = ownImage(facts, flow);
  if (flow.unreadBy === 'project' && own !== undefined) caveats.push({ applicability: 'unsafe', reason: `settings in the base image ${own} may refer to it` });
  if (hasLiteral(flow) && !isSecretDefault(flow))
    caveats.push({
      applicability: 'unsafe',
      reason: 'the value is removed from the file, so each build must pass it',
    });
  if (source?.instruction.keyword === 'ENV') caveats.push(...containerCaveats(facts, source, flow));
  const isTriggered = flow.sinks.some(({ run, certainty }) => run.onbuild && certainty !== 'cannot-read');
  if (isTriggered || [...flow.sources, ...flow.copies].some((one) => one.onbuild)) {
    const isReadHere = flow.otherUses.length > 0 || flow.sinks.some((sink) => sink.certainty !== 'cannot-read');
    caveats.push(
      isReadHere
        ? { applicability: 'unsafe', reason: 'ONBUILD: every build that starts from this image must then pass the secret' }
        : { applicability: 'manual', reason: `ONBUILD: Dockerfiles that start from this image may read "${flow.name}", and then need the mount themselves` },
    );
  }
  return caveats;
}

/** The base image of a stage with the variable, if it may be the user's own image. */
function ownImage(facts: Facts, flow: VariableFlow): string | undefined {
  const images = flow.sinks.map(({ run }) => {
    const own = facts.dockerfile.stages[run.stage ?? -1];
    const stage = own && firstStageOf(own);
    const state = stage && facts.states.get(stage.from);
    return stage && ((state && expand(stage.from.image, state.env)) ?? stage.from.image.value);
  });
  // a digest tells people nothing
  return images.find((image) => image !== undefined && !isPublicImage(image))?.replace(/@sha256:\w+$/, '');
}

/** Whether the file contains a literal value of the secret. */
export function hasLiteral(flow: VariableFlow): boolean {
  return flow.verdict === 'literal' || flow.sources.some((one) => one.value === 'literal' || ['literal', 'secret'].includes(judgeDefault(one).kind));
}

/**
 * Whether all literals in the file are defaults of build arguments with the shape of a secret. Removing those is safe: callers could always pass another value,
 * and a build without any value fails at the required mount instead of silently using another one.
 */
function isSecretDefault(flow: VariableFlow): boolean {
  return flow.sources.every((one) => one.instruction.keyword === 'ARG' && judgeDefault(one).kind !== 'literal');
}
