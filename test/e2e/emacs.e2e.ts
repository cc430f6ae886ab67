import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from '@jest/globals';
import { areInstalled } from '../harness/debian-package.ts';
import { documented } from '../harness/documented.ts';
import { editorProject } from './harness/editor-project.ts';

const inEmacs = areInstalled('emacs-nox', 'elpa-eglot', 'elpa-dockerfile-mode') ? test : test.skip;

describe('in Emacs with eglot', () => {
  inEmacs('Dockerfiles are diagnosed when they are opened and fixed when they are saved', () => {
    const project = editorProject();
    const [settings, report] = [path.join(project.folder, 'eglot.el'), path.join(project.folder, 'report.json')];
    writeFileSync(settings, documented('editors.md', 'eglot'));
    const run = spawnSync('emacs', ['--batch', '--load', path.join(import.meta.dirname, 'emacs.el')], {
      cwd: project.folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, PATH: project.path, FILES: project.files.join('\n'), SETTINGS: settings, REPORT: report, HOME: project.folder },
    });
    if (run.status !== 0) throw new Error(`emacs: ${run.status}: ${run.stderr}`);
    project.expectEdited(JSON.parse(readFileSync(report, 'utf8')));
  });
});
