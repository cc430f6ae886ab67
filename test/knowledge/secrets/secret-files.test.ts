import { describe, expect, test } from '@jest/globals';
import { judgeFile } from '../../../src/facts/sensitivity/index.ts';
import { INNOCENT_FILES, INNOCENT_FOLDERS, INNOCENT_ROOTS, SECRET_FILES } from '../../../src/knowledge/secrets/secret-files.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';
import { INNOCENT_FILE_CASES, SECRET_FILE_CASES } from './secret-files.cases.ts';

const SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

describe('secret files', () => {
  test.each(SECRET_FILE_CASES)('%s to %s is %s (%s)', (source, destination, kind, what) => {
    expect(judgeFile(source, destination, SETTINGS)).toMatchObject({ kind, secret: what === 'secret' });
  });

  test.each(INNOCENT_FILE_CASES)('%s to %s is none', (source, destination) => {
    expect(judgeFile(source, destination, SETTINGS)).toMatchObject({ secret: false, kind: '' });
  });

  test('what every row matches has one of its marks', () => {
    const next = random(20_26);
    for (const { marks, path } of [...SECRET_FILES, ...INNOCENT_FILES]) {
      const samples = matchesOf(path, next, 2000);
      expect({ row: path.source, isMatched: samples.length > 0 }).toEqual({ row: path.source, isMatched: true });
      const without = samples.filter((one) => !marks.some((mark) => one.includes(mark)));
      expect({ row: path.source, without: without.slice(0, 5) }).toEqual({ row: path.source, without: [] });
    }
    expect(matchesOf(INNOCENT_FOLDERS, next, 2000).filter((one) => !INNOCENT_ROOTS.some((root) => one.startsWith(root)))).toEqual([]);
  });

  test('every row has a case and a source', () => {
    const kinds = SECRET_FILE_CASES.map(([, , kind, what]) => `${kind} ${what}`);
    const idle = SECRET_FILES.filter(({ kind, strength }) => !kinds.includes(`${kind} ${strength === 'inspect' ? 'inspect' : 'secret'}`));
    expect(idle).toEqual([]);
    for (const { source } of SECRET_FILES) expect(source).toMatch(/^https:\/\//);
    const innocent = INNOCENT_FILE_CASES.flat();
    expect(INNOCENT_FILES.filter(({ path }) => !innocent.some((name) => path.test(name))).map(({ what }) => what)).toEqual([]);
  });

  test('the settings of a project take their token from what is in sight', () => {
    const without = { tokenInSight: false, loginInSight: () => false, npmrcHoldsSettings: false, says: () => true };
    const withToken = { ...without, tokenInSight: true, loginInSight: () => true };
    expect(judgeFile('.npmrc', './', SETTINGS, withToken)).toMatchObject({ secret: false, kind: 'npmrc' });
    expect(judgeFile('.npmrc', './', SETTINGS, { ...without, npmrcHoldsSettings: true })).toMatchObject({ secret: false, kind: 'npmrc' });
    expect(judgeFile('.npmrc', './', SETTINGS, without)).toMatchObject({ secret: true, strength: 'weak' });
    expect(judgeFile('.npmrc', '/root/.npmrc', SETTINGS, withToken)).toMatchObject({ secret: true });
    expect(judgeFile('npmrc', '/app/.npmrc', SETTINGS, withToken)).toMatchObject({ secret: true });
    expect(judgeFile('settings.xml', '/root/.m2/', SETTINGS, withToken)).toMatchObject({ secret: false, kind: 'maven-settings' });
    expect(judgeFile('settings.xml', '/root/.m2/', SETTINGS, without)).toMatchObject({ secret: true, strength: 'weak' });
    expect(judgeFile('settings.xml', '/opt/acme/', SETTINGS, { ...without, says: () => false })).toMatchObject({ secret: false, kind: 'maven-settings' });
  });

  test('the configuration adds and takes away', () => {
    expect(judgeFile('acme.dat', '/app/', { ...SETTINGS, secretFiles: ['*.dat'] })).toMatchObject({ secret: true, kind: 'configured' });
    expect(judgeFile('conf/.env', '/app/.env', { ...SETTINGS, ignoredFiles: ['conf/.env'] })).toMatchObject({ secret: false });
    expect(judgeFile('deep/down/.env', '/app/', { ...SETTINGS, ignoredFiles: ['.ENV'] })).toMatchObject({ secret: false });
  });
});
