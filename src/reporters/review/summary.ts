import { joinedLines } from '../../companions/build-command.ts';
import type { Finding } from '../../linter/index.ts';
import { lineAt } from '../../text/range.ts';
import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { type Mask, masker } from '../masking.ts';
import { placeOf } from '../places.ts';
import { isByHand, publishedSecrets, type Report, type Reporter, type ReportFile, summarize } from '../report.ts';
import { asBlock, asCell, asCode, asLine } from './markdown-text.ts';
import { foldedDiff } from './masked-diff.ts';

/** More rows are counted, not shown: GitHub cuts a job summary off at 1 MiB, and nobody reads that many. */
const MOST_ROWS = 200;

/** `--format markdown`: for a job summary, a comment or a pull request. What was found, what changes, how to build, what to store and to replace. */
export const reportSummary: Reporter = (report) => {
  const sections = [findingsSection(report), changesSection(report), buildSection(report), storeSection(report), replaceSection(report)];
  return joined([say`## ${titleOf(report)}\n`, ...sections.filter((section) => section !== '').map((section) => say`\n${section}`)]);
};

function titleOf(report: Report): Visible {
  const { files, errors, warnings, infos, fixed } = summarize(report);
  const counts = [
    [fixed, report.mode === 'fix' ? 'fixed' : 'can be fixed'],
    [errors, errors === 1 ? 'error' : 'errors'],
    [warnings, warnings === 1 ? 'warning' : 'warnings'],
    [infos, 'info'],
  ] as const;
  const parts = counts.flatMap(([count, what]) => (count > 0 ? [say`${count} ${what}`] : []));
  return parts.length > 0 ? say`dockerlint: ${joined(parts, ', ')}` : say`dockerlint: no problems in ${files} file${files === 1 ? '' : 's'}`;
}

function findingsSection(report: Report): Visible {
  const rows = report.files.flatMap((file) => file.findings.map((finding) => findingRow(report, file, finding)));
  if (rows.length === 0) return own('');
  const more = rows.length > MOST_ROWS ? [say`\n${rows.length - MOST_ROWS} more are not shown.\n`] : [];
  return joined([own('| | where | what | what to do |\n|---|---|---|---|\n'), ...rows.slice(0, MOST_ROWS), ...more]);
}

function findingRow(report: Report, file: ReportFile, finding: Finding): Visible {
  const mask = masker(file.lint);
  const { line } = placeOf(file.lint.document, finding.range);
  const where = reshaped(mask(`${file.path}:${line}`), (text) => asCode(text).replaceAll('|', '\\|'));
  const rule = say`[${visible(finding.rule, [])}](${visible(report.pageOf(finding.rule), [])})`;
  const what = reshaped(mask([finding.message, ...finding.notes].join('; ')), asCell);
  return say`| ${finding.severity} | ${where} | ${what} (${rule}) | ${reshaped(adviceOn(report, finding, mask), asCell)} |\n`;
}

/** What to do about a finding, as a line with code spans: what --fix does with it, or what a person can do. */
export function adviceOn(report: Report, { fixed, fix, remedy }: Finding, mask: Mask): Visible {
  const title = fix === undefined ? own('') : mask(fix.title);
  // one that another fix takes along has none of its own
  if (fixed && fix === undefined) return report.mode === 'fix' ? own('fixed with another finding') : own('`dockerlint --fix`: goes with another finding');
  if (fixed) return report.mode === 'fix' ? say`fixed: ${title}` : say`\`dockerlint --fix\`: ${title}`;
  if (remedy !== undefined) return mask(remedy);
  if (fix?.applicability === 'unsafe') return say`\`dockerlint --fix --unsafe-fixes\`: ${title}; ${mask(fix.caveats.map(({ reason }) => reason).join('; '))}`;
  return fix === undefined ? own('') : mask(fix.caveats.map(({ reason }) => reason).join('; '));
}

