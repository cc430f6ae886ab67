import { describe, expect, test } from '@jest/globals';
import { reportJson } from '../../src/reporters/json.ts';
import { mergedText } from '../../src/reporters/merged/formats.ts';
import { mergedHtml } from '../../src/reporters/merged/html.ts';
import { mergedMarkdown } from '../../src/reporters/merged/markdown.ts';
import { type ReadReport, readReport } from '../../src/reporters/merged/read-report.ts';
import { reportNdjson } from '../../src/reporters/ndjson.ts';
import { openElements } from '../harness/open-elements.ts';
import { reportOf } from './report.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
const UNSEEN = 'FROM alpine\nARG API_TOKEN\nRUN wget -qO install.sh https://example.com/i && sh install.sh\n';
const PAGES = { version: '1.2.3', rotationPage: 'https://example.com/rotate', pageOf: (rule: string) => `https://example.com/rules/${rule}` };

function read(name: string, text: string): ReadReport {
  const report = readReport(name, text);
  if (!report) throw new Error(`${name} is no report`);
  return report;
}

/** Reports of two repositories, which both have a Dockerfile in their root. */
const two = [
  read('first.json', reportJson(reportOf({ Dockerfile: LEAKING, 'compose.yaml': COMPOSE, 'other.Dockerfile': UNSEEN }))),
  read('second.ndjson', reportNdjson(reportOf({ Dockerfile: LEAKING }))),
];

/** A report by somebody who wants to be more than text in ours. */
const hostile = (text: string): ReadReport =>
  read(
    'hostile.json',
    JSON.stringify({
      version: 1,
      files: [
        {
          path: text,
          findings: [
            {
              rule: text,
              severity: text,
              message: text,
              line: text,
              notes: [text],
              remedy: text,
              fix: { title: text, applicability: 'unsafe', caveats: [{ reason: text }] },
              fixed: false,
            },
            { rule: 'constructor', severity: 'constructor', findings: 1 },
            null,
          ],
          build: { command: text, guards: [text] },
        },
      ],
      companions: [{ path: text, caveats: [{ byHand: true, message: text, line: text }] }],
      published: [
        { name: text, path: text, issuer: text, url: `https://example.com/${text}` },
        { name: 'B', path: 'b', issuer: 'me', url: 'javascript:alert(1)' },
      ],
    }),
  );

