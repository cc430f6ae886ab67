import { describe, expect, test } from '@jest/globals';
import { judgeVariable, type VariableEvidence } from '../../../src/facts/sensitivity/index.ts';
import { mixed } from '../../knowledge/secrets/token-shapes.cases.ts';

const SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

function judge(keyword: 'ARG' | 'ENV', name: string, value?: string, more: Partial<VariableEvidence> = {}) {
  return judgeVariable({ name, value, keyword, fromArgument: false, ...more }, SETTINGS);
}

/** In one word what a judgement says. */
function outline(judgement: ReturnType<typeof judge>): string {
  return judgement.secret ? `${judgement.verdict} ${judgement.weight}${judgement.browser ? ' browser' : ''}` : 'none';
}

const RANDOM = mixed(40, 'random');
const GITHUB = `ghp_${mixed(36, 'ghp')}`;

describe('judgeVariable', () => {
  test.each<[keyword: 'ARG' | 'ENV', name: string, value: string | undefined, outline: string]>([
    // an argument is what the build is given, whatever stands for it
    ['ARG', 'NPM_TOKEN', undefined, 'build secret'],
    ['ARG', 'NPM_TOKEN', '', 'build secret'],
    ['ARG', 'NUGET_PASSWORD', '000', 'build secret'],
    ['ARG', 'NUGET_PASSWORD', 'password', 'build secret'],
    ['ARG', 'NPM_TOKEN', '${NPM_TOKEN}', 'build secret'],
    ['ARG', 'GITHUB_TOKEN', '__NO_TOKEN__', 'build secret'],
    ['ARG', 'SSH_PRIVATE_KEY', 'none', 'build secret'],
    ['ARG', 'SA_PASSWORD', undefined, 'build secret'],
    ['ARG', 'SNSKEY', undefined, 'build likely'],
    ['ARG', 'DATABASE_URL', undefined, 'build likely'],
    ['ARG', 'PIP_EXTRA_INDEX_URL', undefined, 'build likely'],
    ['ARG', 'PIP_INDEX_URL', undefined, 'none'],
    ['ARG', 'PIP_INDEX_URL', 'https://npm.example.com/simple', 'none'],
    ['ARG', 'JENKINS_USERNAME', 'jenkins', 'none'],
    // defaults for run time
    ['ARG', 'STRIPE_SECRET_KEY', 'dummy', 'runtime placeholder'],
    ['ARG', 'MYSQL_ROOT_PASS', 'root', 'runtime placeholder'],
    ['ENV', 'MYSQL_ROOT_PASSWORD', 'my-secret-pw', 'runtime placeholder'],
    ['ENV', 'ACCESS_TOKEN', '', 'runtime placeholder'],
    ['ENV', 'SMTP_PASSWORD', 'SMTP_PASSWORD', 'runtime placeholder'],
    ['ENV', 'DATABASE_URL', 'postgres://user:password@db/app', 'runtime placeholder'],
    ['ENV', 'API_KEY', '$API_KEY', 'runtime placeholder'],
    // passwords that someone chose
    ['ENV', 'VNC_PASSWORD', 'Tr0ub4dor', 'runtime likely'],
    ['ENV', 'ADMIN_PASSWORD', 'Tr0ub4dor', 'runtime likely'],
    ['ENV', 'NPM_TOKEN', 'Tr0ub4dor', 'literal likely'],
    ['ARG', 'ADMIN_PASSWORD', 'Tr0ub4dor', 'literal likely'],
    // literals
    ['ENV', 'SECRET_KEY_BASE', RANDOM, 'literal secret'],
    ['ARG', 'GITHUBTOKEN', RANDOM, 'literal secret'],
    ['ENV', 'FOO', GITHUB, 'literal secret'],
    ['ENV', 'DATABASE_URL', `postgres://app:${mixed(12, 'pw')}@db/app`, 'literal secret'],
    ['ENV', 'PIP_INDEX_URL', `https://ci:${mixed(12, 'pw')}@npm.example.com/simple`, 'literal secret'],
    // renamed copies of a variable that is declared elsewhere
    ['ENV', 'TOKEN', '$CI_DEPLOY_TOKEN', 'build likely'],
    // the value says otherwise
    ['ENV', 'GOSU_SIGNING_KEY', 'B42F6819007F00F88E364FD4036A9C25BF357DD4', 'none'],
    ['ENV', 'PROXY_SSL_CERT_KEY', '/etc/nginx/conf/proxy.key', 'none'],
    ['ENV', 'JWT_SECRET', '/run/secrets/jwt', 'none'],
    ['ENV', 'ACME_TOKEN', 'https://auth.example.com/token', 'none'],
    ['ENV', 'ACME_SECRET', 'false', 'none'],
    ['ENV', 'MENU_KEY', 'F12', 'none'],
    ['ENV', 'NAME_IS_OK', 'secret password token key', 'none'],
    ['ENV', 'DATABASE_URL', 'sqlite:///app.db', 'none'],
    // ends up in browsers
    ['ARG', 'VITE_AWS_SECRET_ACCESS_KEY', undefined, 'build secret browser'],
    ['ENV', 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', 'pk_test_abc', 'none'],
    ['ENV', 'REACT_APP_CLIENT_SECRET', 'placeholder', 'runtime placeholder'],
  ])('%s %s=%s: %s', (keyword, name, value, expected) => {
    expect(outline(judge(keyword, name, value))).toBe(expected);
  });

  test('what an argument feeds is a secret by its name, unless the argument has a default for run time', () => {
    expect(outline(judge('ENV', 'NPM_TOKEN', '$NPM_TOKEN', { fromArgument: true }))).toBe('build secret');
    expect(outline(judge('ENV', 'NETRC', '$netrc', { fromArgument: true }))).toBe('build secret');
    expect(outline(judge('ENV', 'PM2_SECRET_KEY', '${PM2_SECRET}', { fromArgument: true, argumentDefault: 'secret' }))).toBe('runtime placeholder');
    expect(outline(judge('ENV', 'SOMETHING', '$NPM_TOKEN', { fromArgument: true }))).toBe('none');
    expect(outline(judge('ARG', 'GITHUBTOKEN', RANDOM, { fromArgument: true }))).toBe('literal secret');
  });

  test('a mounted login takes the place of one in the URL', () => {
    expect(outline(judge('ARG', 'PIP_EXTRA_INDEX_URL', undefined, { loginMounted: true }))).toBe('none');
  });

  test('the configuration adds and takes away', () => {
    const input = { value: undefined, keyword: 'ARG', fromArgument: false } as const;
    expect(judgeVariable({ ...input, name: 'ACME_LOGIN' }, { ...SETTINGS, secretNames: ['ACME_*'] })).toMatchObject({ secret: true, weight: 'secret' });
    expect(judgeVariable({ ...input, name: 'NPM_TOKEN' }, { ...SETTINGS, ignoredNames: ['npm_?oken'] })).toMatchObject({ secret: false });
    expect(judgeVariable({ ...input, name: 'ACME_NPM_TOKEN' }, { ...SETTINGS, ignoredNames: ['NPM_TOKEN', 'A+'] })).toMatchObject({ secret: true });
  });

  test('evidence says what shows it and never the value', () => {
    const judgement = judge('ENV', 'GITHUB_TOKEN', GITHUB);
    expect(judgement.evidence).toEqual([{ kind: 'token', provider: 'GitHub' }]);
    expect(judgement.confidence).toBe('medium');
    expect(judge('ENV', 'SESSION_SECRET', RANDOM).evidence).toHaveLength(2);
    expect(JSON.stringify(judge('ENV', 'SESSION_SECRET', RANDOM))).not.toContain(RANDOM);
  });
});
