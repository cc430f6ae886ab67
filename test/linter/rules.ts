import { makeFix } from '../../src/fix/edits/make-fix.ts';
import type { Caveat, Fix } from '../../src/fix/types.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { lint } from '../../src/linter/lint.ts';
import type { LintOptions, LintResult } from '../../src/linter/types.ts';
import type { Problem, Rule } from '../../src/rule.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
import type { Arg, Dockerfile } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';

/** The rules of these tests judge ARGs by their first letter, so that the tests of the linter know no real rule. */
export function argRule(name: string, isBad: (arg: Arg) => boolean, fixOf: (arg: Arg, dockerfile: Dockerfile) => Fix | undefined, buildkit?: string): Rule {
  return {
    meta: { name, summary: 'Bad arguments', severity: 'error', fixable: 'sometimes', references: ['https://example.com'], ...(buildkit ? { buildkit } : {}) },
    *check({ dockerfile }) {
      for (const instruction of dockerfile.instructions) {
        if (instruction.keyword === 'ARG' && isBad(instruction)) yield problemAt(instruction, () => fixOf(instruction, dockerfile));
      }
    },
  };
}

export function problemAt(arg: Arg, fix?: Problem['fix']): Problem {
  const [entry] = arg.entries;
  return {
    range: entry?.nameRange ?? arg.range,
    instruction: arg,
    name: entry?.name ?? '',
    message: `"${entry?.name}" is bad`,
    verdict: 'build',
    evidence: [],
    related: [],
    notes: [],
    ...(fix ? { fix } : {}),
  };
}

/** Takes the line of the ARG away. */
export function removeLine(arg: Arg, dockerfile: Dockerfile, caveats: readonly Caveat[] = []): Fix {
  return makeFix({ title: `Remove ${arg.entries[0]?.name}`, caveats, edits: [{ range: dockerfile.document.linesAround(arg.range), text: '' }] });
}

export const isNamed =
  (start: string) =>
  (arg: Arg): boolean =>
    arg.entries[0]?.name.startsWith(start) === true;

export function lintText(text: string, rules: readonly Rule[], options: Partial<LintOptions> = {}): LintResult {
  return lint(new Document('/project/Dockerfile', text), rules, {
    engine: ENGINES[DEFAULT_ENGINE],
    context: undefined,
    settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
    levels: new Map(),
    fix: 'none',
    secondParser,
    ...options,
  });
}

/** `LINE RULE SEVERITY NAME`, with a star for what was fixed. */
export function shown(result: LintResult): readonly string[] {
  return result.findings.map(
    ({ range, rule, severity, name, fixed }) => `${result.document.positionAt(range.start).line} ${rule} ${severity} ${name}${fixed ? ' *' : ''}`,
  );
}