function changesSection(report: Report): Visible {
  const mask = maskAll(report);
  const code = (path: string): Visible => reshaped(mask(path), asCode);
  const changed = [
    ...report.files.filter(({ lint }) => lint.output !== lint.document.text).map(({ path }) => path),
    ...report.companions.filter(({ before, after }) => before !== after).map(({ path }) => path),
  ];
  const notes = report.companions.flatMap(({ path, before, caveats }) =>
    caveats.map((caveat) => {
      const place = caveat.range === undefined ? path : `${path}:${lineAt(before, caveat.range.start)}`;
      const suggestion =
        caveat.suggestion === undefined ? own('') : say`\n\n${indented(reshaped(mask(caveat.suggestion.trimEnd()), (text) => asBlock('', text)))}`;
      return say`- ${isByHand(caveat) ? 'by hand' : 'check'}: ${code(place)}: ${reshaped(mask(caveat.message), asLine)}${suggestion}\n`;
    }),
  );
  if (changed.length + notes.length === 0) return own('');
  const word = report.mode === 'fix' ? own('changed') : own('`dockerlint --fix` changes');
  const diff = foldedDiff(report);
  return joined([
    own('### Files\n\n'),
    ...(changed.length > 0 ? [say`- ${word} ${joined(changed.map(code), ', ')}\n`] : []),
    ...notes,
    ...(diff === '' ? [] : [say`\n${diff}`]),
  ]);
}

function indented(text: Visible): Visible {
  return reshaped(text, (block) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `  ${line}`))
      .join('\n'),
  );
}

function buildSection(report: Report): Visible {
  const builds = withFindings(report).flatMap(({ build }) => (build ? [build] : []));
  if (builds.length === 0) return own('');
  const lines = builds.flatMap(({ guards, command }) => joinedLines([...guards, command]));
  return say`### Build\n\n${reshaped(maskAll(report)(lines.join('\n')), (text) => asBlock('sh', text))}`;
}

/** What a person stores once, so that the pipeline has it. */
function storeSection(report: Report): Visible {
  const mask = maskAll(report);
  const secrets = withFindings(report).flatMap(({ build }) => build?.secrets ?? []);
  const variables = [...new Set(secrets.flatMap(({ from }) => ('env' in from ? [from.env] : [])))];
  const files = [...new Set(secrets.flatMap(({ from }) => ('file' in from ? [from.file] : [])))];
  if (variables.length + files.length === 0) return own('');
  const lines = [
    ...variables.map((name) => say`- ${reshaped(mask(name), asCode)}: ${storeVariable(name, mask)}\n`),
    ...files.map((file) => say`- ${reshaped(mask(file), asCode)}: this file must be where the image is built, and outside of git and the build context\n`),
  ];
  return joined([own('### Secrets that the build needs\n\n'), ...lines]);
}

/** Source: https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets */
function storeVariable(name: string, mask: Mask): Visible {
  if (name === 'GITHUB_TOKEN') return own('GitHub Actions has it already, as `github.token`');
  if (/^GITHUB_/i.test(name)) return own('store it under a name that does not begin with `GITHUB_`, which is reserved, and pass it to the build by this one');
  return say`store it once: ${reshaped(mask(`gh secret set ${name}`), asCode)}`;
}

function replaceSection(report: Report): Visible {
  const secrets = publishedSecrets(report);
  if (secrets.length === 0) return own('');
  const mask = maskAll(report);
  const names = [...new Set(secrets.map(({ name }) => name))].map((name) => reshaped(mask(name), asCode));
  const pages = new Map(secrets.flatMap(({ issuer }) => (issuer ? [[issuer.issuer, issuer.page] as const] : [])));
  const links = [...pages, ['what to do', report.rotationPage] as const].map(([what, page]) => say`[${visible(what, [])}](${visible(page, [])})`);
  return say`### Rotate what was published\n\n${joined(names, ', ')}: images built before still contain ${names.length > 1 ? 'these values' : 'the value'}. ${joined(links, ', ')}.\n`;
}

function withFindings({ files }: Report): readonly ReportFile[] {
  return files.filter(({ findings }) => findings.length > 0);
}

function maskAll({ files }: Report): Mask {
  return masker({ values: files.flatMap(({ lint }) => lint.values) });
}
