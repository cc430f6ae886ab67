import type { DetectionSettings } from '../facts/index.ts';
import { judgeVariable } from '../facts/sensitivity/index.ts';
import { stagesBuilt } from '../facts/stages/built-stages.ts';
import { isPreflightSecret } from '../knowledge/docker/preflight-secrets.ts';
import { startingImage } from '../knowledge/docker/starting-images.ts';
import { mountedSecretId } from '../linter/verify.ts';
import type { Dockerfile, Run, Stage } from '../syntax/types.ts';
import { isVariableName } from '../text/pattern.ts';

/** A secret that a Dockerfile mounts. */
export interface NeededSecret {
  readonly id: string;
  /** The client's variable that provides it, as far as the mounts show; undefined if the secret is probably a file. */
  readonly variable: string | undefined;
  /** Build arguments that would pass the same value. */
  readonly argumentNames: readonly string[];
  readonly required: boolean;
  /** The line (from 1) of the first such mount. */
  readonly line: number;
}

/** What a Dockerfile, in its present state, requires of its callers. */
export interface CallerNeeds {
  readonly secrets: readonly NeededSecret[];
  /** Whether all ARGs are known: no base image may contain an ONBUILD ARG. */
  readonly isClosed: boolean;
  /** Whether an argument has the name of a secret, and certainly no ARG of the Dockerfile takes it. */
  isForNothing(argument: string): boolean;
  /** Whether a build of this target runs a RUN that requires the secret. */
  requires(id: string, target: string | undefined): boolean;
}

/** A cheap text search: whether a Dockerfile may mount a secret at all. */
export function mayMountSecrets(text: string): boolean {
  return /--mount=[^\s]*type=["']?secret/i.test(text);
}

/** Returns what the Dockerfile requires of its callers. Ids that contain a variable are left out, because they are unknown before the build. */
export function callerNeeds(dockerfile: Dockerfile, settings: DetectionSettings): CallerNeeds {
  const mounts = mountsOf(dockerfile);
  const declared = new Set(dockerfile.instructions.flatMap((one) => (one.keyword === 'ARG' ? one.entries.map((entry) => entry.name) : [])));
  const ids = [...new Set(mounts.map(({ id }) => id))];
  const secrets = ids.map((id): NeededSecret => {
    const own = mounts.filter((mount) => mount.id === id);
    const variables = [...new Set(own.flatMap(({ variable }) => variable ?? []))];
    const names = [...new Set([id, ...variables])].filter((name) => isVariableName(name));
    const isVariable = variables.length > 0 || /^[A-Z][A-Z0-9_]*$/.test(id);
    return {
      id,
      variable: isVariable ? (names[0] ?? id) : undefined,
      argumentNames: names.filter((name) => !declared.has(name)),
      required: own.some(({ required }) => required),
      line: dockerfile.document.positionAt(own[0]?.start ?? 0).line,
    };
  });
  const isClosed = dockerfile.stages.every((stage) => stage.parent !== undefined || isKnownBase(stage));
  return {
    secrets,
    isClosed,
    isForNothing: (argument) => isClosed && !declared.has(argument) && isSecretName(argument, settings),
    requires(id, target) {
      const built = stagesBuilt(dockerfile, target);
      return built !== undefined && mounts.some((mount) => mount.id === id && mount.required && built.has(mount.stage));
    },
  };
}

interface SecretMount {
  readonly id: string;
  readonly variable: string | undefined;
  readonly required: boolean;
  readonly stage: number;
  readonly start: number;
}

function mountsOf(dockerfile: Dockerfile): readonly SecretMount[] {
  const runs = dockerfile.instructions.filter((one): one is Run => one.keyword === 'RUN' && !one.onbuild);
  return runs.flatMap((run) =>
    run.mounts.flatMap((mount): readonly SecretMount[] => {
      const id = mount.type === 'secret' ? mountedSecretId(mount.values) : '';
      if (id === '' || id.includes('$') || isPreflightSecret(id)) return [];
      const required = ['', 'true', '1'].includes(mount.values.get('required') ?? 'false');
      return [{ id, variable: mount.values.get('env') || undefined, required, stage: run.stage ?? 0, start: mount.range.start }];
    }),
  );
}

function isSecretName(name: string, settings: DetectionSettings): boolean {
  const judgement = judgeVariable({ name, value: undefined, keyword: 'ARG', fromArgument: false }, settings);
  return judgement.secret && !judgement.browser && judgement.weight === 'secret';
}

/**
 * Whether a stage starts from a known image, which certainly has no ONBUILD ARG. Such an ARG would take an argument without being visible in the Dockerfile.
 */
function isKnownBase({ from }: Stage): boolean {
  const image = from.image.value;
  return !/\bonbuild\b|^\$/i.test(image) && startingImage(image) !== undefined;
}
