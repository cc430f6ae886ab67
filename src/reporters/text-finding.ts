import { reasonsOf } from '../fix/reasons.ts';
import type { Finding } from '../linter/index.ts';
import type { Range } from '../text/range.ts';
import { joined, own, reshaped, say, type Visible, visible } from '../text/visible.ts';
import { codeFrame } from './code-frame.ts';
import { displayWidth, wrap } from './display-width.ts';
import type { Mask } from './masking.ts';
import type { Report, ReportFile } from './report.ts';
import { type Paint, spaces, type TerminalStyle } from './terminal.ts';

/** The context that a finding is printed in. */
export interface FindingView {
  readonly report: Report;
  readonly file: ReportFile;
  readonly mask: Mask;
  readonly hidden: readonly Range[];
  readonly style: TerminalStyle;
  readonly paint: Paint;
  /** The findings printed before this one; one of them may have the same fix. */
  readonly above: readonly Finding[];
}

// esbuild keeps a tagged template as written, and the start bundle is read byte by byte
const BAR = own('│ ');

/** The lines of a finding: code, message, readers of the secret, and the fix or the remedy. */
export function findingLines(finding: Finding, view: FindingView): readonly Visible[] {
  const { file, mask, hidden, style, paint } = view;
  const frame = codeFrame(file.lint, finding.range, hidden, mask, style.width - gutterWidth(file));
  const gutter = paint.faint(say`${spaces(gutterWidth(file) - 2)}${BAR}`);
  const number = reshaped(say`${frame.line}`, (text) => text.padStart(gutterWidth(file) - 3));
  const lines = [say`${paint.faint(say`${number} ${BAR}`)}${frame.text}`];
  lines.push(...headline(finding, view, frame.markStart, frame.markWidth).map((line) => say`${gutter}${line}`));
  for (const { text, color, indent, asWritten } of detailLines(finding, view)) {
    if (asWritten) {
      lines.push(say`${gutter}${spaces(indent)}${color(mask(text))}`);
      continue;
    }
    const room = style.width - gutterWidth(file) - indent;
    const [first = own(''), ...rest] = wrap(mask(text), room);
    const hanging = wrap(joined(rest, ' '), room - 2).filter((line) => line !== '');
    lines.push(say`${gutter}${spaces(indent)}${color(first)}`, ...hanging.map((line) => say`${gutter}${spaces(indent + 2)}${color(line)}`));
  }
  return lines;
}

/** Width of the text before the code: line number, space, bar, space. */
function gutterWidth({ lint }: ReportFile): number {
  return Math.max(3, String(lint.document.lineCount).length + 2) + 3;
}

/** The mark under the code with level, message and rule, on one line if they fit; else the message is printed on separate lines. */
function headline(finding: Finding, { file, mask, style, paint, report }: FindingView, markStart: number, markWidth: number): readonly Visible[] {
  const color = paint[finding.severity];
  const mark = say`${spaces(markStart)}${color(reshaped(own('~'), (sign) => sign.repeat(markWidth)))}`;
  const message = mask(finding.message);
  const rule = paint.faint(paint.link(visible(finding.rule, []), visible(report.pageOf(finding.rule), [])));
  const severity = color(own(finding.severity));
  const room = style.width - gutterWidth(file);
  const used = markStart + markWidth + 1 + finding.severity.length;
  if (used + 2 + displayWidth(message) + 3 + finding.rule.length <= room) return [say`${mark} ${severity}: ${message}   ${rule}`];
  const label = say`${severity} ${rule}`;
  const beside = used + 1 + finding.rule.length <= room ? [say`${mark} ${label}`] : [mark, label];
  return [...beside, ...wrap(message, room).map(paint.strong)];
}

interface Detail {
  readonly text: string;
  readonly color: (text: Visible) => Visible;
  readonly indent: number;
  /** Set for a text to copy, which is not wrapped. */
  readonly asWritten?: true;
}

function plain(text: string): Detail {
  return { text, color: (line) => line, indent: 0 };
}

function indented(text: string): Detail {
  return { text, color: (shown) => shown, indent: 2, asWritten: true };
}

function detailLines(finding: Finding, view: FindingView): readonly Detail[] {
  const twin = view.above.find((other) => other.fix !== undefined && isSameFix(other, finding));
  // readers and fix were printed with that finding
  if (twin) return [plain(`same secret as on line ${view.file.lint.document.positionAt(twin.range.start).line}`)];
  // some evidence is part of the message
  const evidence = finding.evidence.filter((line) => !finding.message.includes(line));
  const why = evidence.length > 0 ? [{ text: `why: ${evidence.join('; ')}`, color: view.paint.faint, indent: 0 }] : [];
  return [...why, ...finding.notes.map(plain), ...remedyLines(finding, view)];
}

/** Whether two findings have the same fix, and so are about the same secret. */
function isSameFix(a: Finding, b: Finding): boolean {
  // titles differ in most cases, so they are compared first: every finding is compared with all before it
  if (a.fix === undefined || b.fix === undefined || a.fixed !== b.fixed || a.fix.title !== b.fix.title) return false;
  if (a.fix === b.fix) return true;
  const key = ({ fix }: Finding): string => JSON.stringify([fix?.effects, fix?.caveats, fix?.edits]);
  return key(a) === key(b);
}

function remedyLines(finding: Finding, { report, file, paint }: FindingView): readonly Detail[] {
  const { fix, goesWith, remedy, fixed } = finding;
  const good = (text: string): Detail => ({ text, color: paint.good, indent: 0 });
  const [first = '', ...text] = remedy?.split('\n') ?? [];
  // the remaining lines are text to copy
  const toDo = remedy === undefined ? [] : [plain(`to do: ${first}`), ...text.map(indented)];
  // a secret that a RUN writes into its layer is fixed at its declaration
  if (goesWith) return [good(`fix: part of the fix for line ${file.lint.document.positionAt(goesWith.start).line}`)];
  if (!fix) return fixed ? [good(report.mode === 'diff' ? 'would be fixed together with its declaration' : 'fixed together with its declaration')] : toDo;
  const reasons = reasonsOf(fix);
  const effects = fix.effects.map((text): Detail => ({ text, color: paint.faint, indent: 2 }));
  if (fixed) return [good(`${report.mode === 'diff' ? 'would fix' : 'fixed'}: ${fix.title}${reasons === '' ? '' : ` (${reasons})`}`), ...effects];
  if (fix.applicability === 'manual') return [plain(`no automatic fix: ${reasons}`), ...toDo];
  if (fix.applicability === 'safe') return [good(`fix: ${fix.title}`), ...effects, ...toDo];
  return [plain(`unsafe fix: ${fix.title}, but ${reasons}`), ...effects, ...toDo];
}
