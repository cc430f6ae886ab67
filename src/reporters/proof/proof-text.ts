import type { Comparison } from '../../prove/compare-builds.ts';
import type { Trace } from '../../prove/types.ts';
import { joined, own, say, type Visible, visible } from '../../text/visible.ts';
import { labelled, padded, paintOf, type TerminalStyle } from '../terminal.ts';
import type { BuildReport, Proof } from './proof.ts';
import { readerLines, withoutLine } from './reader-lines.ts';

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
    lines('readers', readerLines(proof)),
    proof.without ? line('without', withoutLine(proof.without)) : own(''),
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
