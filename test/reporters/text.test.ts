import { describe, expect, test } from '@jest/globals';
import { displayWidth } from '../../src/reporters/display-width.ts';
import type { TerminalStyle } from '../../src/reporters/terminal.ts';
import { reportText } from '../../src/reporters/text.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';
import { reportOf } from './report.ts';

const PLAIN: TerminalStyle = { color: false, links: false, width: 80 };
const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN apt-get update\nRUN npm ci\n';

function textOf(files: { readonly [path: string]: string }, fix: 'none' | 'safe' | 'unsafe' = 'none', style = PLAIN): string {
  return reportText(reportOf(files, fix), style);
}

describe('the report for people', () => {
  test('shows the code, what is wrong, who reads it, what the fix does, and what to type next', () => {
    expect(textOf({ Dockerfile: LEAKING })).toBe(`Dockerfile
  2 │ ARG NPM_TOKEN
    │     ~~~~~~~~~ error no-secret-arg
    │ Build argument "NPM_TOKEN" is recorded in the image history
    │ why: NPM_TOKEN is a well-known name (npm)
    │ read by npm ci (line 4), which is known to read it
    │ fix: Mount "NPM_TOKEN" as a build secret
    │   mounted in the RUN on line 4
    │   1 other RUN no longer sees it (apt-get update)

rotate   NPM_TOKEN: images built before still contain the value
           npm: https://docs.npmjs.com/revoking-access-tokens
           what to do: https://example.com/rotate

1 error; 1 can be fixed: dockerlint --fix (--diff shows how)
`);
  });

  test('shows an empty default, and what a command sets', () => {
    const text = textOf({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN=""\nRUN export NPM_TOKEN="$NPM_TOKEN" && npm ci\n' });
    expect(text).toContain('  2 │ ARG NPM_TOKEN=""\n');
    expect(text).toContain('read by export NPM_TOKEN=… (line 3)');
  });

  test('after fixing says what changed, how to build, and what is left', () => {
    const text = textOf({ Dockerfile: `${LEAKING}ENV DB_PASSWORD=hunter2correcthorse\n`, 'package.json': '{}\n' }, 'safe');
    expect(text).toContain('    │ fixed: Mount "NPM_TOKEN" as a build secret\n');
    expect(text).toContain('  5 │ ENV DB_PASSWORD=***\n    │     ~~~~~~~~~~~ ');
    expect(text).toContain(
      "\nchanged  Dockerfile\nset      printf 'NPM_TOKEN: ' && NPM_TOKEN=$(trap 'stty echo; exit 1' INT; stty -echo; IFS= read -r x; stty echo; printf %s \"$x\") && echo && export NPM_TOKEN &&\nbuild    docker buildx build --secret id=NPM_TOKEN .\nrotate   NPM_TOKEN, DB_PASSWORD: ",
    );
    expect(text).toMatch(/ left\n$/);
  });

  test.each([
    'ADD https://files.example.com/x?token=ghp_16C7e42F292c6912E7710c838347Ae178B4a /x',
    'LABEL build=ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'COPY <<EOF /x\nghp_16C7e42F292c6912E7710c838347Ae178B4a\nEOF',
    'CMD ["app", "--token=ghp_16C7e42F292c6912E7710c838347Ae178B4a"]',
    'HEALTHCHECK CMD curl -u admin:16C7e42F292c69 http://localhost',
    'ENTRYPOINT exec curl -u admin:16C7e42F292c69 http://localhost',
  ])('masks the credential of %j', (line) => {
    const text = textOf({ Dockerfile: `FROM alpine\n${line}\n` });
    expect(text).toContain(' 2 │ '.replace('2', line.startsWith('COPY') ? '3' : '2'));
    expect(text).toContain('***');
    expect(text).not.toContain('16C7e42F292c69');
  });

  test.each([
    ['ENV REGISTRY_LOGIN=VALUE', 'REGISTRY_LOGIN'],
    ['ARG TOKEN=VALUE', 'TOKEN'],
    ['LABEL build=VALUE', 'build'],
    ['ADD https://files.example.com/x?token=VALUE /x', 'files.example.com'],
    ['CMD ["app", "--token=VALUE"]', 'a token'],
    ['RUN curl -H "PRIVATE-TOKEN: VALUE" https://git.example.com/x', 'curl -H'],
    ['COPY <<EOF /x\ntoken=VALUE\nEOF', 'GitLab'],
  ])('of the token in %j leads to the page of its issuer', (line, name) => {
    const text = textOf({ Dockerfile: `FROM alpine\n${line.replace('VALUE', `glpat-${mixed(20, line)}`)}\n` });
    expect(text).toMatch(new RegExp(`^rotate   ${name}[^\n]*: images built before`, 'm'));
    expect(text).toContain('\n           GitLab: https://docs.gitlab.com/user/profile/personal_access_tokens/\n');
  });

  test.each([
    ['--mount=type=secret,id=NPM_TOKEN npm config set //npm.example.com/:_authToken $(cat /run/secrets/NPM_TOKEN)', 'NPM_TOKEN'],
    ['--mount=type=secret,id=NPM_TOKEN,env=T npm config set //npm.example.com/:_authToken $T', 'NPM_TOKEN'],
    ['--mount=type=secret,id=key,target=/k cp /k /root/.ssh/id_rsa', 'key'],
  ])('of a secret that RUN %s leaves in a layer is named by its id', (command, id) => {
    expect(textOf({ Dockerfile: `FROM node:22\nRUN ${command}\n` })).toMatch(new RegExp(`^rotate   ${id}: images built before still contain the value$`, 'm'));
  });

  test('of a secret that a RUN removes again is not asked for', () => {
    const command =
      'docker login -u ci --password-stdin registry.example.com < /run/secrets/t && docker pull registry.example.com/a && docker logout registry.example.com';
    expect(textOf({ Dockerfile: `FROM node:22\nRUN --mount=type=secret,id=t ${command}\n` })).not.toMatch(/^rotate/m);
  });

  test('of a password in a RUN, which nobody issues, the finding alone says that it must be replaced', () => {
    const text = textOf({ Dockerfile: 'FROM alpine\nRUN curl -u ci:16C7e42F292c69 https://files.example.com/x\n' });
    expect(text).toContain('Rotate the credential');
    expect(text).not.toMatch(/^rotate/m);
  });

  test('has nothing but the count where there is nothing to say', () => {
    expect(textOf({ Dockerfile: 'FROM alpine\n' })).toBe('no problems in 1 file\n');
    expect(textOf({ Dockerfile: 'FROM alpine\n', 'a/Dockerfile': 'FROM alpine\n' })).toBe('no problems in 2 files\n');
    const mounted = { Dockerfile: 'FROM alpine\nRUN --mount=type=secret,id=TOKEN,env=TOKEN ./fetch "$TOKEN"\n' };
    expect(textOf(mounted)).toBe('no problems in 1 file\n');
    expect(textOf({})).toBe('');
  });

  test('gives the reason where nothing is fixed, and what a companion leaves to a person', () => {
    expect(textOf({ Dockerfile: `${LEAKING}FRUM x\n` }, 'safe')).toMatch(
      / │ no automatic fix: line 5: unknown instruction\n\nrotate [\s\S]*\n\n1 error left\n$/,
    );
    expect(textOf({ Dockerfile: 'FROM alpine\nARG API_TOKEN\nLABEL a=$API_TOKEN\n' })).toMatch(
      /1 error; what to do by hand: dockerlint explain no-secret-arg\n$/,
    );
    const files = { Dockerfile: LEAKING, 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: x-${A}-${B}\n' };
    expect(textOf(files, 'safe')).toContain('as a build secret, but compose.yaml:6 must\n    │   be changed by hand: ');
    expect(textOf(files, 'unsafe')).toMatch(/^by hand {2}compose\.yaml:\d+: /m);
  });

  test('tells unsafe fixes with their caveats, and how to see them', () => {
    const text = textOf({ Dockerfile: 'FROM alpine\nARG API_TOKEN=hunter2correcthorse\nRUN curl -H "X: $API_TOKEN" https://example.com\n' });
    expect(text).toContain('unsafe fix: Mount "API_TOKEN" as a build secret, but ');
    expect(text).toMatch(/to see what unsafe fixes would do: dockerlint --diff --unsafe-fixes\n$/);
  });

  test.each([40, 60, 80, 120])('keeps to %d columns, but for what is to be pasted', (width) => {
    const long = `ENV ${'A'.repeat(70)}=b DB_PASSWORD=hunter2correcthorse ${'C'.repeat(90)}=世界\n`;
    const text = textOf({ Dockerfile: `${LEAKING}${long}`, 'some/where/Dockerfile': LEAKING }, 'safe', { ...PLAIN, width });
    const wide = text.split('\n').filter((line) => displayWidth(line) > width && !/^(?:set|build|or|guard) |^ +[\w ]+: https:/.test(line));
    expect(wide).toEqual([]);
    expect(text).not.toContain('hunter2');
  });

  test('colour and links change nothing but colour and links', () => {
    const files = { Dockerfile: LEAKING, 'a/Dockerfile': `${LEAKING}ENV DB_PASSWORD=hunter2correcthorse\n` };
    const painted = textOf(files, 'safe', { color: true, links: true, width: 80 });
    expect(painted).toContain('\x1b]8;;https://example.com/rules/no-secret-arg\x1b\\no-secret-arg\x1b]8;;\x1b\\');
    const stripped = painted.replace(/\x1b\]8;;[^\x1b]*\x1b\\|\x1b\[[\d;]*m/g, '');
    expect(stripped).toBe(textOf(files, 'safe'));
    expect(textOf(files, 'safe', { color: true, links: false, width: 80 })).not.toContain('\x1b]8');
  });
});
