import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { type Case, writeExpected } from './case-file.ts';
import { afterFixes, buildLines, callersOfCase, countByName, findingLines, fixOf, lintCase, missedFiles } from './run-case.ts';

/** `UPDATE=1`: rewrites the expected blocks; the diff is the review. */
const update = process.env.UPDATE === '1';
const BOM = '\uFEFF';

/** Holds a case of a file to what it expects, and to what every fix must hold: fixing again changes nothing, and what it claims to remove is gone. */
export function checkCase(file: string, one: Case): void {
  const fix = fixOf(one);
  const result = lintCase(one, one.dockerfile, fix);
  const around = callersOfCase(one, one.dockerfile, fix);
  const findings = findingLines(result) + around.findings;
  if (update) updateCase(file, one, { output: result.output, findings, build: buildLines(result.secrets), filesFixed: around.fixed });
  else expect({ findings, output: result.output, build: buildLines(result.secrets), filesFixed: around.fixed }).toEqual(expectedOf(one));
  // what was written needs no second change, and has no finding that a fix would remove
  const settled = callersOfCase({ ...one, files: around.files }, result.output, 'safe');
  expect({ fixed: settled.fixed, fixable: settled.findings.split('\n').filter((line) => line !== '' && !line.endsWith(' (by hand)')) }).toEqual({
    fixed: '',
    fixable: [],
  });

  expect(missedFiles(result)).toEqual([]);
  const fixed = afterFixes(one, result);
  const again = lintCase(fixed, result.output, fix);
  expect(again.output).toBe(result.output);
  const left = countByName(result.findings.filter((finding) => !finding.fixed));
  const after = countByName(lintCase(fixed, result.output, 'none').findings);
  for (const { rule, name } of result.findings.filter((finding) => finding.fixed)) {
    const key = `${rule} ${name}`;
    if ((after.get(key) ?? 0) > (left.get(key) ?? 0)) throw new Error(`the fix leaves what it claims to remove: ${key}\n${result.output}`);
  }

  // what is not safe is left alone by plain --fix, and looking changes nothing
  for (const finding of lintCase(one, one.dockerfile, 'safe').findings) {
    if (finding.fix && finding.fix.applicability !== 'safe') expect({ name: finding.name, fixed: finding.fixed }).toEqual({ name: finding.name, fixed: false });
  }
  expect(lintCase(one, one.dockerfile, 'none').output).toBe(one.dockerfile);
}

/** Holds a case to the same with a byte order mark, without a final newline, and with CRLF. */
export function checkCaseSpelledOtherwise(one: Case): void {
  const plain = lintCase(one, one.dockerfile, fixOf(one));
  const marked = lintCase(one, BOM + one.dockerfile, fixOf(one));
  expect({ output: marked.output, findings: findingLines(marked) }).toEqual({ output: BOM + plain.output, findings: findingLines(plain) });
  const open = lintCase(one, one.dockerfile.slice(0, -1), fixOf(one));
  expect({ output: open.output.replace(/\n$/, ''), findings: findingLines(open) }).toEqual({
    output: plain.output.slice(0, -1),
    findings: findingLines(plain),
  });
  if (one.options.get('crlf') === 'differs') return;
  const crlf = lintCase(one, withCrlf(one.dockerfile), fixOf(one));
  expect({ output: crlf.output, findings: findingLines(crlf) }).toEqual({ output: withCrlf(plain.output), findings: findingLines(plain) });
}

/** What a case expects of its run. */
interface Outcome {
  readonly findings: string;
  readonly output: string;
  readonly build: string;
  readonly filesFixed: string;
}

function expectedOf(one: Case): Outcome {
  return { findings: one.findings, output: one.fixed ?? one.dockerfile, build: one.build, filesFixed: one.filesFixed };
}

function updateCase(file: string, one: Case, { output, findings, build, filesFixed }: Outcome): void {
  const fixed = output === one.dockerfile ? '' : output;
  const before = readFileSync(file, 'utf8');
  const after = writeExpected(
    before,
    one.name,
    new Map([
      ['findings' as const, findings],
      ['dockerfile fixed' as const, fixed],
      ['files fixed' as const, filesFixed],
      ['build' as const, build],
    ]),
  );
  if (after !== before) writeFileSync(file, after);
}

function withCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