describe('a page of many reports', () => {
  const page = mergedHtml(two, PAGES);

  test('says what there is most of, and what to replace', () => {
    for (const part of [
      '<p>3 files read</p>',
      '<li class="error"><b>3</b> errors</li>',
      '<li class="fixed"><b>3</b> that --fix repairs</li>',
      '<tr><td><a href="https://example.com/rules/no-secret-arg">no-secret-arg</a></td><td class="number">3</td><td class="number">3</td>',
      '<summary><b>Dockerfile (first.json)</b> 1</summary>',
      '<summary><b>Dockerfile (second.ndjson)</b> 1</summary>',
      '<summary><b>other.Dockerfile</b> 1</summary>',
      '<span class="error">error</span> line 2: Build argument &quot;NPM_TOKEN&quot; is recorded in the image history</h3>',
      '<li>read by npm ci (line 3), which is known to read it</li>',
      '<p><code>dockerlint --fix</code>: Mount &quot;NPM_TOKEN&quot; as a build secret</p>',
      '<tr><td><code>NPM_TOKEN</code></td><td>Dockerfile (first.json), Dockerfile (second.ndjson)</td><td><a href="https://docs.npmjs.com/revoking-access-tokens">npm</a></td></tr>',
    ])
      expect(page).toContain(part);
    expect(openElements(page)).toEqual([]);
  });

  test('loads nothing and runs nothing, whatever a report says', () => {
    const text = mergedHtml([hostile('"><script>alert(1)</script>\u202e\' onload=x <img>')], PAGES);
    for (const one of [page, text]) {
      expect(openElements(one)).toEqual([]);
      expect(one).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|javascript:|\u202e/i);
      expect(one).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    }
    expect(text).toContain('<article class="info">');
  });

  test('counts what nobody reads', () => {
    const files = Array.from({ length: 2_100 }, (_, index) => ({ path: `app-${index}/Dockerfile`, findings: [{ rule: 'no-secret-arg', severity: 'error' }] }));
    const published = Array.from({ length: 510 }, (_, index) => ({ name: `TOKEN_${index}`, path: 'Dockerfile' }));
    const companions = [{ path: 'ci.yml', caveats: Array.from({ length: 520 }, () => ({ byHand: true, message: 'pass it', line: 3 })) }];
    const report = read('many', JSON.stringify({ version: 1, files, companions, published }));
    const text = mergedHtml([report], PAGES);
    expect(text.match(/<article /g)).toHaveLength(2_000);
    expect(text).toContain('<p>100 more findings are not shown.</p>');
    expect([text.includes('<p>10 more are not shown.</p>'), text.includes('<p>20 more are not shown.</p>')]).toEqual([true, true]);
    expect(text).not.toContain('<details open>');
    const summary = mergedMarkdown([report], PAGES);
    expect(summary.match(/^\| `app-/gm)).toHaveLength(100);
    expect(summary.match(/^\d+ more are not shown\.$/gm)).toEqual(['2000 more are not shown.', '420 more are not shown.', '410 more are not shown.']);
  });

  test('without findings is short', () => {
    const none = [read('none', reportJson(reportOf({ Dockerfile: 'FROM alpine\n' })))];
    expect(mergedHtml(none, PAGES)).toContain('<li class="fixed">no problems</li>');
    expect(mergedHtml(none, PAGES)).not.toMatch(/<section|<details/);
    expect(mergedMarkdown(none, PAGES)).toBe('## dockerlint: no problems in 1 file\n');
  });

  test('of a run with --fix says what is fixed', () => {
    const fixed = [read('fixed', reportJson(reportOf({ Dockerfile: LEAKING }, 'safe')))];
    expect(mergedHtml(fixed, PAGES)).toContain('<article class="fixed">');
    expect(mergedHtml(fixed, PAGES)).toContain('<p>fixed: Mount &quot;NPM_TOKEN&quot; as a build secret</p>');
    expect(mergedHtml(fixed, PAGES)).toContain('<pre>docker buildx build --secret id=NPM_TOKEN .</pre>');
  });
});

describe('a summary of many reports', () => {
  test('says the same in short', () => {
    expect(mergedMarkdown(two, PAGES)).toBe(`## dockerlint: 3 errors, 3 can be fixed in 3 files

| rule | findings | files | can be fixed | fixed |
|---|---:|---:|---:|---:|
| [no-secret-arg](https://example.com/rules/no-secret-arg) | 3 | 3 | 3 | 0 |

| file | findings |
|---|---:|
| \`Dockerfile (first.json)\` | 1 |
| \`Dockerfile (second.ndjson)\` | 1 |
| \`other.Dockerfile\` | 1 |

### Rotate what was published

Images built before still contain these: [what to do](https://example.com/rotate).

| secret | files | where |
|---|---:|---|
| \`NPM_TOKEN\` | 2 | [npm](https://docs.npmjs.com/revoking-access-tokens) |
| \`API_TOKEN\` | 1 |  |
`);
  });

  test('a row is a row, whatever a report says', () => {
    const text = mergedMarkdown([hostile('a | b ](javascript:x) <img src=x> @team\n# c `d')], PAGES);
    // in code spans, which are no longer than their line, everything is text
    const prose = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, 'CODE');
    expect(prose).not.toMatch(/^# |(?<!\\)\]\(javascript|<img|@team/m);
    for (const row of text.split('\n').filter((one) => one.startsWith('|'))) expect([2, 3, 5]).toContain(row.replaceAll('\\|', '').split('|').length - 2);
  });
});

test('the counts for people tell files of the same name apart', () => {
  expect(mergedText(two)).toContain('      1  Dockerfile (first.json)\n      1  Dockerfile (second.ndjson)\n      1  other.Dockerfile\n');
});
