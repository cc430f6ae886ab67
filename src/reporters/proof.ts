import type { Trace } from '../prove/types.ts';
import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import { labelled, padded, paintOf, type TerminalStyle } from './terminal.ts';

/** The result of `dockerlint prove` for one Dockerfile. */
export interface Proof {
  readonly path: string;
  readonly secrets: readonly { readonly name: string; readonly standIn: boolean }[];
  /** The image of the original Dockerfile; undefined if the fixes do not change it. */
  readonly before: ImageReport | undefined;
  /** The image of the fixed Dockerfile; of the original one if the fixes do not change it. */
  readonly after: ImageReport;
  /** Paths that are in one of the images only. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

export interface ImageReport {
  readonly traces: readonly Trace[];
  readonly layers: number;
  readonly files: number;
}

const LABEL = 10;
const MOST_TRACES = 6;
const MOST_PATHS = 5;

/** The proof for people. It contains no secret value. */
export function reportProof(proof: Proof, style: TerminalStyle): Visible {
  const paint = paintOf(style);
  // what the search of an image tells is masked where it is found
  const line = (label: string, text: string, color = (told: Visible): Visible => told): Visible =>
    say`${joined(labelled(padded(visible(label, []), LABEL), color(visible(text, [])), style.width, paint.strong), '\n')}\n`;
  const image = (label: string, { traces, layers, files }: ImageReport): Visible =>
    traces.length === 0
      ? line(label, `no secret in the configuration, the history and ${count(layers, 'layer')} (${count(files, 'file')})`, paint.good)
      : joined(shortened(traces.map(describe), MOST_TRACES).map((text, index) => line(index === 0 ? label : '', text)));
  const names = proof.secrets.map(({ name, standIn }) => (standIn ? `${name} (not set, so made up)` : name));
  return joined([
    paint.strong(say`${visible(proof.path, [])}\n`),
    line('secrets', names.length > 0 ? names.join(', ') : 'none'),
    proof.before ? image('before', proof.before) : own(''),
    image(proof.before ? 'after' : 'now', proof.after),
    proof.before ? line('files', differences(proof)) : own(''),
    proof.after.traces.length > 0 ? line('to do', `\`dockerlint ${proof.path}\` says why it stays, and what to do`) : own(''),
  ]);
}

function describe({ name, form, place }: Trace): string {
  return `${name} is in ${place}${form === 'as it is' ? '' : `, ${form}`}`;
}

function differences({ onlyBefore, onlyAfter, after }: Proof): string {
  if (onlyBefore.length + onlyAfter.length === 0) return `both images have the same ${count(after.files, 'path')}`;
  const side = (which: string, paths: readonly string[]): readonly string[] =>
    paths.length === 0
      ? []
      : [
          `only ${which}: ${shortened(
            paths.map((path) => `/${path}`),
            MOST_PATHS,
          ).join(', ')}`,
        ];
  return [...side('before', onlyBefore), ...side('after', onlyAfter)].join('; ');
}

function shortened(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), `${texts.length - most} more`];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
