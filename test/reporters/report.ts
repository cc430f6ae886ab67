import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import type { ProjectOptions } from '../../src/project/types.ts';
import type { Report } from '../../src/reporters/report.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';

/** A report over these files (paths below /project). */
export function reportOf(
  files: { readonly [path: string]: string },
  fix: ProjectOptions['fix'] = 'none',
  mode: Report['mode'] = fix === 'none' ? 'lint' : 'fix',
): Report {
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const names = Object.keys(files).filter((name) => name.includes('Dockerfile'));
  const result = lintProject(
    memoryFiles(files),
    names.map((name) => `/project/${name}`),
    RULES,
    COMPANIONS,
    {
      fix,
      secondParser,
      cwd: '/project',
      home: '/home/someone',
      settingsOf: () => ({ engine: ENGINES[DEFAULT_ENGINE], levels: new Map(), settings, context: undefined, companions: true }),
    },
  );
  const shown = (path: string): string => path.replace('/project/', '');
  return {
    version: '1.2.3',
    files: result.files.map(({ path, lint, build }) => ({ path: shown(path), findings: lint.findings, lint, build })),
    companions: result.companions.map((companion) => ({ ...companion, path: shown(companion.path) })),
    rules: RULES.map((rule) => rule.meta),
    mode,
    unsafe: fix === 'unsafe',
    rotationPage: 'https://example.com/rotate',
    pageOf: (rule) => `https://example.com/rules/${rule}`,
  };
}
