import { literalPattern } from '../../text/pattern.ts';
import type { HeldSecret, Sighting, Way } from './types.ts';

/** Reads what RUNs report out of the log of a build. */
export interface SightingReader {
  /** Takes the next bytes of the log. */
  push(chunk: Uint8Array): void;
  /** The reports by number of the RUN. */
  sightings(): ReadonlyMap<number, Sighting>;
}

const LONGEST_LINE = 64 * 1024;

interface Seen {
  begun: boolean;
  ended: boolean;
  readonly ways: Map<string, Way[]>;
}

/** A reader of the log of one build, whose witnesses have this mark and number the secrets as in `held`. */
export function sightingReader(mark: string, held: readonly HeldSecret[]): SightingReader {
  const seen = new Map<number, Seen>();
  const decoder = new TextDecoder();
  // a program may have left its line open
  const report = new RegExp(`${literalPattern(mark)} (\\d+) (begin|end)(?: (variable|file) (\\d+) (whole|part) (.*?))?\\r?$`);
  let rest = '';
  const take = (line: string): void => {
    const [, number, phase, kind, index, state, place = ''] = report.exec(line) ?? [];
    if (number === undefined) return;
    const one = seen.get(Number(number)) ?? { begun: false, ended: false, ways: new Map() };
    seen.set(Number(number), one);
    if (phase === 'begin') one.begun = true;
    else one.ended = true;
    const secret = held[Number(index)]?.name;
    if (kind === undefined || secret === undefined) return;
    one.ways.set(secret, withWay(one.ways.get(secret) ?? [], { kind: kind === 'file' ? 'file' : 'variable', place, isWhole: state === 'whole' }));
  };
  return {
    push(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
      lines.forEach(take);
    },
    sightings() {
      take(rest);
      rest = '';
      return seen;
    },
  };
}

/** Adds a way. A command that saw the whole value at the start or at the end of its RUN had the whole value. */
function withWay(ways: readonly Way[], way: Way): Way[] {
  const others = ways.filter(({ kind, place }) => kind !== way.kind || place !== way.place);
  const known = ways.find((one) => !others.includes(one));
  return [...others, { ...way, isWhole: way.isWhole || known?.isWhole === true }];
}
