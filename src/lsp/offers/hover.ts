import type { Finding } from '../../linter/index.ts';
import type { Range } from '../../text/range.ts';
import { describeFlow } from '../protocol/describe-finding.ts';
import { protocolRange } from '../protocol/diagnostics.ts';
import type { ShownHover } from '../protocol/editor-connection.ts';
import type { View } from './code-actions.ts';

/** Returns the hover for the secret declared or read at the offset, or null if there is none. */
export function hoverAt(view: View, offset: number): ShownHover | null {
  const at = (range: Range): boolean => range.start <= offset && offset <= range.end;
  const placeOf = (finding: Finding): Range | undefined => [finding.range, ...finding.related.map((related) => related.range)].find(at);
  for (const finding of view.result.findings) {
    const range = placeOf(finding);
    if (range === undefined) continue;
    const kind = view.abilities.markdownHover ? 'markdown' : 'plaintext';
    const value = describeFlow(finding, view.pageOf(finding.rule), kind, view.result.values);
    return { contents: { kind, value }, range: protocolRange(view.document, range) };
  }
  return null;
}
