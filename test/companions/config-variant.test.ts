import { describe, expect, test } from '@jest/globals';
import { configFile, referenceVariant, variantKind } from '../../src/companions/context/config-variant.ts';
import type { BuildChange, CompanionFiles } from '../../src/companions/types.ts';
import { configVariants } from '../../src/knowledge/tools/index.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';

const cases: readonly (readonly [path: string, before: string, after: string | undefined])[] = [
  [
    '.npmrc',
    'registry=https://npm.example.com/\n//npm.example.com/:_authToken=npm_0123456789\n',
    'registry=https://npm.example.com/\n//npm.example.com/:_authToken=${TOKEN}\n',
  ],
  [
    'a/.npmrc',
    '; _authToken=no\n//a.example.com/:_authToken = "npm_0123456789"\r\n//b.example.com/:_authToken=npm_0123456789\r\n',
    '; _authToken=no\n//a.example.com/:_authToken = "${TOKEN}"\r\n//b.example.com/:_authToken=${TOKEN}\r\n',
  ],
  ['.npmrc', '//a.example.com/:_authToken=one\n//b.example.com/:_authToken=two\n', undefined],
  ['.npmrc', '//a.example.com/:_authToken=${NPM_TOKEN}\n', undefined],
  ['.npmrc', '//a.example.com/:_password=c2VjcmV0\n//a.example.com/:username=me\n', '//a.example.com/:_password=${TOKEN}\n//a.example.com/:username=me\n'],
  ['.yarnrc.yml', 'npmScopes:\n  acme:\n    npmAuthToken: "npm_0123456789" # mine\n', 'npmScopes:\n  acme:\n    npmAuthToken: "${TOKEN}" # mine\n'],
  [
    '.condarc',
    'channels:\n  - https://conda.example.com/t/ab-0123456789/acme\n  - defaults\n',
    'channels:\n  - https://conda.example.com/t/${TOKEN}/acme\n  - defaults\n',
  ],
  [
    'settings.xml',
    '<server><id>x</id><username>me</username><password>s3cret pass</password></server>',
    '<server><id>x</id><username>me</username><password>${env.TOKEN}</password></server>',
  ],
  [
    'NuGet.Config',
    '<add key="Username" value="me" />\n<add key="ClearTextPassword" value="s3cret" />',
    '<add key="Username" value="me" />\n<add key="ClearTextPassword" value="%TOKEN%" />',
  ],
  ['nuget.config', '<add key="ClearTextPassword" value="%NUGET_TOKEN%" />', undefined],
  [
    'bunfig.toml',
    '[install.registry]\nurl = "https://npm.example.com"\ntoken = "npm_0123456789"\n',
    '[install.registry]\nurl = "https://npm.example.com"\ntoken = "$TOKEN"\n',
  ],
  ['requirements-dev.txt', 'git+https://ghp_0123456789abcdef@git.example.com/a.git\nrequests\n', 'git+https://${TOKEN}@git.example.com/a.git\nrequests\n'],
  ['requirements.txt', '--index-url https://me:s3cret@pypi.example.com/simple\n', '--index-url https://me:${TOKEN}@pypi.example.com/simple\n'],
  ['Pipfile', 'url = "https://me:s3cret@pypi.example.com/simple"\n', 'url = "https://me:${TOKEN}@pypi.example.com/simple"\n'],
];

describe('referenceVariant', () => {
  test.each(cases)('%s %j', (path, before, after) => {
    const kind = variantKind(path);
    if (!kind) throw new Error(`no kind for ${path}`);
    const edits = referenceVariant(kind, new Document(path, before), 'TOKEN');
    expect(edits && applyEdits(before, edits)).toBe(after);
    // a second run finds nothing to change
    if (after !== undefined) expect(referenceVariant(kind, new Document(path, after), 'TOKEN')).toBeUndefined();
  });

  test.each(configVariants().map((variant) => variant.kind))('%s has a case', (kind) => {
    expect(cases.map(([path]) => variantKind(path))).toContain(kind);
  });

  test.each(['pip.conf', 'gradle.properties', 'auth.json', '.netrc', 'id_rsa'])('%s has no references', (path) => {
    expect(variantKind(path)).toBeUndefined();
  });
});

describe('config companion', () => {
  const npmrc = new Document('/p/.npmrc', 'registry=https://npm.example.com/\n//npm.example.com/:_authToken=npm_0123456789\nemail=me@example.com\n');
  const change: BuildChange = { dockerfile: '/p/Dockerfile', context: '/p', secrets: [], removedArgs: new Map(), excluded: [], containerEnv: new Map() };
  const files: CompanionFiles = { root: '/p', read: () => undefined, exists: () => false };

  test.each<readonly [string, Partial<BuildChange>]>([
    ['a file that is mounted', { secrets: [{ id: 'npmrc', from: { file: '.npmrc' }, required: true }] }],
    ['a file that is no longer copied', { excluded: ['./.npmrc'] }],
  ])('offers the line to commit for %s', (_, part) => {
    const { edits, caveats } = configFile.rewrite(npmrc, { ...change, ...part }, files);
    expect(edits).toEqual([]);
    expect(caveats.map((caveat) => caveat.suggestion)).toEqual(['//npm.example.com/:_authToken=${NPM_TOKEN}']);
    expect(JSON.stringify(caveats)).not.toContain('npm_0123456789');
  });

  test.each<readonly [string, Partial<BuildChange>]>([
    ['nothing to do with it', {}],
    ['another file', { secrets: [{ id: 'npmrc', from: { file: 'sub/.npmrc' }, required: true }] }],
    ['the one of the home folder', { secrets: [{ id: 'npmrc', from: { file: '~/.npmrc' }, required: true }] }],
  ])('says nothing for %s', (_, part) => {
    expect(configFile.rewrite(npmrc, { ...change, ...part }, files).caveats).toEqual([]);
  });
});
