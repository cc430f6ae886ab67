import { describe, expect, test } from '@jest/globals';
import { textSpots } from '../../../src/facts/commands/credential-spots.ts';
import { CREDENTIAL_TEXTS } from '../../../src/knowledge/secrets/credential-texts.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

const TEXTS: readonly (readonly [text: string, value: string])[] = [
  ['//npm.example.com/:_authToken=${NPM_TOKEN}', '${NPM_TOKEN}'],
  ['_auth = abc=', 'abc='],
  ['//npm.example.com/:_password="abc"', 'abc'],
  ['npmAuthToken: "abc"', 'abc'],
  ['machine github.com login x password abc', 'abc'],
  ['machine github.com\nlogin x\npassword $T\n', '$T'],
  ['Authorization: Basic abc=', 'abc='],
  ['authorization: token ${T}', '${T}'],
  ['PRIVATE-TOKEN: abc', 'abc'],
  ['X-JFrog-Art-Api: abc', 'abc'],
  ['postgres://user:abc@db/x', 'abc'],
  ['https://${TOKEN}:x-oauth-basic@github.com/', '${TOKEN}'],
  ['https://$TOKEN@github.com/', '$TOKEN'],
  ['acme:$apr1$ruca84Hq$mbjdMZBAG.KWn7vfN/SNK/', '$apr1$ruca84Hq$mbjdMZBAG.KWn7vfN/SNK/'],
  ['https://example.com/f?token=abc', 'abc'],
  ['https://example.com/f?sv=1&sig=abc%3D', 'abc%3D'],
  ['https://conda.example.com/t/$TOKEN/chan', '$TOKEN'],
  ['aws_secret_access_key = abc', 'abc'],
  ["CREATE USER 'u'@'%' IDENTIFIED BY 'abc';", 'abc'],
  ["ALTER ROLE postgres WITH PASSWORD 'abc'", 'abc'],
  ['mysql-server mysql-server/root_password password abc', 'abc'],
  ['<server><password>abc</password></server>', 'abc'],
  ['<add key="ClearTextPassword" value="abc" />', 'abc'],
  ['{"auths":{"r":{"auth":"abc="}}}', 'abc='],
  ['{"github-oauth":{"github.com":"abc"}}', 'abc'],
  ['credentials "app.terraform.io" {\n  token = "abc"\n}', 'abc'],
  ["login(token='abc')", 'abc'],
  ['access-tokens = github.com=abc', 'abc'],
  ['requirepass abc', 'abc'],
  ['<user username="admin" password="abc" roles="manager-gui"/>', 'abc'],
  ["db.createUser({user: 'a', pwd: 'abc', roles: []})", 'abc'],
  ["print(crypt.crypt('abc', 'xy'))", 'abc'],
];

describe('credentials by what stands before them', () => {
  test.each(TEXTS)('%j', (text, value) => {
    expect(textSpots(text).map((spot) => spot.value)).toContain(value);
  });

  test('every pattern has an example', () => {
    const missing = CREDENTIAL_TEXTS.filter(({ pattern }) => !TEXTS.some(([text]) => text.matchAll(pattern).next().value !== undefined));
    expect(missing.map(({ what }) => what)).toEqual([]);
  });

  test('what a pattern matches has one of its marks', () => {
    const next = random(20_26);
    for (const { what, marks, pattern } of CREDENTIAL_TEXTS) {
      const samples = matchesOf(pattern, next, 1000);
      expect({ what, isMatched: samples.length > 0 }).toEqual({ what, isMatched: true });
      expect(samples.filter((one) => !marks.some((mark) => one.toLowerCase().includes(mark)))).toEqual([]);
    }
  });

  test.each([
    'https://example.com/a@b',
    'Plugin::Authorization::Roles',
    'git@github.com:a/b',
    'Accept: token',
    'password_file=/x',
    '-----BEGIN RSA PRIVATE KEY-----',
    'https://example.com/t/x',
    '"auths": {}',
  ])('%s has none', (text) => {
    expect(textSpots(text)).toEqual([]);
  });
});
