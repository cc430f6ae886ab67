import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from '@jest/globals';
import { areInstalled } from '../harness/debian-package.ts';
import { documented } from '../harness/documented.ts';
import { editorProject } from './harness/editor-project.ts';

const inVim = areInstalled('vim', 'vim-ale') ? test : test.skip;

describe('in Vim with ALE', () => {
  inVim('Dockerfiles are diagnosed when they are opened and fixed when they are saved', () => {
    const project = editorProject();
    const [settings, report] = [path.join(project.folder, 'ale.vim'), path.join(project.folder, 'report.json')];
    writeFileSync(settings, documented('editors.md', 'ale'));
    const run = spawnSync('vim', ['-n', '-N', '-u', 'NONE', '--not-a-term', '-S', path.join(import.meta.dirname, 'vim.vim')], {
      cwd: project.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, PATH: project.path, FILES: project.files.join('\n'), SETTINGS: settings, REPORT: report, HOME: project.folder, TERM: 'dumb' },
    });
    if (run.status !== 0) throw new Error(`vim: ${run.status}: ${run.stdout}${run.stderr}`);
    project.expectEdited(JSON.parse(readFileSync(report, 'utf8')));
  });
});
