import type { Engine } from '../../knowledge/docker/engines.ts';
import type { Dockerfile } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';

/** Whether the build supports `env=` mounts, with the edit of the `# syntax=` line that this requires, or why not. */
export type SecretEnvSupport = { readonly supported: true; readonly edits: readonly Edit[] } | { readonly supported: false; readonly reason: string };

/** The first frontend version with `env=`. Source: https://docs.docker.com/build/buildkit/dockerfile-release-notes/#1100 */
const ENV_MINOR = 10;

/**
 * How the Dockerfile can use `env=` on an engine: unchanged; with `# syntax=docker/dockerfile:1` as a new first line; with the minor version of its `# syntax=`
 * line raised; or not at all (an old engine, a frontend that is not Docker's or is pinned by digest).
 */
export function secretEnvSupport(dockerfile: Dockerfile, engine: Engine): SecretEnvSupport {
  if (engine.secretEnv === 'no') return { supported: false, reason: `${engine.name} has no env= for secret mounts` };
  const directive = dockerfile.directives.find((one) => one.name === 'syntax');
  if (!engine.honoursSyntax) return { supported: true, edits: [] };
  if (!directive) {
    if (engine.secretEnv === 'built-in') return { supported: true, edits: [] };
    const at = dockerfile.directiveOffset;
    return { supported: true, edits: [{ range: { start: at, end: at }, text: `# syntax=docker/dockerfile:1${dockerfile.document.eol}` }] };
  }
  const image = directive.value.replace(/^docker\.io\//, '');
  if (/^docker\/dockerfile(?:-upstream)?(?::(?:1|1-labs|labs|latest|master|master-labs))?$/.test(image)) return { supported: true, edits: [] };
  const version = /^(docker\/dockerfile(?:-upstream)?:1\.)(\d+)((?:\.\d+)?(?:-labs)?)$/.exec(image);
  if (!version) return { supported: false, reason: `it is not known whether the frontend "${directive.value}" supports env=` };
  if (Number(version[2]) >= ENV_MINOR) return { supported: true, edits: [] };
  const labs = version[3]?.includes('-labs') ? '-labs' : '';
  return { supported: true, edits: [{ range: directive.valueRange, text: `${version[1]}${ENV_MINOR}${labs}` }] };
}
