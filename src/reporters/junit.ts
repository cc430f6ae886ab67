import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import { masker } from './masking.ts';
import { placeOf } from './places.ts';
import type { Reporter, ReportFile } from './report.ts';
import { attributes, escapeXml } from './xml.ts';

/** JUnit XML: a test case per file, a failure per finding. Source: https://github.com/testmoapp/junitxml */
export const reportJunit: Reporter = (report) => {
  const cases = report.files.map((file) => testCase(file));
  const failures = report.files.reduce((sum, file) => sum + leftIn(file).length, 0);
  const suite = attributes({
    name: own('dockerlint'),
    tests: report.files.length,
    failures: report.files.filter((file) => leftIn(file).length > 0).length,
    errors: 0,
  });
  return say`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: own('dockerlint'), tests: report.files.length, failures })}>\n  <testsuite${suite}>\n${joined(cases)}  </testsuite>\n</testsuites>\n`;
};

function leftIn(file: ReportFile) {
  return file.findings.filter((finding) => !finding.fixed);
}

function testCase(file: ReportFile): Visible {
  const mask = masker(file.lint);
  const failures = leftIn(file).map((finding) => {
    const { line, column } = placeOf(file.lint.document, finding.range);
    const message = mask(finding.message);
    const rule = visible(finding.rule, []);
    const text = joined([say`${visible(file.path, [])}:${line}:${column} ${finding.severity}: ${message} (${rule})`, ...finding.notes.map(mask)], '\n');
    return say`      <failure${attributes({ type: rule, message })}>${escapeXml(text)}</failure>\n`;
  });
  const open = say`    <testcase${attributes({ name: visible(file.path, []), classname: own('dockerlint') })}`;
  return failures.length === 0 ? say`${open}/>\n` : say`${open}>\n${joined(failures)}    </testcase>\n`;
}
