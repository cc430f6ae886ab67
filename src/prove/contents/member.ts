/** What stands in an archive or a compressed file. Its contents must be read before the next one is asked for. */
export interface Member {
  /** Undefined if there is only one, without a name. */
  readonly name: string | undefined;
  readonly contents: AsyncIterable<Uint8Array>;
  /** Other texts about it that people can write: where a link leads to, attributes. */
  readonly notes?: string;
}
