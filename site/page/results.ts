import type { CheckResult } from '../linter/check.ts';
import { diffsOf, type FileDiff } from './diffs.ts';
import { byId, element } from './elements.ts';

/** Moves to a place in a file of the project. */
export type GoTo = (path: string, line: number, column: number) => void;

type CheckedFile = CheckResult['files'][number];
type Finding = CheckedFile['findings'][number];
type Companion = CheckResult['companions'][number];

/** Shows what the linter found, in place of what was shown before. */
export function showResult(result: CheckResult, goTo: GoTo): void {
  const findings = result.files.flatMap((file) => file.findings.map((finding) => findingItem(file, finding, goTo)));
  byId('findings', HTMLOListElement).replaceChildren(...findings);
  byId('status', HTMLElement).textContent = summaryOf(result);

  const diffs = diffsOf(result.diff);
  byId('changes', HTMLElement).replaceChildren(...diffs.map(diffView));
  byId('changes-part', HTMLElement).hidden = diffs.length === 0;
  byId('apply', HTMLButtonElement).disabled = diffs.length === 0;

  const byHand = result.companions.flatMap((companion) => companion.caveats.map((caveat) => caveatItem(companion, caveat, goTo)));
  byId('by-hand', HTMLUListElement).replaceChildren(...byHand);
  byId('by-hand-part', HTMLElement).hidden = byHand.length === 0;

  const build = result.files[0]?.build;
  byId('command', HTMLElement).textContent = build ? [...build.guards, build.command].join('\n') : '';
  byId('command-part', HTMLElement).hidden = build === undefined;
}

/** One sentence, which screen readers are told when it changes. */
function summaryOf({ files, fixed, failures }: CheckResult): string {
  const findings = files.flatMap((file) => file.findings);
  const refused = files.flatMap(({ refusal }) => refusal ?? []);
  const changed = Object.keys(fixed).length;
  const done = findings.filter((finding) => finding.fixed).length;
  const told = [
    findings.length === 0
      ? 'No secret found.'
      : `${counted(findings.length, 'finding')}, ${done === 0 ? 'none fixed' : `${done} fixed in ${counted(changed, 'file')}`}.`,
    ...refused.map((reason) => `Not rewritten: ${reason}.`),
    ...failures.map((failure) => `A bug of ours: ${failure}.`),
  ];
  return told.join(' ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What became of a finding, in a word. */
function stateOf({ fixed, fix }: Finding): string {
  if (fixed) return 'fixed';
  return fix?.applicability === 'unsafe' ? 'unsafe fix' : 'by hand';
}

function findingItem({ path }: CheckedFile, finding: Finding, goTo: GoTo): HTMLElement {
  const { line, column, severity, message, rule, evidence, notes, remedy, fix } = finding;
  const place = element('button', { type: 'button', class: 'place' }, `${path}:${line}`);
  place.addEventListener('click', () => goTo(path, line, column));
  const more = [
    ...evidence,
    ...notes,
    ...(fix ? [fix.title, ...fix.effects, ...fix.caveats.map(({ reason }) => `not safe: ${reason}`)] : []),
    ...(remedy === undefined ? [] : [remedy]),
  ];
  return element(
    'li',
    { class: `finding ${severity}` },
    element('p', {}, place, ' ', element('strong', {}, severity), ' ', element('a', { href: `rules/${rule}.html` }, rule), ` (${stateOf(finding)})`),
    element('p', {}, message),
    element('details', {}, element('summary', {}, 'Why, and what is done'), element('ul', {}, ...more.map((text) => element('li', {}, text)))),
  );
}

function caveatItem({ path }: Companion, { line = 1, message, suggestion }: Companion['caveats'][number], goTo: GoTo): HTMLElement {
  const place = element('button', { type: 'button', class: 'place' }, `${path}:${line}`);
  place.addEventListener('click', () => goTo(path, line, 1));
  const more = suggestion === undefined ? [] : [element('pre', { tabindex: '0' }, suggestion)];
  return element('li', {}, place, ` ${message}`, ...more);
}

function diffView({ path, lines }: FileDiff): HTMLElement {
  return element(
    'details',
    { open: '' },
    element('summary', {}, path),
    element('pre', { class: 'diff', tabindex: '0', role: 'group', 'aria-label': `Diff of ${path}` }, ...lines.map(diffLine)),
  );
}

function diffLine(line: string): HTMLElement {
  const kind = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span';
  return element(kind, line.startsWith('@@') ? { class: 'hunk' } : {}, `${line}\n`);
}
