import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isInstalled } from '../harness/debian-package.ts';
import { documented } from '../harness/documented.ts';
import { type EditorProject, editorProject } from './harness/editor-project.ts';

/** Opens and saves the project's Dockerfiles in a headless Neovim that has nothing but the documented configuration; what it saw. */
function editInNeovim(project: EditorProject, label: string): { readonly shown: readonly (readonly string[])[]; readonly [key: string]: unknown } {
  const { folder, path: programs, files } = project;
  const [settings, report] = [path.join(folder, 'settings.lua'), path.join(folder, 'report.json')];
  writeFileSync(settings, documented('editors.md', label));
  const run = spawnSync('nvim', ['--headless', '--clean', '-c', `luafile ${path.join(import.meta.dirname, 'neovim.lua')}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      PATH: programs,
      FILES: files.join('\n'),
      SETTINGS: settings,
      REPORT: report,
      LINT: label === 'nvim-lint' ? '1' : '0',
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    },
  });
  if (run.status !== 0) throw new Error(`nvim: ${run.status}: ${run.stderr}`);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const inNeovim = isInstalled('nvim', 'neovim') ? test : test.skip;

describe('in Neovim', () => {
  inNeovim('Dockerfiles are diagnosed by the server when they are opened and fixed when they are saved', () => {
    const project = editorProject();
    const { shown, problem, stopped } = editInNeovim(project, 'fix-on-save');
    expect({ problem, stopped }).toEqual({ stopped: true });
    project.expectEdited(shown);
  });

  inNeovim('the linter for nvim-lint shows what is wrong, what the fix does, and changes nothing', () => {
    const project = editorProject();
    const { shown, problem } = editInNeovim(project, 'nvim-lint');
    expect(problem).toBeUndefined();
    expect(shown).toEqual([
      ['2 Build argument "NPM_TOKEN" is recorded in the image history safe fix: Mount "NPM_TOKEN" as a build secret'],
      ['2 Build argument "NPM_TOKEN" is recorded in the image history safe fix: Mount "NPM_TOKEN" as a build secret'],
      ['2 Build argument "NPM_TOKEN" is recorded in the image history manual fix: line 5: unknown instruction'],
      [],
      ['2 Build argument "NPM_TOKEN" is recorded in the image history safe fix: Mount "NPM_TOKEN" as a build secret'],
    ]);
    expect(readFileSync(path.join(project.folder, 'Dockerfile'), 'utf8')).toContain('ARG NPM_TOKEN\n');
  });
});
