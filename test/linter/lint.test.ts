import { describe, expect, test } from '@jest/globals';
import type { BuildSecret } from '../../src/caller-change.ts';
import { makeFix } from '../../src/fix/edits/make-fix.ts';
import type { Fix } from '../../src/fix/types.ts';
import type { LintOptions } from '../../src/linter/types.ts';
import type { Rule } from '../../src/rule.ts';
import type { Arg, Dockerfile } from '../../src/syntax/types.ts';
import { argRule, isNamed, lintText, problemAt, removeLine, shown } from './rules.ts';

const bad = argRule('no-bad', isNamed('BAD'), removeLine);

describe('levels', () => {
  test('a level is that of the rule; what the rule calls milder stays milder', () => {
    const mild: Rule = {
      ...bad,
      *check(facts, settings) {
        for (const problem of bad.check(facts, settings)) yield problem.name === 'BAD_MILD' ? { ...problem, severity: 'info' } : problem;
      },
    };
    const text = 'FROM a\nARG BAD\nARG BAD_MILD\n';
    expect(shown(lintText(text, [mild]))).toEqual(['2 no-bad error BAD', '3 no-bad info BAD_MILD']);
    expect(shown(lintText(text, [mild], { levels: new Map([['no-bad', 'warning']]) }))).toEqual(['2 no-bad warning BAD', '3 no-bad info BAD_MILD']);
    expect(shown(lintText(text, [mild], { levels: new Map([['no-bad', 'off']]) }))).toEqual([]);
  });

  test('a rule that is off fixes nothing', () => {
    const text = 'FROM a\nARG BAD\n';
    expect(lintText(text, [bad], { levels: new Map([['no-bad', 'off']]), fix: 'safe' }).output).toBe(text);
  });
});

