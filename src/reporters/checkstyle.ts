import { joined, own, say, visible } from '../text/visible.ts';
import { masker } from './masking.ts';
import { placeOf } from './places.ts';
import type { Reporter } from './report.ts';
import { attributes } from './xml.ts';

/** Checkstyle's XML. Source: https://checkstyle.org/ (XMLLogger) */
export const reportCheckstyle: Reporter = (report) => {
  const files = report.files.map((file) => {
    const mask = masker(file.lint);
    const errors = file.findings
      .filter((finding) => !finding.fixed)
      .map((finding) => {
        const { line, column } = placeOf(file.lint.document, finding.range);
        const source = say`dockerlint.${visible(finding.rule, [])}`;
        return say`    <error${attributes({ line, column, severity: own(finding.severity), message: mask(finding.message), source })}/>\n`;
      });
    return say`  <file${attributes({ name: visible(file.path, []) })}>\n${joined(errors)}  </file>\n`;
  });
  return say`<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${joined(files)}</checkstyle>\n`;
};
