/** Words by which a command takes a setting or a login back; the sources are those of the rows in credential-undo.ts. */
export const UNDOING_WORDS: ReadonlySet<string> = new Set([
  '--unset',
  '-d',
  '--remove',
  'deauth',
  '--unset-all',
  '--remove-section',
  'unset',
  'remove-section',
  '--delete',
  'delete',
  'rm',
  'remove',
  'logout',
]);
