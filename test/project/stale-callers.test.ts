import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';

/** The cases of the companions: a caller before and after its change, and what was said of it. */
const root = path.join(import.meta.dirname, '../companions');

interface Change {
  readonly path: string;
  readonly dockerfile?: string;
  readonly secrets?: readonly {
    readonly id: string;
    readonly from: { readonly env?: string; readonly file?: string; readonly ssh?: string };
    readonly required: boolean;
  }[];
  readonly files?: { readonly [path: string]: string };
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'path' in value;
}

const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'change.json')
  .map((file) => path.dirname(file))
  .sort();

/** A Dockerfile that mounts the secrets as a fix would have left it. */
function dockerfileOf({ secrets }: Change): string {
  const all = secrets ?? [{ id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: true }];
  const mounts = all.map(({ id, from, required }) => {
    if (from.ssh !== undefined) return `--mount=type=ssh,id=${from.ssh}`;
    return `--mount=type=secret,id=${id},${from.file === undefined ? `env=${id}` : `target=/root/${path.basename(from.file)}`}${required ? ',required=true' : ''}`;
  });
  return `FROM registry.example.com/base\nRUN ${mounts.join(' ')} make\n`;
}

function findings(change: Change, text: string): readonly string[] {
  const dockerfile = change.dockerfile ?? 'Dockerfile';
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const files = { ...change.files, [dockerfile]: dockerfileOf(change), [change.path]: text };
  const { callers } = lintProject(memoryFiles(files), [`/project/${dockerfile}`], RULES, COMPANIONS, {
    fix: 'none',
    cwd: '/project',
    home: '/home/someone',
    settingsOf: () => ({ engine: ENGINES[DEFAULT_ENGINE], levels: new Map(), settings, context: undefined, companions: true }),
  });
  return callers
    .filter((one) => one.path === `/project/${change.path}`)
    .flatMap(({ lint }) =>
      lint.findings.map(({ range, name, message, fix }) => `${lint.document.positionAt(range.start).line} ${name}${fix ? '' : ' (by hand)'}: ${message}`),
    );
}

describe('callers that the companions have rewritten', () => {
  test.each(folders)('%s', (folder) => {
    const change: unknown = JSON.parse(readFileSync(path.join(root, folder, 'change.json'), 'utf8'));
    if (!isChange(change)) throw new Error('no change');
    const names = readdirSync(path.join(root, folder));
    const read = (start: string): string => readFileSync(path.join(root, folder, names.find((name) => name.startsWith(start)) ?? ''), 'utf8');
    const left = findings(change, read('after'));
    // what the companions change is gone, and what they only tell of is a finding for a person
    expect(read('caveats') === '' ? left : left.filter((line) => !line.includes(' (by hand)'))).toEqual([]);
  });
});
