import type { Comparison } from '../prove/compare-builds.ts';
import type { Trace, Verdict } from '../prove/types.ts';
import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import { labelled, padded, paintOf, type TerminalStyle } from './terminal.ts';

/** The result of `dockerlint prove` for one Dockerfile. */
export interface Proof {
  readonly version: 1;
  readonly path: string;
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
  /** The differences between the images; undefined if there are not two images. */
  readonly comparison: Comparison | undefined;
  /** Files that could be searched only in part, among those that the fixed build left and that differ from the original build. */
  readonly unsearched: readonly { readonly place: string; readonly why: string }[];
  /** The things that could not be removed, a line each. */
  readonly left: readonly string[];
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
  /** Whether there was a build record to search. */
  readonly record: boolean;
  /** The failed step; if it is set, there is no image. */
  readonly failed?: string;
}

const LABEL = 10;
const MOST_TRACES = 6;
const MOST_DIFFERENCES = 12;

/** Renders the proof for people. Contains no secret value. */
export function reportProof(proof: Proof, style: TerminalStyle): Visible {
  const paint = paintOf(style);
  // the search masks its texts itself
  const line = (label: string, text: string, color = (told: Visible): Visible => told): Visible =>
    say`${joined(labelled(padded(visible(label, []), LABEL), color(visible(text, [])), style.width, paint.strong), '\n')}\n`;
  const lines = (label: string, texts: readonly string[]): Visible => joined(texts.map((text, index) => line(index === 0 ? label : '', text)));
  const build = (label: string, report: BuildReport): Visible =>
    report.traces.length === 0 ? line(label, `no secret in ${searched(report)}`, paint.good) : lines(label, found(report));
  const comparison = ({ differences, gone, unstable, same }: Comparison): Visible =>
    joined([
      lines('differs', shortened(differences, MOST_DIFFERENCES)),
      gone.length > 0 ? line('gone', `as the findings say: ${shortened(gone, MOST_DIFFERENCES).join(', ')}`) : own(''),
      unstable.length > 0 ? line('unstable', `${shortened(unstable, MOST_DIFFERENCES).join(', ')}: other in each build of the original, too`) : own(''),
      line('same', `${same} paths and settings are as before${differences.length > 0 ? '' : ', nothing else differs'}`),
    ]);
  const unproved = proof.secrets.filter(({ control }) => control === false).map(({ name }) => name);
  return joined([
    paint.strong(say`${visible(proof.path, [])}\n`),
    line('secrets', secretNames(proof)),
    proof.before ? build('before', proof.before) : own(''),
    build(proof.before ? 'after' : 'now', proof.after),
    unproved.length > 0 ? line('unproved', `${unproved.join(', ')}: ${NO_CONTROL}`, paint.warning) : own(''),
    lines(
      'unread',
      shortened(
        proof.unsearched.map(({ place, why }) => `${place} could not be searched (${why})`),
        MOST_TRACES,
      ),
    ),
    proof.comparison ? comparison(proof.comparison) : own(''),
    proof.verdict === 'leaks' ? line('to do', `\`dockerlint ${proof.path}\` says why it stays, and what to do`) : own(''),
    lines(
      'left',
      proof.left.map((what) => `could not remove ${what}`),
    ),
  ]);
}

const NO_CONTROL = 'not found in what the original leaves either, so not finding it after the fix says nothing';

function secretNames({ secrets }: Proof): string {
  const names = secrets.map(({ name, standIn }) => (standIn ? name : `${name} (the real one after)`));
  return `${names.join(', ')}${secrets.some(({ standIn }) => standIn) ? ' (made up for each build)' : ''}`;
}

function found({ traces, failed }: BuildReport): readonly string[] {
  return [...shortened(traces.map(describe), MOST_TRACES), ...(failed === undefined ? [] : [`it does not build: \`${failed}\` failed`])];
}

/** Lists what was searched, for a build in which nothing was found. */
function searched({ layers, files, stages, record }: BuildReport): string {
  const image = `the configuration, the history and ${count(layers, 'layer')} (${count(files, 'file')})`;
  const beside = stages.length > 0 ? `, the ${stages.length === 1 ? 'stage' : 'stages'} ${stages.join(', ')}` : '';
  return `${image}${beside}, the log${record ? ' and the build record' : '; this docker shows no build record'}`;
}

function describe({ name, form, place }: Trace): string {
  return `${name} is in ${place}${form === 'as it is' ? '' : `, ${form}`}`;
}

function shortened(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), `${texts.length - most} more`];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