describe('fixes', () => {
  test('are applied where asked, and what was fixed stays in the list', () => {
    const result = lintText('FROM a\nARG BAD\nARG OK\nARG BAD\n', [bad], { fix: 'safe' });
    expect(result.output).toBe('FROM a\nARG OK\n');
    expect(shown(result)).toEqual(['2 no-bad error BAD *', '4 no-bad error BAD *']);
    expect(lintText('FROM a\nARG BAD\n', [bad]).output).toBe('FROM a\nARG BAD\n');
  });

  test.each([
    ['unsafe', 'safe', false],
    ['unsafe', 'unsafe', true],
    ['manual', 'unsafe', false],
  ] as const)('%s ones, when %s fixes are asked for: %s', (applicability, fix, isApplied) => {
    const rule = argRule('no-bad', isNamed('BAD'), (arg, dockerfile) => removeLine(arg, dockerfile, [{ applicability, reason: 'x' }]));
    expect(lintText('FROM a\nARG BAD\n', [rule], { fix }).output).toBe(isApplied ? 'FROM a\n' : 'FROM a\nARG BAD\n');
  });

  test('that touch wait for the next pass, and what only shows up then is fixed too', () => {
    const result = lintText('FROM a\nARG BAD1\nARG BAD2\nARG BAD3\nARG BAD4\nRUN x\n', [bad], { fix: 'safe' });
    expect(result.output).toBe('FROM a\nRUN x\n');
    expect(result.findings.every((finding) => finding.fixed)).toBe(true);
  });

  test('are applied one a pass where all of them write to the same place, however many there are', () => {
    const atEnd = argRule('no-bad', isNamed('BAD'), (arg, dockerfile) => {
      const end = dockerfile.document.text.length;
      return makeFix({
        title: 'Move',
        caveats: [],
        edits: [...removeLine(arg, dockerfile).edits, { range: { start: end, end }, text: `# ${arg.entries[0]?.name}\n` }],
      });
    });
    const names = Array.from({ length: 19 }, (_, index) => `BAD${index}`);
    const result = lintText(`FROM a\n${names.map((name) => `ARG ${name}\n`).join('')}RUN x\n`, [atEnd], { fix: 'safe' });
    expect(result.refusal).toBeUndefined();
    expect(result.output).toBe(`FROM a\nRUN x\n${names.map((name) => `# ${name}\n`).join('')}`);
  });

  test('that two problems share count once', () => {
    const both = (arg: Arg, dockerfile: Dockerfile): Fix => {
      const lines = dockerfile.instructions.filter((one) => one.keyword === 'ARG').map((one) => dockerfile.document.linesAround(one.range));
      return makeFix({ title: `Remove all of ${arg.keyword}`, caveats: [], edits: lines.map((range) => ({ range, text: '' })) });
    };
    const rule = argRule('no-bad', isNamed('BAD'), both);
    const result = lintText('FROM a\nARG BAD1\nRUN x\nARG BAD2\n', [rule], { fix: 'safe' });
    expect(result.output).toBe('FROM a\nRUN x\n');
    expect(shown(result)).toEqual(['2 no-bad error BAD1 *', '4 no-bad error BAD2 *']);
    // where a comment keeps one of the two, the shared fix is nobody's to apply
    const kept = lintText('FROM a\nARG BAD1\nRUN x\n# dockerlint ignore=no-bad\nARG BAD2\n', [rule], { fix: 'safe' });
    expect({ output: kept.output, caveats: kept.findings[0]?.fix?.caveats }).toEqual({
      output: 'FROM a\nARG BAD1\nRUN x\n# dockerlint ignore=no-bad\nARG BAD2\n',
      caveats: [{ applicability: 'manual', reason: 'it would also change ARG on line 5, where a comment ignores no-bad' }],
    });
  });

  test('of suppressed problems are not applied', () => {
    const text = 'FROM a\n# dockerlint ignore=no-bad\nARG BAD\n';
    expect(lintText(text, [bad], { fix: 'safe' }).output).toBe(text);
  });
});

/** A rewrite that says it mounts BAD_TOKEN, and writes this. */
function mountingBadToken(text: string): Rule {
  return argRule('no-bad', isNamed('BAD'), (arg) =>
    makeFix({
      title: 'Mount BAD_TOKEN',
      caveats: [],
      edits: [{ range: arg.range, text }],
      secrets: [{ id: 'BAD_TOKEN', from: { env: 'BAD_TOKEN' }, required: false }],
      removedArgs: new Map([['BAD_TOKEN', 'BAD_TOKEN']]),
    }),
  );
}

const login = (host: string): string => `helm registry login ${host}.example.com -u ci -p $BAD_TOKEN`;

describe('a fix is dropped, and the rest kept, where the result', () => {
  const replace = (text: string) =>
    argRule('no-bad', isNamed('BAD'), (arg) => makeFix({ title: 'Replace BAD', caveats: [], edits: [{ range: arg.range, text }] }));

  test.each([
    ['would not parse', 'FRUM', 'the result would not build: '],
    ['still has what the fix promised to remove', 'ARG BAD=1', 'no-bad of "BAD" would still be there'],
    ['is the same', 'ARG BAD', 'it changes nothing'],
    ['mounts a secret that nothing gives', 'RUN --mount=type=secret,id=x true', 'nothing would give the build "secret x"'],
  ])('%s', (_what, replacement, reason) => {
    const other = argRule('no-ugly', isNamed('UGLY'), removeLine);
    const result = lintText('FROM a\nARG BAD\nRUN x\nARG UGLY\n', [replace(replacement), other], { fix: 'safe' });
    expect(result.output).toBe('FROM a\nARG BAD\nRUN x\n');
    expect(result.dropped).toEqual([expect.stringContaining(`Replace BAD: ${reason}`)]);
    expect(shown(result)).toEqual(['2 no-bad error BAD', '4 no-ugly error UGLY *']);
  });

  test.each([
    ['as it did before', 'RUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN echo "$BAD_TOKEN" > /token', '/token'],
    ['although it deletes another file', 'RUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN echo "$BAD_TOKEN" > /token && rm /tokens', '/token'],
    [
      'although it logs out of another host',
      `RUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN ${login('a')} && helm registry logout b.example.com`,
      '~/.config/helm',
    ],
    [
      'in the second of two logins',
      `RUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN ${login('a')} && ${login('b')} && helm registry logout a.example.com`,
      '~/.config',
    ],
    ['from the mounted file', 'RUN --mount=type=secret,id=BAD_TOKEN cp /run/secrets/BAD_TOKEN /token', '/token'],
    ['in another stage', 'RUN true\nFROM b\nRUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN echo "$BAD_TOKEN" > /token', '/token'],
  ])('leaves the secret in a layer %s', (_how, text, place) => {
    const result = lintText('FROM a\nARG BAD_TOKEN\nRUN x\n', [mountingBadToken(text)], { fix: 'safe' });
    expect(result.output).toBe('FROM a\nARG BAD_TOKEN\nRUN x\n');
    expect(result.dropped).toEqual([expect.stringMatching(/^Mount BAD_TOKEN: the RUN on line \d would still leave ".*BAD_TOKEN" in /)]);
    expect(result.dropped[0]).toContain(`in ${place}`);
  });

  test('unless it takes it out again in the same RUN', () => {
    const run = `RUN --mount=type=secret,id=BAD_TOKEN,env=BAD_TOKEN ${login('a')} && helm registry logout a.example.com`;
    expect(lintText('FROM a\nARG BAD_TOKEN\nRUN x\n', [mountingBadToken(run)], { fix: 'safe' })).toMatchObject({
      dropped: [],
      output: `FROM a\n${run}\nRUN x\n`,
    });
  });

  test('does not mount a secret that it says it needs, or gives one id two sources', () => {
    const mounting = (from: (name: string) => BuildSecret['from'], mounts: boolean): Rule =>
      argRule('no-bad', isNamed('BAD'), (arg) =>
        makeFix({
          title: `Mount ${arg.entries[0]?.name}`,
          caveats: [],
          edits: [{ range: arg.range, text: mounts ? 'RUN --mount=type=secret,id=x true' : 'RUN true' }],
          secrets: [{ id: 'x', from: from(arg.entries[0]?.name ?? ''), required: false }],
        }),
      );
    const text = 'FROM a\nARG BAD1\nRUN x\nARG BAD2\n';
    const without = lintText(text, [mounting(() => ({ env: 'X' }), false)], { fix: 'safe' });
    expect(without.dropped).toEqual([expect.stringContaining('no RUN would mount "x"'), expect.stringContaining('no RUN would mount "x"')]);
    const twice = lintText(text, [mounting((env) => ({ env }), true)], { fix: 'safe' });
    expect(twice.output).toBe('FROM a\nRUN --mount=type=secret,id=x true\nRUN x\nARG BAD2\n');
    expect(twice.dropped).toEqual(['Mount BAD2: two secrets would get the same id']);
    expect(twice.secrets).toEqual([{ id: 'x', from: { env: 'BAD1' }, required: false }]);
  });
});

describe('nothing is fixed', () => {
  test('in a file that BuildKit would refuse', () => {
    const text = 'FROM a\nARG BAD\nFRUM b\n';
    const result = lintText(text, [bad], { fix: 'safe' });
    expect({ output: result.output, findings: shown(result) }).toEqual({ output: text, findings: ['2 no-bad error BAD'] });
    expect(result.refusal).toMatch(/^line 3: /);
    const plain = lintText(text, [bad]);
    expect(plain.refusal).toBeUndefined();
    // nor is an edit of it offered where only single fixes are taken, as in an editor
    expect(plain.findings.map(({ fix }) => [fix?.applicability, fix?.edits.length])).toEqual([['manual', 0]]);
  });

  test('where the passes do not settle', () => {
    let count = 0;
    const rename = argRule('no-bad', isNamed('BAD'), (arg) =>
      makeFix({ title: 'Rename', caveats: [], edits: [{ range: arg.range, text: `ARG BAD${++count}` }] }),
    );
    const text = 'FROM a\nARG BAD\n';
    const result = lintText(text, [rename], { fix: 'safe' });
    expect(result).toMatchObject({ output: text, refusal: 'the fixes did not settle, which is a bug in dockerlint' });
  });

  test('where a rule throws; what the others find stands', () => {
    const broken: Rule = {
      ...bad,
      meta: { ...bad.meta, name: 'no-broken' },
      *check({ dockerfile }) {
        for (const instruction of dockerfile.instructions) {
          if (instruction.keyword === 'ARG') yield problemAt(instruction);
          if (instruction.keyword === 'ARG') throw new Error('oops');
        }
      },
    };
    const text = 'FROM a\nARG BAD\n# dockerlint ignore=no-bad\nARG GOOD\n';
    const result = lintText(text, [broken, bad], { fix: 'safe' });
    expect(result.failures).toEqual([expect.objectContaining({ rule: 'no-broken', message: 'oops' })]);
    expect({ output: result.output, refusal: result.refusal, findings: shown(result) }).toEqual({
      output: text,
      refusal: 'no-broken failed on it',
      findings: ['2 no-bad error BAD', '2 no-broken error BAD'],
    });
  });

  test('where a fix cannot be made; its finding stands, and so do those after it', () => {
    const broken = argRule('no-bad', isNamed('B'), (arg) => {
      if (arg.entries[0]?.name === 'BAD') throw new Error('oops');
      return undefined;
    });
    const result = lintText('FROM a\nARG BAD\nARG BETTER\n', [broken], { fix: 'safe' });
    expect(result.failures).toEqual([expect.objectContaining({ rule: 'no-bad', message: 'oops' })]);
    expect({ refusal: result.refusal, findings: shown(result) }).toEqual({
      refusal: 'no-bad failed on it',
      findings: ['2 no-bad error BAD', '3 no-bad error BETTER'],
    });
  });

  test('without a second parser, or where it reads the file otherwise', () => {
    const text = 'FROM a\nARG BAD\n';
    expect(lintText(text, [bad], { fix: 'safe', secondParser: undefined })).toMatchObject({ output: text, refusal: 'there is no second parser to ask' });
    const secondParser: LintOptions['secondParser'] = () => [{ range: { start: 7, end: 14 }, message: 'two parsers do not agree' }];
    expect(lintText(text, [bad], { fix: 'safe', secondParser })).toMatchObject({ output: text, refusal: 'line 2: two parsers do not agree' });
  });
});

test('what a fix uncovers is reported at its place in the document as given', () => {
  const uncovered = argRule('no-late', isNamed('LATE'), () => undefined);
  const late: Rule = {
    ...uncovered,
    check: (facts, settings) => (facts.dockerfile.document.text.includes('BAD') ? [] : uncovered.check(facts, settings)),
  };
  const result = lintText('FROM a\nARG BAD\nRUN x\nARG LATE\n', [bad, late], { fix: 'safe' });
  expect(result.output).toBe('FROM a\nRUN x\nARG LATE\n');
  expect(shown(result)).toEqual(['2 no-bad error BAD *', '4 no-late error LATE']);
  expect(result.document.slice(result.findings[1]?.range ?? { start: 0, end: 0 })).toBe('LATE');
});
