import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path/posix';
import { sightingReader } from '../../prove/readers/sightings.ts';
import type { ObservedBuild, Watch } from '../../prove/readers/types.ts';
import { type WatchPlace, watchRuns, witnessId } from '../../prove/readers/watch-runs.ts';
import { witnessScript } from '../../prove/readers/witness-script.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import { secretMountPath } from '../../syntax/dockerfile/mounts.ts';
import { Document } from '../../text/document.ts';
import { isVariableName } from '../../text/pattern.ts';
import type { SecretPlan } from './secrets.ts';
import type { BuildValues } from './values.ts';

/** A build whose RUNs report the secrets that they see. */
export interface Watching {
  /** The Dockerfile to build. */
  readonly dockerfile: string;
  /** The `--secret` options that pass the witness scripts to the build. */
  readonly words: readonly string[];
  /** Takes the next bytes of the build log. */
  listen(chunk: Uint8Array): void;
  observed(): ObservedBuild;
}

const MOST_FILES = 100;

/**
 * Collects the variables and files that the RUNs of both Dockerfiles compare with the secrets. `found`: paths without leading slash of files in which a search
 * found a secret.
 */
export function watchOf(plan: SecretPlan, texts: readonly string[], found: Iterable<string>): Watch {
  const variables = new Set([...plan.variables.map(({ name }) => name), ...plan.arguments.keys()]);
  const files = new Set<string>();
  for (const instruction of texts.flatMap((text) => parseDockerfile(new Document('Dockerfile', text)).instructions)) {
    if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') for (const { name } of instruction.entries) variables.add(name);
    if (instruction.keyword !== 'RUN') continue;
    for (const mount of instruction.mounts) {
      const { type, values } = mount;
      if (type !== 'secret') continue;
      variables.add(values.get('env') ?? '');
      const target = secretMountPath(mount);
      if (!target.includes('$') && (values.has('target') || !values.has('env'))) files.add(target);
    }
  }
  for (const file of found) files.add(`/${file}`);
  return {
    mark: `@@dockerlint-${randomBytes(8).toString('hex')}`,
    variables: [...variables].filter((name) => isVariableName(name)),
    files: [...files].slice(0, MOST_FILES),
  };
}

/** Adds a witness script to each RUN that can report, and writes the scripts to the folder. */
export function watching(folder: string, { dockerfile, held }: BuildValues, watch: Watch, place: WatchPlace): Watching {
  const { text, runs } = watchRuns(dockerfile, place);
  const reader = sightingReader(watch.mark, held);
  const words = runs.flatMap((run): readonly string[] => {
    if (run.unwatched !== undefined) return [];
    const file = path.join(folder, `witness-${run.number}`);
    writeFileSync(file, witnessScript(run, watch, held), { mode: 0o600 });
    return ['--secret', `id=${witnessId(run.number)},src=${file}`];
  });
  return { dockerfile: text, words, listen: reader.push, observed: () => ({ runs, sightings: reader.sightings() }) };
}
