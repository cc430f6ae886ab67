import { reasonsOf } from '../../fix/reasons.ts';
import type { Finding } from '../../linter/types.ts';
import { mask, type Redacted } from '../../text/redacted.ts';

/** What to do about a finding, in one sentence for people: what its fix does and why that may not be safe, or what a person can do. */
export function describeRemedy(finding: Finding): string | undefined {
  const { fix, remedy } = finding;
  if (!fix || fix.applicability === 'manual') {
    const why = fix && reasonsOf(fix);
    return [why && `No automatic fix: ${why}`, remedy].filter(Boolean).join('. ') || undefined;
  }
  if (fix.applicability === 'safe') return `Fix: ${fix.title}`;
  return `Unsafe fix: ${fix.title}, but ${reasonsOf(fix)}`;
}

/** What the build command must be given once the fix is applied, as it is typed. */
function secretOptions(finding: Finding): readonly string[] {
  return (finding.fix?.secrets ?? []).map(({ id, from }) => {
    if ('ssh' in from) return `--ssh ${from.ssh}`;
    if ('file' in from) return `--secret id=${id},src=${from.file}`;
    return from.env === id ? `--secret id=${id}` : `--secret id=${id},env=${from.env}`;
  });
}

/** The page that opens over a secret's name: why it is one, who reads it, where it stays, what the fix does. Without any value. */
export function describeFlow(finding: Finding, page: string, kind: 'markdown' | 'plaintext', values: readonly Redacted[]): string {
  const { fix } = finding;
  const options = secretOptions(finding).map((option) => `\`${option}\``);
  const told = [...finding.evidence.map((line) => `why it is a secret: ${line}`), ...finding.notes];
  const done = fix ? [...fix.effects, ...(options.length > 0 ? [`then build with ${options.join(' ')}`] : [])] : [];
  const write = kind === 'markdown' ? escape : (text: string): string => text;
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${write(line)}`).join('\n');
  const body = [list(told), write(describeRemedy(finding) ?? ''), list(done)];
  // the first line is all that some editors show, and some show a link with its address
  const parts =
    kind === 'markdown'
      ? [`**${write(finding.message)}**`, ...body, `Rule: [${finding.rule}](${page})`]
      : [`${finding.message} (${finding.rule})`, ...body, page];
  return mask(parts.filter((part) => part !== '').join(kind === 'markdown' ? '\n\n' : '\n'), values);
}

/** Keeps names like `__TOKEN__` and `<id>` as they are written; code spans stay code spans, and `_` in a word needs no care. */
function escape(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*<>[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')))
    .join('');
}
