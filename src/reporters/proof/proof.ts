import type { Comparison } from '../../prove/compare-builds.ts';
import type { Reader } from '../../prove/readers/types.ts';
import type { Trace, Verdict } from '../../prove/types.ts';

/** The result of `dockerlint prove` for one Dockerfile. */
export interface Proof {
  readonly version: 1;
  readonly path: string;
  /** The service of a Compose file, or the target of a bake file, that was built; undefined if the Dockerfile was built by itself. */
  readonly build: string | undefined;
  readonly verdict: Verdict;
  /**
   * `standIn`: both builds got a made-up value. `control`: whether the search found it in the original build (true also if it need not); undefined without an
   * original build.
   */
  readonly secrets: readonly { readonly name: string; readonly standIn: boolean; readonly control?: boolean | undefined }[];
  /** The traces of the original build; undefined if the fixes do not change the file. */
  readonly before: BuildReport | undefined;
  /** The traces of the fixed build, or of the only build if the fixes do not change the file. */
  readonly after: BuildReport;
  /** RUNs that had a secret in one of the builds, with the result; undefined if no RUN reported. */
  readonly readers: readonly Reader[] | undefined;
  /** RUNs that could not be compared, with the reason. */
  readonly unchecked: readonly { readonly line: number; readonly command: string; readonly why: string }[];
  /** The results of the builds without secrets; undefined if all secrets are literals in the Dockerfile. */
  readonly without: { readonly before: Absent | undefined; readonly after: Absent } | undefined;
  /** The differences between the images; undefined if there are not two images. */
  readonly comparison: Comparison | undefined;
  /** Files that could be searched only in part, among those that the fixed build left and that differ from the original build. */
  readonly unsearched: readonly { readonly place: string; readonly why: string }[];
  /** Build arguments that the fixed Dockerfile still takes as a fallback (`--keep-arguments`), and that the fixed build did not get. */
  readonly fallbacks: readonly string[];
  /** The things that could not be removed, a line each. */
  readonly left: readonly string[];
}

interface Absent {
  readonly builds: boolean;
  readonly step: string | undefined;
}

export interface BuildReport {
  /** The SHA-256 of the Dockerfile on disk, or of the fixed text. The build used a copy with other values in place of literal secrets. */
  readonly dockerfile: string;
  /** The id of the searched image, which was removed since; undefined if the build failed. */
  readonly image: string | undefined;
  readonly traces: readonly Trace[];
  readonly layers: number;
  readonly files: number;
  /** Names of the stages that were searched in addition to the image. */
  readonly stages: readonly string[];
  /** Whether there was a build record to search; undefined for an engine that keeps none. */
  readonly record?: boolean | undefined;
  /** Whether the exported cache was searched; `unsupported`: the builder exports none. Undefined if the build command names no cache. */
  readonly cache?: 'searched' | 'unsupported' | undefined;
  /** The failed step; if it is set, there is no image. */
  readonly failed?: string;
}
