import { describe, expect, test } from '@jest/globals';
import { lintCase } from '../harness/run-case.ts';

/** The messages of a rule for a Dockerfile: cases.md holds names and levels only. */
function messagesOf(rule: string, text: string): readonly string[] {
  const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
  return findings.filter((finding) => finding.rule === rule).map((finding) => finding.message);
}

describe('no-broken-mount', () => {
  test('names the user in force', () => {
    const text = 'FROM node:22\nUSER node\nRUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc npm ci\n';
    expect(messagesOf('no-broken-mount', text)).toEqual(['The secret is readable by root only, and "node" runs this']);
  });

  test('a user of the base image has no name', () => {
    const text = 'FROM jenkins/jenkins:lts\nRUN --mount=type=secret,id=npmrc,target=/var/jenkins_home/.npmrc npm ci\n';
    expect(messagesOf('no-broken-mount', text)).toEqual(['The secret is readable by root only, and the user of the base image runs this']);
  });
});

describe('no-secret-run', () => {
  test('says why a write stays in the layer', () => {
    const text = 'FROM node:22\nARG NPM_TOKEN\nRUN pnpm config set //npm.example.com/:_authToken $NPM_TOKEN && pnpm i && rm ~/.npmrc\n';
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    expect(findings.find((finding) => finding.rule === 'no-secret-run')?.evidence).toEqual([
      'it stays in ~/.npmrc; pnpm up to 10 hands it to npm, which keeps the command line in ~/.npm/_logs',
    ]);
  });
});
