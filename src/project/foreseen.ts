import { asksCallers, type CallerChange, mergeCallerChanges } from '../caller-change.ts';
import { UNNAMED_ARGUMENT } from '../companions/shell/unnamed-arguments.ts';
import { isLikeDockerfileName } from '../knowledge/docker/dockerfile-names.ts';
import type { LintResult } from '../linter/types.ts';
import { hasName } from '../text/pattern.ts';
import type { ProjectFiles } from './types.ts';
import { walkProject } from './walk.ts';

/** Returns the caller changes that the safe fixes of a result would require; undefined if there are none. */
export function foreseenChange({ findings, refusal }: LintResult): CallerChange | undefined {
  if (refusal !== undefined) return undefined;
  const fixes = findings.flatMap(({ fix }) => (fix?.applicability === 'safe' && asksCallers(fix) ? [fix] : []));
  return fixes.length === 0 ? undefined : mergeCallerChanges(fixes);
}

/** Whether the project of a file may have a caller that such a change would break. A text search, without parsing any kind of caller. */
export type MayBreak = (file: string, change: CallerChange) => boolean;

const MOST_TEXTS = 1500;
/** Files that describe no builds, the majority of a project; documentation builds nothing. */
const NO_CALLER =
  /\.(?:md|markdown|txt|rst|html?|css|s[ac]ss|less|svg|png|jpe?g|gif|ico|webp|pdf|woff2?|ttf|eot|map|lock|snap|csv|xml|zip|t?gz|jar|so|dylib|dll|exe|min\.js|[jt]sx|java|kt|cs|cpp|cc|[ch]|rs|swift|php|vue|svelte|proto|sql|po)$|(?:package-lock|tsconfig)[\w.-]*\.json$/i;
/** Programs: there may be thousands of them, and a program that builds an image is near the project root. */
const PROGRAM = /\.(?:py|rb|[cm]?[jt]s|go|php|pl|lua|exs?|kts|gradle|scala|dart)$/i;
const PROGRAM_DEPTH = 1;
/** Builders that pass no secrets, whatever their options are. */
const NO_SECRETS = /kaniko|DOCKER_BUILDKIT/;
const BUILDS = /docker|podman|buildah|nerdctl|\bbuild:/;

/** Creates a `MayBreak` that reads each project once, and only as far as needed. */
export function mayBreakCallers(files: ProjectFiles): MayBreak {
  const projects = new Map<string, LikelyCallers | undefined>();
  return (file, change) => {
    const root = files.rootOf(file);
    const known = projects.has(root) ? projects.get(root) : likelyCallers(files, root);
    projects.set(root, known);
    if (known === undefined) return true;
    const names = [...change.removedArgs.keys(), ...change.secrets.map(({ id }) => id)];
    // any build may break if a secret from a file or agent is added, because no argument mentions it, or if a secret is required, because a caller may pass
    // nothing
    const isAny = change.secrets.some(({ from, required }) => required || !('env' in from));
    return known.giveNoSecrets || known.hideNames || (isAny && known.build) || names.some((name) => known.hasName(name));
  };
}

/** The facts from the texts of files that may call a build. */
interface LikelyCallers {
  readonly giveNoSecrets: boolean;
  /** Whether a text passes build arguments whose names it does not show. */
  readonly hideNames: boolean;
  readonly build: boolean;
  hasName(name: string): boolean;
}

/** Returns undefined if there are too many files to read. */
function likelyCallers(files: ProjectFiles, root: string): LikelyCallers | undefined {
  const texts = likelyTexts(files, root);
  if (!texts) return undefined;
  const names = new Map<string, boolean>();
  return {
    giveNoSecrets: texts.some((text) => NO_SECRETS.test(text)),
    hideNames: texts.some((text) => UNNAMED_ARGUMENT.test(text)),
    build: texts.some((text) => BUILDS.test(text)),
    hasName(name) {
      const known = names.get(name) ?? texts.some((text) => hasName(text, name));
      names.set(name, known);
      return known;
    },
  };
}

/** The texts of the files that may call a build; undefined if there are too many to read. */
function likelyTexts(files: ProjectFiles, root: string): readonly string[] | undefined {
  const texts: string[] = [];
  for (const file of walkProject(files, root)) {
    if (file === undefined || texts.length > MOST_TEXTS) return undefined;
    const isLikely = !isLikeDockerfileName(file.name) && !NO_CALLER.test(file.name) && (file.depth <= PROGRAM_DEPTH || !PROGRAM.test(file.name));
    const text = isLikely ? files.read(file.path) : undefined;
    if (text !== undefined) texts.push(text);
  }
  return texts;
}
