import { joined, json, reshaped, say, type Visible } from '../text/visible.ts';
import { companionOf, fileOf, publishedOf } from './json.ts';
import { masker } from './masking.ts';
import { publishedSecrets, type Report, type Reporter, type Summary, summarize } from './report.ts';

/**
 * `--format ndjson`: one JSON object a line, with the members of `--format json`: `{"type": "file", …}`, `{"type": "companion", …}`, `{"type": "published", …}`,
 * and at the end `{"type": "summary", …}`. Fields and types are only added. Source: https://github.com/ndjson/ndjson-spec
 */
export const reportNdjson: Reporter = (report) => joined([reportLines(report), summaryLine(summarize(report))]);

/** All lines but the last. */
export function reportLines(report: Report): Visible {
  const mask = masker({ values: report.files.flatMap((file) => file.lint.values) });
  return joined([
    ...report.files.map((file) => lineOf(json({ type: 'file', ...fileOf(file) }))),
    ...report.companions.map((companion) => lineOf(json({ type: 'companion', ...companionOf(companion, mask) }))),
    ...publishedSecrets(report).map((secret) => lineOf(json({ type: 'published', ...publishedOf(secret, mask) }))),
  ]);
}

/** The last line. */
export function summaryLine(summary: Summary): Visible {
  return lineOf(json({ type: 'summary', version: 1, ...summary }));
}

/** The same value on one line: within a text, line breaks are escaped. */
function lineOf(value: Visible): Visible {
  return say`${reshaped(value, (text) => text.replace(/\n */g, ''))}\n`;
}
