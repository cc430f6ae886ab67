import type { Severity } from '../rule.ts';
import { json, say, visible } from '../text/visible.ts';
import { masker } from './masking.ts';
import { placeOf } from './places.ts';
import type { Reporter } from './report.ts';
import { fingerprint } from './sarif.ts';

const SEVERITIES: { readonly [severity in Severity]: 'critical' | 'major' | 'info' } = { error: 'critical', warning: 'major', info: 'info' };

/** A code quality report. Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const reportGitlab: Reporter = (report) => {
  const ordinals = new Map<string, number>();
  const issues = report.files.flatMap((file) =>
    file.findings
      .filter((finding) => !finding.fixed)
      .map((finding) => ({
        description: masker(file.lint)(finding.message),
        check_name: visible(finding.rule, []),
        fingerprint: fingerprint(file.path, finding, ordinals),
        severity: SEVERITIES[finding.severity],
        location: {
          path: visible(file.path.replace(/^\.\//, ''), []),
          lines: { begin: placeOf(file.lint.document, finding.range).line, end: placeOf(file.lint.document, finding.range).endLine },
        },
      })),
  );
  return say`${json(issues)}\n`;
};
