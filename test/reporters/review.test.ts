import { describe, expect, test } from '@jest/globals';
import type { LineRange, Report } from '../../src/reporters/report.ts';
import { reportGithubReview } from '../../src/reporters/review/github-review.ts';
import { reportRdjson } from '../../src/reporters/review/rdjson.ts';
import { reportSummary } from '../../src/reporters/review/summary.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';
import { reportOf } from './report.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const FIXED = '# syntax=docker/dockerfile:1\nFROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';

/** The report as it is for formats that say what --fix would do. */
const foreseen = (files: { readonly [path: string]: string }): Report => reportOf(files, 'safe', 'diff');

interface Comment {
  readonly path: string;
  readonly side: string;
  readonly line: number;
  readonly start_line?: number;
  readonly body: string;
}
interface Review {
  readonly event: string;
  readonly body: string;
  readonly comments: readonly Comment[];
}
const review = (report: Report): Review => JSON.parse(reportGithubReview(report));

/** The text after all suggestions of a review, as GitHub applies them. Source: https://docs.github.com/pull-requests (Incorporating feedback) */
function applied(path: string, text: string, { comments }: Review): string {
  const lines = text.split('\n');
  for (const { line, start_line: start = line, body } of comments.filter((one) => one.path === path).toReversed()) {
    const [, , suggestion] = /(`{3,})suggestion\n([\s\S]*?)^\1$/m.exec(body) ?? [];
    if (suggestion !== undefined) lines.splice(start - 1, line - start + 1, ...suggestion.split('\n').slice(0, -1));
  }
  return lines.join('\n');
}

describe('the review of a pull request', () => {
  const files = { Dockerfile: LEAKING, 'compose.yaml': COMPOSE };

  test('suggests what --fix writes, companions included, as parts of one change', () => {
    const report = foreseen(files);
    const found = review(report);
    expect(applied('Dockerfile', LEAKING, found)).toBe(FIXED);
    expect(applied('compose.yaml', COMPOSE, found)).toBe(report.companions[0]?.after);
    expect(report.companions[0]?.after).toContain('environment: NPM_TOKEN');
    expect(found.event).toBe('COMMENT');
    expect(found.body).toContain('The 2 suggestions are **one** change');
    expect(found.comments.map(({ path, side, body }) => [path, side, body.includes('of 2 of one change')])).toEqual([
      ['Dockerfile', 'RIGHT', true],
      ['compose.yaml', 'RIGHT', true],
    ]);
  });

  test.each([
    ['lines far apart', `FROM node:22\nARG NPM_TOKEN\n${'RUN true\n'.repeat(40)}RUN npm ci\n`],
    ['no line ending at the end', LEAKING.trimEnd()],
    ['a fence in the file', `${LEAKING}RUN printf '\`\`\`'\n`],
    ['only one line', 'FROM node:22\nRUN --mount=type=secret,id=A,env=A echo a; ARG=1\nARG NPM_TOKEN\nRUN npm ci'],
  ])('%s', (_, text) => {
    const report = foreseen({ Dockerfile: text });
    const after = report.files[0]?.lint.output ?? '';
    expect(after).not.toBe(text);
    expect(applied('Dockerfile', text, review(report))).toBe(after);
  });

  const within = (report: Report, lines: { readonly [path: string]: readonly LineRange[] }): Report => ({ ...report, changed: new Map(Object.entries(lines)) });

  test('has no suggestion at all if a part is not in the pull request, and says so', () => {
    const found = review(within(foreseen(files), { Dockerfile: [{ first: 1, last: 3 }], 'compose.yaml': [] }));
    expect(found.body).toContain('no suggestions to click, because line 5 of compose.yaml is not part of the pull request');
    expect(found.comments).toEqual([{ path: 'Dockerfile', side: 'RIGHT', line: 2, body: expect.not.stringContaining('suggestion') }]);
    expect(review(within(foreseen(files), { Dockerfile: [], 'compose.yaml': [] })).comments).toEqual([]);
  });

  test.each([
    [
      'a caller that a person must change',
      { Dockerfile: LEAKING, 'compose.yaml': COMPOSE, 'build.py': 'os.system("docker build --build-arg NPM_TOKEN=x .")\n' },
      'by hand',
    ],
    ['other line endings', { Dockerfile: LEAKING.replaceAll('\n', '\r\n') }, 'line endings'],
  ])('has no suggestion beside %s', (_, project, reason) => {
    const report = foreseen(project);
    const found = review(report);
    if (report.files[0]?.lint.output === report.files[0]?.lint.document.text) return expect(found.body).not.toContain('suggestions are');
    expect(found.body).toContain(reason);
    expect(found.comments.some(({ body }) => body.includes('```suggestion'))).toBe(false);
  });

  test('has no suggestion whose lines hold a secret', () => {
    const found = review(foreseen({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci && curl -u ci:hunter2correct https://files.example.com/x\n' }));
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found.body).toContain('contain a secret');
  });

  test('is empty where there is nothing to say', () => {
    expect(reportGithubReview(foreseen({ Dockerfile: FIXED }))).toBe('');
  });

  test('what a document says cannot mention people or add markup', () => {
    const report = foreseen({ Dockerfile: 'FROM alpine\nCOPY "@octocat <img src=x>/.npmrc" /\nENV DB_PASSWORD=hunter2correcthorse\n' });
    for (const text of [reportGithubReview(report), reportSummary(report)])
      expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/(?<!\\)<img|(?<![\w&#;])@octocat/);
  });
});

describe('rdjson', () => {
  const diagnostics = (files: { readonly [path: string]: string }) => JSON.parse(reportRdjson(foreseen(files))).diagnostics;

  test('is what reviewdog reads', () => {
    expect(JSON.parse(reportRdjson(foreseen({ Dockerfile: LEAKING })))).toEqual({
      source: { name: 'dockerlint', url: 'https://example.com/rules/' },
      diagnostics: [
        {
          message: expect.stringContaining('"NPM_TOKEN" is recorded'),
          location: { path: 'Dockerfile', range: { start: { line: 2, column: 5 }, end: { line: 2, column: 14 } } },
          severity: 'ERROR',
          code: { value: 'no-secret-arg', url: 'https://example.com/rules/no-secret-arg' },
          suggestions: [{ range: { start: { line: 1, column: 1 }, end: { line: 3, column: 11 } }, text: FIXED.trimEnd() }],
        },
      ],
    });
  });

  test('columns count bytes', () => {
    const [first] = diagnostics({ Dockerfile: 'FROM alpine\nENV A="é😀" DB_PASSWORD=hunter2correcthorse\n' });
    expect(first.location.range).toEqual({ start: { line: 2, column: 16 }, end: { line: 2, column: 27 } });
  });

  test('a fix that other files take part in, or whose lines hold a secret, is not suggested', () => {
    const secret = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci && curl -u ci:hunter2correct https://files.example.com/x\n';
    for (const files of [{ Dockerfile: LEAKING, 'compose.yaml': COMPOSE }, { Dockerfile: secret }]) {
      const found = diagnostics(files);
      expect(found.length).toBeGreaterThan(0);
      expect(found.some((one: object) => 'suggestions' in one)).toBe(false);
    }
  });
});

describe('markdown', () => {
  test('says what was found, what changes, how to build, what to store and what to replace', () => {
    const text = reportSummary(foreseen({ Dockerfile: LEAKING, 'compose.yaml': COMPOSE }));
    for (const part of [
      '## dockerlint: 1 can be fixed\n',
      '| error | `Dockerfile:2` | Build argument "NPM\\_TOKEN" is recorded in the image history; read by npm ci',
      '([no-secret-arg](https://example.com/rules/no-secret-arg)) | `dockerlint --fix`: Mount "NPM\\_TOKEN" as a build secret |\n',
      '- `dockerlint --fix` changes `Dockerfile`, `compose.yaml`\n',
      '```sh\ndocker buildx build --secret id=NPM_TOKEN .\n```\n',
      '- `NPM_TOKEN`: store it once: `gh secret set NPM_TOKEN`\n',
      '[npm](https://docs.npmjs.com/revoking-access-tokens), [what to do](https://example.com/rotate).\n',
    ])
      expect(text).toContain(part);
  });

  test('after a fix speaks of what was done', () => {
    const text = reportSummary(reportOf({ Dockerfile: LEAKING }, 'safe'));
    expect(text).toContain('## dockerlint: 1 fixed\n');
    expect(text).toContain('| fixed: Mount');
    expect(text).toContain('- changed `Dockerfile`\n');
  });

  test('of a name that GitHub reserves says what to do', () => {
    const text = (name: string) => reportSummary(foreseen({ Dockerfile: `FROM alpine\nARG ${name}\nRUN git clone https://$${name}@github.com/acme/x\n` }));
    expect(text('GITHUB_TOKEN')).toContain('GitHub Actions has it already');
    expect(text('GITHUB_PAT')).toContain('does not begin with `GITHUB_`');
  });

  test('shows the diff of all files, without values', () => {
    const value = mixed(20, 'in the diff');
    const text = reportSummary(
      foreseen({
        Dockerfile: `FROM node:22\n# was ${value}\nARG NPM_TOKEN\nRUN npm ci\nENV DB_PASSWORD=${value}x\n`,
        'compose.yaml': `${COMPOSE}        SIGNING_KEY: ${value}y\n`,
      }),
    );
    const [diff = ''] = /<details>[\s\S]*<\/details>/.exec(text) ?? [];
    for (const line of [
      '--- a/Dockerfile',
      ' # was ***',
      '-ARG NPM_TOKEN',
      '+RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci',
      '+        - NPM_TOKEN',
    ])
      expect(diff.split('\n')).toContain(line);
    expect(text).not.toContain(value);
  });

  test('what is no secret stays readable beside a change', () => {
    const beside = [
      '# RUN cat ~/.ssh/id_rsa',
      'RUN [ "$NODE_ENV" = production ] && mkdir -p build/output',
      'RUN echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  a.tgz" | sha256sum -c',
    ];
    const after = [
      'RUN apt-get install -y libssl1.1=1.1.1n-0+deb11u3 python3.11-dev',
      'COPY --from=base@sha256:2c26b46b68ffc68f /usr/lib/x86_64-linux-gnu/a.so.1 /',
    ];
    for (const lines of [beside, after]) {
      const diff = reportSummary(foreseen({ Dockerfile: `FROM node:22\n${lines.join('\n')}\nARG NPM_TOKEN\nRUN npm ci\n` }));
      expect(diff).toContain(lines.at(-1));
      expect(diff).not.toContain('***');
    }
  });

  test('counts the lines of a long diff', () => {
    const text = reportSummary(foreseen({ Dockerfile: `FROM node:22\nARG NPM_TOKEN\n${'RUN true\nRUN true\nRUN true\nRUN true\nRUN npm ci\n'.repeat(80)}` }));
    expect(text).toMatch(/The diff has \d{3} lines: `dockerlint --diff` shows it\.\n/);
    expect(text).not.toContain('<details>');
  });

  test('without problems is one line', () => {
    expect(reportSummary(foreseen({ Dockerfile: 'FROM alpine\n' }))).toBe('## dockerlint: no problems in 1 file\n');
  });

  test('shows 200 findings, and counts the others', () => {
    const many = Array.from({ length: 210 }, (_, index) => `LABEL api_token_${index}=glpat-${mixed(20, `label ${index}`)}\n`).join('');
    const text = reportSummary(foreseen({ Dockerfile: `FROM alpine\n${many}` }));
    expect(text.match(/^\| error/gm)).toHaveLength(200);
    expect(text).toContain('10 more are not shown.');
  });
});
