import { reasonsOf } from '../../fix/reasons.ts';
import type { Finding } from '../../linter/index.ts';
import type { Redacted } from '../../text/redacted.ts';
import { type Visible, visible } from '../../text/visible.ts';

/** Returns one sentence: what the fix of a finding does and why it may be unsafe, or what a person can do. */
export function describeRemedy(finding: Finding): string | undefined {
  const { fix, remedy } = finding;
  if (!fix || fix.applicability === 'manual') {
    const why = fix && reasonsOf(fix);
    return [why && `No automatic fix: ${why}`, remedy].filter(Boolean).join('. ') || undefined;
  }
  if (fix.applicability === 'safe') return `Fix: ${fix.title}`;
  return `Unsafe fix: ${fix.title}, but ${reasonsOf(fix)}`;
}

/** The build options that the fix requires, as typed in a shell. */
function secretOptions(finding: Finding): readonly string[] {
  return (finding.fix?.secrets ?? []).map(({ id, from }) => {
    if ('ssh' in from) return `--ssh ${from.ssh}`;
    if ('file' in from) return `--secret id=${id},src=${from.file}`;
    return from.env === id ? `--secret id=${id}` : `--secret id=${id},env=${from.env}`;
  });
}

/** Returns the hover text of a secret: why it is one, who reads it, and what the fix does. Contains no secret value. */
export function describeFlow(finding: Finding, page: string, kind: 'markdown' | 'plaintext', values: readonly Redacted[]): Visible {
  const { fix } = finding;
  const options = secretOptions(finding).map((option) => `\`${option}\``);
  const told = [...finding.evidence.map((line) => `why it is a secret: ${line}`), ...finding.notes];
  const done = fix ? [...fix.effects, ...(options.length > 0 ? [`then build with ${options.join(' ')}`] : [])] : [];
  const write = kind === 'markdown' ? escape : (text: string): string => text;
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${write(line)}`).join('\n');
  const body = [list(told), write(describeRemedy(finding) ?? ''), list(done)];
  // some editors show only the first line, and some show the address of a link
  const parts =
    kind === 'markdown'
      ? [`**${write(finding.message)}**`, ...body, `Rule: [${finding.rule}](${page})`]
      : [`${finding.message} (${finding.rule})`, ...body, page];
  return visible(parts.filter((part) => part !== '').join(kind === 'markdown' ? '\n\n' : '\n'), values);
}

/** Escapes Markdown, so that `__TOKEN__` and `<id>` are shown literally. Code spans are kept; `_` inside a word needs no escape. */
function escape(text: string): string {
  return text
    .split(/(`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*<>[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')))
    .join('');
}
