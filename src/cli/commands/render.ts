import type { Report } from '../../reporters/report.ts';
import type { TerminalStyle } from '../../reporters/terminal.ts';
import { reportText } from '../../reporters/text.ts';
import { visible, visibleJson, visibleStyled } from '../../text/visible.ts';
import type { Format } from '../arguments/options.ts';

/**
 * Renders the report. The formats other than `text` are loaded on demand. All that is printed of a report passes here: no character of a document or of
 * a path can move the cursor, hide text or change its direction.
 */
export async function render(format: Format, report: Report, style: TerminalStyle): Promise<string> {
  const text = await rendered(format, report, style);
  switch (format) {
    case 'text':
      return style.color || style.links ? visibleStyled(text) : visible(text);
    case 'json':
    case 'sarif':
    case 'gitlab':
      return visibleJson(text);
    default:
      return visible(text);
  }
}

async function rendered(format: Format, report: Report, style: TerminalStyle): Promise<string> {
  switch (format) {
    case 'text':
      return reportText(report, style);
    case 'json':
      return (await import('../../reporters/json.ts')).reportJson(report);
    case 'sarif':
      return (await import('../../reporters/sarif.ts')).reportSarif(report);
    case 'github':
      return (await import('../../reporters/github.ts')).reportGithub(report);
    case 'gitlab':
      return (await import('../../reporters/gitlab.ts')).reportGitlab(report);
    case 'junit':
      return (await import('../../reporters/junit.ts')).reportJunit(report);
    case 'checkstyle':
      return (await import('../../reporters/checkstyle.ts')).reportCheckstyle(report);
  }
}
