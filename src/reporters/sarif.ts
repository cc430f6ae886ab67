import { createHash } from 'node:crypto';
import type { Finding } from '../linter/index.ts';
import type { RuleMeta, Severity } from '../rule.ts';
import type { Document } from '../text/document.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { masker } from './masking.ts';
import { placeOf } from './places.ts';
import type { Report, Reporter, ReportFile } from './report.ts';

const LEVELS: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = { error: 'error', warning: 'warning', info: 'note' };
/**
 * The `security-severity` by which GitHub sorts alerts, by the level of the rule.
 * Source: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const SECURITY_SEVERITY: { readonly [severity in Severity]: string } = { error: '8.0', warning: '5.0', info: '2.0' };
/** Rules of the linter itself, which are not in the list of rules. */
const OWN_RULES: { readonly [name: string]: string } = { 'unused-suppression': 'An ignore comment that ignores nothing' };

/** SARIF 2.1.0, for GitHub code scanning. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const reportSarif: Reporter = (report) => {
  const own = Object.keys(OWN_RULES).filter((name) => report.files.some((file) => file.findings.some((finding) => finding.rule === name)));
  const ids = [...report.rules.map((rule) => rule.name), ...own];
  const ordinals = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dockerlint',
            version: report.version,
            semanticVersion: report.version,
            informationUri: report.pageOf(''),
            rules: [...report.rules.map((rule) => ruleOf(rule, report)), ...own.map((name) => ({ id: name, shortDescription: { text: OWN_RULES[name] } }))],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that dockerlint was started in' } } },
        results: report.files.flatMap((file) => file.findings.filter((finding) => !finding.fixed).map((finding) => resultOf(file, finding, ids, ordinals))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function ruleOf(rule: RuleMeta, report: Report) {
  return {
    id: rule.name,
    shortDescription: { text: rule.summary },
    helpUri: report.pageOf(rule.name),
    help: { text: `${rule.summary}. ${rule.references.join(' ')}`, markdown: `${rule.summary}. [How to fix it](${report.pageOf(rule.name)})` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ['security', 'docker', 'secrets'], precision: 'high', 'security-severity': SECURITY_SEVERITY[rule.severity] },
  };
}

function resultOf(file: ReportFile, finding: Finding, ids: readonly string[], ordinals: Map<string, number>) {
  const mask = masker(file.lint);
  const { document } = file.lint;
  const { fix, related, rule } = finding;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[finding.severity],
    message: { text: mask(finding.message) },
    locations: [{ physicalLocation: locationOf(file, document, finding.range) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ range, message }, index) => ({
            id: index + 1,
            physicalLocation: locationOf(file, document, range),
            message: { text: mask(message) },
          })),
        }),
    partialFingerprints: { 'dockerlint/v1': fingerprint(file.path, finding, ordinals) },
    ...(fix && fix.applicability !== 'manual' && fix.edits.length > 0 && fix.edits.every(({ text }) => mask(text) === text)
      ? {
          fixes: [
            {
              description: { text: mask([fix.title, ...fix.caveats.map((caveat) => caveat.reason)].join('; ')) },
              artifactChanges: [{ artifactLocation: artifactOf(file), replacements: fix.edits.map((edit) => replacementOf(document, edit)) }],
            },
          ],
        }
      : {}),
  };
}

function replacementOf(document: Document, { range, text }: Edit) {
  return { deletedRegion: regionOf(document, range), ...(text === '' ? {} : { insertedContent: { text } }) };
}

function locationOf(file: ReportFile, document: Document, range: Range) {
  return { artifactLocation: artifactOf(file), region: regionOf(document, range) };
}

function regionOf(document: Document, range: Range) {
  const { line, column, endLine, endColumn } = placeOf(document, range);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path below the folder of the run gets a relative URI, an absolute path an absolute one. */
function artifactOf({ path }: ReportFile) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : path.startsWith('../') || path === '-' ? { uri } : { uri, uriBaseId: 'SRCROOT' };
}

/** Identifies a finding across runs by path, rule and name; it contains no line and no value. `ordinals` counts findings with the same three. */
export function fingerprint(path: string, finding: Finding, ordinals: Map<string, number>): string {
  const key = `${path}\n${finding.rule}\n${finding.name}`;
  const ordinal = (ordinals.get(key) ?? 0) + 1;
  ordinals.set(key, ordinal);
  return createHash('sha256').update(`${key}\n${ordinal}`).digest('hex').slice(0, 32);
}
