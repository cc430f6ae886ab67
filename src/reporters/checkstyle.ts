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
        return `    <error${attributes({ line, column, severity: finding.severity, message: mask(finding.message), source: `dockerlint.${finding.rule}` })}/>\n`;
      });
    return `  <file${attributes({ name: file.path })}>\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
};
