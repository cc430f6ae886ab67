import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { reportCheckstyle } from '../../src/reporters/checkstyle.ts';
import { reportGithub } from '../../src/reporters/github.ts';
import { reportGitlab } from '../../src/reporters/gitlab.ts';
import { reportJson } from '../../src/reporters/json.ts';
import { reportJunit } from '../../src/reporters/junit.ts';
import type { Report } from '../../src/reporters/report.ts';
import { reportSarif } from '../../src/reporters/sarif.ts';
import { escapeXml } from '../../src/reporters/xml.ts';
import { visible } from '../../src/text/visible.ts';
import { reportOf } from './report.ts';

const FILES = {
  Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\nRUN echo $NPM_TOKEN\n',
  'a b/é.Dockerfile': 'FROM alpine\n# dockerlint ignore=no-secret-run\nENV DB_PASSWORD=hunter2correcthorse\n',
  'clean/Dockerfile': 'FROM alpine\n',
};
const REPORT = reportOf(FILES);

describe('json', () => {
  test('is what INTERFACE says', () => {
    const value = JSON.parse(reportJson(reportOf({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' })));
    expect(value).toEqual({
      version: 1,
      files: [
        {
          path: 'Dockerfile',
          findings: [
            {
              rule: 'no-secret-arg',
              severity: 'error',
              verdict: 'build',
              message: 'Build argument "NPM_TOKEN" is recorded in the image history',
              name: 'NPM_TOKEN',
              line: 2,
              column: 5,
              endLine: 2,
              endColumn: 14,
              instruction: 'ARG',
              instructionLine: 2,
              evidence: expect.any(Array),
              notes: ['read by npm ci (line 3), which is known to read it'],
              related: [{ message: 'read by npm ci', line: 3, column: 5, endLine: 3, endColumn: 11 }],
              fix: { title: 'Mount "NPM_TOKEN" as a build secret', applicability: 'safe', caveats: [], effects: expect.any(Array) },
              mounts: [{ line: 3, name: 'NPM_TOKEN', why: 'read by npm ci', evidence: { strength: 'known' } }],
              fixed: false,
            },
          ],
        },
      ],
      companions: [],
      published: [{ name: 'NPM_TOKEN', path: 'Dockerfile', issuer: 'npm', url: 'https://docs.npmjs.com/revoking-access-tokens' }],
      summary: { files: 1, errors: 1, warnings: 0, infos: 0, fixed: 0, fixable: 1 },
    });
  });

  test('has the build, the companions and what was fixed, after fixing', () => {
    const files = {
      Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n',
      'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n',
    };
    const value = JSON.parse(reportJson(reportOf(files, 'safe')));
    expect(value.files[0].findings[0].fixed).toBe(true);
    expect(value.files[0].build).toMatchObject({
      argv: ['docker', 'buildx', 'build', '--secret', 'id=NPM_TOKEN', '.'],
      command: 'docker buildx build --secret id=NPM_TOKEN .',
      secrets: [{ id: 'NPM_TOKEN', env: 'NPM_TOKEN' }],
      ssh: [],
    });
    expect(value.companions).toEqual([{ path: 'compose.yaml', kind: 'compose', changed: true, caveats: [] }]);
    expect(value.summary).toEqual({ files: 1, errors: 0, warnings: 0, infos: 0, fixed: 1, fixable: 0 });
  });

  test('says why a file was not fixed', () => {
    const value = JSON.parse(reportJson(reportOf({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\nFRUM x\n' }, 'safe')));
    expect(value.files[0].refusal).toMatch(/^line 4: /);
  });

  test('counts columns in UTF-16 units, without the byte order mark', () => {
    const [finding] = JSON.parse(reportJson(reportOf({ Dockerfile: '\ufeffFROM alpine\nENV A="😀" DB_PASSWORD=hunter2correcthorse\n' }))).files[0].findings;
    expect(finding).toMatchObject({ line: 2, column: 12, endColumn: 23 });
  });
});

describe('sarif', () => {
  const require = createRequire(import.meta.url);
  const schemaFile = path.join(path.dirname(require.resolve('@microsoft/jest-sarif/package.json')), 'lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new AjvDraft04.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

  test.each([
    ['findings', REPORT],
    ['nothing', reportOf({ Dockerfile: 'FROM alpine\n' })],
    ['no file', { ...REPORT, files: [] }],
    ['unsafe fixes', reportOf({ Dockerfile: 'FROM alpine\nARG API_TOKEN=hunter2correcthorse\nRUN curl -H "X: $API_TOKEN" https://example.com\n' })],
  ] as const)('is valid by the schema of OASIS: %s', (_what, report: Report) => {
    validate(JSON.parse(reportSarif(report)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('has rules, places, fixes and stable fingerprints', () => {
    const log = JSON.parse(reportSarif(REPORT));
    const [run] = log.runs;
    const [first, ...others] = run.results;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(expect.arrayContaining(['no-secret-arg', 'unused-suppression']));
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe('no-secret-arg');
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'Dockerfile', uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 14 },
    });
    expect(others.map((result: typeof first) => result.locations[0].physicalLocation.artifactLocation.uri)).toContain('a%20b/%C3%A9.Dockerfile');
    expect(first.fixes?.[0].artifactChanges[0].replacements.length ?? 0).toBeGreaterThanOrEqual(0);
    const moved = JSON.parse(reportSarif(reportOf({ ...FILES, Dockerfile: `# more\n${FILES.Dockerfile}` })));
    expect(moved.runs[0].results[0].partialFingerprints).toEqual(first.partialFingerprints);
    const prints = run.results.map((result: typeof first) => result.partialFingerprints['dockerlint/v1']);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('a fix is a change that a tool can apply', () => {
    const text = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
    const [result] = JSON.parse(reportSarif(reportOf({ Dockerfile: text }))).runs[0].results;
    const { replacements } = result.fixes[0].artifactChanges[0];
    expect(replacements).toContainEqual({
      deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 5 },
      insertedContent: { text: '--mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN ' },
    });
    expect(replacements).toContainEqual({ deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 } });
  });
});

test('github: a line a finding, with everything escaped', () => {
  const lines = reportGithub(REPORT).trimEnd().split('\n');
  expect(lines).toHaveLength(REPORT.files.flatMap((file) => file.findings).length);
  expect(lines[0]).toMatch(/^::error file=Dockerfile,line=2,endLine=2,col=5,endColumn=14,title=no-secret-arg::Build argument "NPM_TOKEN" is recorded/);
  expect(lines.every((line) => /^::(?:error|warning|notice) file=[^:]*,title=[\w-]+::/.test(line))).toBe(true);
  const odd = reportGithub({ ...REPORT, files: REPORT.files.slice(0, 1).map((file) => ({ ...file, path: 'a,b:c%d/Dockerfile' })) });
  expect(odd).toContain('file=a%2Cb%3Ac%25d/Dockerfile,');
});

test('gitlab: an issue a finding, with a fingerprint of its own', () => {
  const issues = JSON.parse(reportGitlab(REPORT));
  expect(issues[0]).toEqual({
    description: 'Build argument "NPM_TOKEN" is recorded in the image history',
    check_name: 'no-secret-arg',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'critical',
    location: { path: 'Dockerfile', lines: { begin: 2, end: 2 } },
  });
  expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(issues.length);
});

test('junit: a test case a file, a failure a finding', () => {
  const xml = reportJunit(REPORT);
  const failures = [...xml.matchAll(/<failure type="([^"]+)"/g)].map(([, rule]) => rule);
  expect([...xml.matchAll(/<testcase name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Dockerfile', 'a b/é.Dockerfile', 'clean/Dockerfile']);
  expect(failures).toEqual(REPORT.files.flatMap((file) => file.findings.map((finding) => finding.rule)));
  expect(xml).toContain(`failures="${failures.length}"`);
  expect(xml).toContain('Build argument &quot;NPM_TOKEN&quot; is recorded');
});

test('checkstyle: an error a finding, below its file', () => {
  const xml = reportCheckstyle(REPORT);
  expect([...xml.matchAll(/<file name="([^"]+)">/g)].map(([, name]) => name)).toEqual(['Dockerfile', 'a b/é.Dockerfile', 'clean/Dockerfile']);
  expect(xml).toContain(
    '<error line="2" column="5" severity="error" message="Build argument &quot;NPM_TOKEN&quot; is recorded in the image history" source="dockerlint.no-secret-arg"/>',
  );
});

test('XML escapes what it must, and leaves out what it cannot hold', () => {
  expect(escapeXml(visible('<a b="c">&\'\n\t\u0000\ufffe😀', []))).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&apos;&#10;&#9;·😀');
});

test('what was fixed is no longer reported to programs that count problems', () => {
  const fixed = reportOf({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' }, 'safe');
  expect(JSON.parse(reportSarif(fixed)).runs[0].results).toEqual([]);
  expect(reportGithub(fixed)).toBe('');
  expect(JSON.parse(reportGitlab(fixed))).toEqual([]);
  expect(reportJunit(fixed)).not.toContain('<failure');
  expect(reportCheckstyle(fixed)).not.toContain('<error');
});
