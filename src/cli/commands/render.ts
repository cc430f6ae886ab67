import type { Report } from '../../reporters/report.ts';
import type { TerminalStyle } from '../../reporters/terminal.ts';
import { reportText } from '../../reporters/text.ts';
import type { Visible } from '../../text/visible.ts';
import type { Format } from '../arguments/options.ts';

/** Renders the report. All formats other than `text` are loaded on demand. */
export async function render(format: Format, report: Report, style: TerminalStyle): Promise<Visible> {
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
    case 'ndjson':
      return (await import('../../reporters/ndjson.ts')).reportNdjson(report);
    case 'markdown':
      return (await import('../../reporters/review/summary.ts')).reportSummary(report);
    case 'html':
      return (await import('../../reporters/review/html.ts')).reportHtml(report);
    case 'rdjson':
      return (await import('../../reporters/review/rdjson.ts')).reportRdjson(report);
    case 'github-review':
      return (await import('../../reporters/review/github-review.ts')).reportGithubReview(report);
  }
}
