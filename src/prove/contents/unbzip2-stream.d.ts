declare module 'unbzip2-stream' {
  import type { Duplex } from 'node:stream';

  /** Returns a stream of the kind that Node had first: it emits what it makes of a piece while that is written. */
  function unbzip2Stream(): Duplex;
  export = unbzip2Stream;
}
