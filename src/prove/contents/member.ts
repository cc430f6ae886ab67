/** A member of an archive or a compressed file. Its content must be read before the next member is requested. */
export interface Member {
  /** Undefined for a single member without a name. */
  readonly name: string | undefined;
  readonly contents: AsyncIterable<Uint8Array>;
  /** Other texts in the member's metadata: the target of a link, extended attributes. */
  readonly notes?: string;
}
