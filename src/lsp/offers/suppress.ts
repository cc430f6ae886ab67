import type { Finding } from '../../linter/index.ts';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';

/** The placeholder for the reason, which the user replaces. */
const REASON = 'explain why this is not a secret, or may stay';

/** The edit that suppresses a finding: adds an ignore comment above the instruction, or adds the rule's name to an existing one. */
export function suppressionEdit(document: Document, finding: Finding): Edit {
  const { line } = document.positionAt(finding.instructionRange.start);
  const above = line > 1 ? document.lineRange(line - 1) : undefined;
  const known = above && /^\s*#\s*dockerlint\s+ignore=[^;\s]*/i.exec(document.slice(above));
  if (above && known) {
    const at = above.start + known[0].length;
    return { range: { start: at, end: at }, text: `,${finding.rule}` };
  }
  const own = document.lineRange(line);
  // a byte order mark must stay at the start of the file
  const start = own.start === 0 && document.text.startsWith('\uFEFF') ? 1 : own.start;
  const [indentation = ''] = /^[ \t]*/.exec(document.text.slice(start, own.end)) ?? [];
  return { range: { start, end: start }, text: `${indentation}# dockerlint ignore=${finding.rule};reason=${REASON}${document.eol}` };
}
