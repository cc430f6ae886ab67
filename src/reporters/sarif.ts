import { createHash } from 'node:crypto';
import type { Finding } from '../linter/index.ts';
import type { RuleMeta, Severity } from '../rule.ts';
import type { Document } from '../text/document.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { json, say, type Visible, visible } from '../text/visible.ts';
import { type Mask, masker, valuesOnLine } from './masking.ts';
import { placeOf } from './places.ts';
import type { Report, Reporter, ReportFile } from './report.ts';

const LEVELS: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = { error: 'error', warning: 'warning', info: 'note' };
/**
 * The `security-severity` by which GitHub sorts alerts, by the level of the rule.
 * Source: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const SECURITY_SEVERITY: { readonly [severity in Severity]: `${number}.0` } = { error: '8.0', warning: '5.0', info: '2.0' };
/** Rules of the linter itself, which are not in the list of rules. */
const OWN_RULES: { readonly [name: string]: string } = { 'unused-suppression': 'An ignore comment that ignores nothing' };

/** SARIF 2.1.0, for GitHub code scanning. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const reportSarif: Reporter = (report) => {
  const own = Object.keys(OWN_RULES).filter((name) => report.files.some((file) => file.findings.some((finding) => finding.rule === name)));
  const ids = [...report.rules.map((rule) => rule.name), ...own];
  const ordinals = new Map<string, number>();
  const log = json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dockerlint',
            version: visible(report.version, []),
            semanticVersion: visible(report.version, []),
            informationUri: visible(report.pageOf(''), []),
            rules: [
              ...report.rules.map((rule) => ruleOf(rule, report)),
              ...own.map((name) => ({ id: visible(name, []), shortDescription: { text: visible(OWN_RULES[name] ?? '', []) } })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that dockerlint was started in' } } },
        results: report.files.flatMap((file) => file.findings.filter((finding) => !finding.fixed).map((finding) => resultOf(file, finding, ids, ordinals))),
      },
    ],
  });
  return say`${log}\n`;
};

function ruleOf(rule: RuleMeta, report: Report) {
  const page = visible(report.pageOf(rule.name), []);
  return {
    id: visible(rule.name, []),
    shortDescription: { text: visible(rule.summary, []) },
    helpUri: page,
    help: { text: visible(`${rule.summary}. ${rule.references.join(' ')}`, []), markdown: visible(`${rule.summary}. [How to fix it](${page})`, []) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ['security', 'docker', 'secrets'], precision: 'high', 'security-severity': SECURITY_SEVERITY[rule.severity] },
  };
}

function resultOf(file: ReportFile, finding: Finding, ids: readonly string[], ordinals: Map<string, number>) {
  const mask = masker(file.lint);
  const { document } = file.lint;
  const { fix, related, rule } = finding;
  return {
    ruleId: visible(rule, []),
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[finding.severity],
    message: { text: mask(finding.message) },
    locations: [{ physicalLocation: locationOf(file, mask, finding.range) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ range, message }, index) => ({
            id: index + 1,
            physicalLocation: locationOf(file, mask, range),
            message: { text: mask(message) },
          })),
        }),
    partialFingerprints: { 'dockerlint/v1': fingerprint(file.path, finding, ordinals) },
    ...(fix && fix.applicability !== 'manual' && fix.edits.length > 0 && fix.edits.every(({ text }) => mask(text) === text && !setsValue(text))
      ? {
          fixes: [
            {
              description: { text: mask([fix.title, ...fix.caveats.map((caveat) => caveat.reason)].join('; ')) },
              artifactChanges: [{ artifactLocation: artifactOf(file, mask), replacements: fix.edits.map((edit) => replacementOf(document, edit, mask)) }],
            },
          ],
        }
      : {}),
  };
}

/** Whether an inserted text sets a variable to what may hold a value: a text around a variable, or what a command prints. */
function setsValue(text: string): boolean {
  const [, assignment] = /^([A-Z_][A-Z0-9_]*=.*)$/m.exec(text) ?? [];
  return assignment !== undefined && valuesOnLine(assignment, { start: 0, end: assignment.length }, { start: -1, end: -1 }).length > 0;
}

function replacementOf(document: Document, { range, text }: Edit, mask: Mask) {
  return { deletedRegion: regionOf(document, range), ...(text === '' ? {} : { insertedContent: { text: mask(text) } }) };
}

function locationOf(file: ReportFile, mask: Mask, range: Range) {
  return { artifactLocation: artifactOf(file, mask), region: regionOf(file.lint.document, range) };
}

function regionOf(document: Document, range: Range) {
  const { line, column, endLine, endColumn } = placeOf(document, range);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path below the working directory becomes a relative URI, an absolute path an absolute URI. */
function artifactOf({ path }: ReportFile, mask: Mask): { readonly uri: Visible; readonly uriBaseId?: 'SRCROOT' } {
  const uri = mask(path.split('/').map(encodeURIComponent).join('/'));
  if (path.startsWith('/')) return { uri: say`file://${uri}` };
  return path.startsWith('../') || path === '-' ? { uri } : { uri, uriBaseId: 'SRCROOT' };
}

/** Identifies a finding across runs by path, rule and name, without line and value. `ordinals` numbers the findings with the same three. */
export function fingerprint(path: string, finding: Finding, ordinals: Map<string, number>): Visible {
  const key = `${path}\n${finding.rule}\n${finding.name}`;
  const ordinal = (ordinals.get(key) ?? 0) + 1;
  ordinals.set(key, ordinal);
  return visible(createHash('sha256').update(`${key}\n${ordinal}`).digest('hex').slice(0, 32), []);
}
