import { posix } from 'node:path';
import { BAKE_FILES } from '../../knowledge/docker/bake-files.ts';
import { COMPOSE_FILES } from '../../knowledge/docker/compose-files.ts';
import { literalPattern } from '../../text/pattern.ts';
import { builtServices } from '../compose/services.ts';
import { takesNone } from '../other-dockerfiles.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import { buildsDockerfile, contextOf, dockerfileOf, isAbstract, readTargets } from './targets.ts';

/** A setting for the arguments of targets, `app.args.X=…`, with the id of the secret that replaces the argument. */
export interface BakeSetting {
  /** The targets: a name, with `*` for any text. */
  readonly pattern: string;
  readonly id: string;
}

/** Where Bake runs, and the files that it is told; without any it looks for those of the usual names. */
export interface BakePlace {
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * Whether a setting can give the targets that it means the secret in place of the argument: all of them build the changed Dockerfile, or another one that takes no
 * such argument, and none has another secret, which the setting would replace.
 */
export function canTakeSecret({ pattern, id }: BakeSetting, place: BakePlace, change: BuildChange, files: CompanionFiles): boolean {
  const paths = filesAt(place, files);
  const texts = paths.map((path) => files.read(path) ?? '');
  if (paths.length === 0 || texts.some((text) => hasOthers(text, id))) return false;
  const isMeant = ({ name }: { readonly name: string }): boolean => new RegExp(`^${pattern.split('*').map(literalPattern).join('.*')}$`).test(name);
  const bakeFiles = paths.filter((path) => /\.(?:hcl|json)$/.test(path));
  const targets = bakeFiles.flatMap((path) => readTargets(path, files.read(path) ?? '') ?? []);
  const verdicts = [
    ...targets
      .filter((target) => isMeant(target) && !isAbstract(target, targets))
      .map((target) => {
        if (buildsDockerfile(target, targets, place.folder, change) === true) return 'own';
        const context = contextOf(target, targets, place.folder);
        const file = dockerfileOf(target, targets);
        return context !== undefined && file !== undefined && takesNone(posix.resolve(context, file), change, files) ? 'other' : 'unknown';
      }),
    ...paths
      .filter((path) => !bakeFiles.includes(path))
      .flatMap((path) => builtServices(path, files))
      .filter(isMeant)
      .map(({ dockerfile }) =>
        dockerfile === change.dockerfile ? 'own' : dockerfile !== undefined && takesNone(dockerfile, change, files) ? 'other' : 'unknown',
      ),
  ];
  return verdicts.includes('own') && !verdicts.includes('unknown');
}

/** The files that Bake reads at a place. */
export function filesAt({ folder, files: named }: BakePlace, files: CompanionFiles): readonly string[] {
  return (named.length > 0 ? named : [...COMPOSE_FILES, ...BAKE_FILES]).map((name) => posix.resolve(folder, name)).filter((path) => files.exists(path));
}

/** Whether a file that Bake reads may give its targets secrets other than this one. */
function hasOthers(text: string, id: string): boolean {
  const ids = [...text.matchAll(/\bid\s*=\s*"?([\w.-]+)/g)].map((match) => match[1]);
  return /\bsecrets?\b/.test(text) && (ids.length === 0 || ids.some((one) => one !== id));
}
