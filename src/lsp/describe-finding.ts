import type { Finding } from '../linter/types.ts';
import { mask, type Redacted } from '../text/redacted.ts';

/** What to do about a finding, in one sentence for people: what its fix does and why that may not be safe, or what a person can do. */
export function describeRemedy(finding: Finding): string | undefined {
  const { fix, remedy } = finding;
  if (!fix || fix.applicability === 'manual') {
    const why = fix?.caveats.map((caveat) => caveat.reason).join('; ');
    return [why && `No automatic fix: ${why}`, remedy].filter(Boolean).join('. ') || undefined;
  }
  if (fix.applicability === 'safe') return `Fix: ${fix.title}`;
  return `Unsafe fix: ${fix.title}, but ${fix.caveats.map((caveat) => caveat.reason).join('; ')}`;
}

/** What the build command must be given once the fix is applied, as it is typed. */
function secretOptions(finding: Finding): readonly string[] {
  return (finding.fix?.secrets ?? []).map(({ id, from }) => {
    if ('ssh' in from) return `--ssh ${from.ssh}`;
    if ('file' in from) return `--secret id=${id},src=${from.file}`;
    return from.env === id ? `--secret id=${id}` : `--secret id=${id},env=${from.env}`;
  });
}

/** The page that opens over a secret's name: why it is one, who reads it, where it stays, what the fix does. Markdown, without any value. */
export function describeFlow(finding: Finding, page: string, values: readonly Redacted[]): string {
  const { fix } = finding;
  const options = secretOptions(finding).map((option) => `\`${option}\``);
  const told = [...finding.evidence.map((line) => `why it is a secret: ${line}`), ...finding.notes];
  const done = fix ? [...fix.effects, ...(options.length > 0 ? [`then build with ${options.join(' ')}`] : [])] : [];
  const parts = [
    `**${escape(finding.name)}** · [${finding.rule}](${page})`,
    escape(finding.message),
    listOf(told),
    escape(describeRemedy(finding) ?? ''),
    listOf(done),
  ];
  return mask(parts.filter((part) => part !== '').join('\n\n'), values);
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${escape(line)}`).join('\n');
}

/** Keeps names like `__TOKEN__` and `<id>` as they are written; code spans stay code spans. */
function escape(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]]/g, '\\$&')))
    .join('');
}
