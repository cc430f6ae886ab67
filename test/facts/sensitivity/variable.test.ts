import { describe, expect, test } from '@jest/globals';
import { judgeVariable, type VariableEvidence } from '../../../src/facts/sensitivity/index.ts';
import { mixed } from '../../knowledge/secrets/token-shapes.cases.ts';

const SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

function judge(keyword: 'ARG' | 'ENV', name: string, value?: string, more: Partial<VariableEvidence> = {}) {
  return judgeVariable({ name, value, keyword, fromArgument: false, ...more }, SETTINGS);
}

/** In one word what a judgement says. */
function outline(judgement: ReturnType<typeof judge>): string {
  return judgement.secret ? `${judgement.verdict} ${judgement.severity}${judgement.browser ? ' browser' : ''}` : 'none';
}

const RANDOM = mixed(40, 'random');
const GITHUB = `ghp_${mixed(36, 'ghp')}`;

describe('judgeVariable', () => {
  test.each<[keyword: 'ARG' | 'ENV', name: string, value: string | undefined, outline: string]>([
    // an argument is what the build is given, whatever stands for it
    ['ARG', 'NPM_TOKEN', undefined, 'build error'],
    ['ARG', 'NPM_TOKEN', '', 'build error'],
    ['ARG', 'NUGET_PASSWORD', '000', 'build error'],
    ['ARG', 'NUGET_PASSWORD', 'password', 'build error'],
    ['ARG', 'NPM_TOKEN', '${NPM_TOKEN}', 'build error'],
    ['ARG', 'GITHUB_TOKEN', '__NO_TOKEN__', 'build error'],
    ['ARG', 'SSH_PRIVATE_KEY', 'none', 'build error'],
    ['ARG', 'SA_PASSWORD', undefined, 'build error'],
    ['ARG', 'SNSKEY', undefined, 'build warning'],
    ['ARG', 'DATABASE_URL', undefined, 'build warning'],
    ['ARG', 'PIP_EXTRA_INDEX_URL', undefined, 'build warning'],
    ['ARG', 'PIP_INDEX_URL', undefined, 'none'],
    ['ARG', 'PIP_INDEX_URL', 'https://npm.example.com/simple', 'none'],
    ['ARG', 'JENKINS_USERNAME', 'jenkins', 'none'],
    // defaults for run time
    ['ARG', 'STRIPE_SECRET_KEY', 'dummy', 'runtime info'],
    ['ARG', 'MYSQL_ROOT_PASS', 'root', 'runtime info'],
    ['ENV', 'MYSQL_ROOT_PASSWORD', 'my-secret-pw', 'runtime info'],
    ['ENV', 'ACCESS_TOKEN', '', 'runtime info'],
    ['ENV', 'SMTP_PASSWORD', 'SMTP_PASSWORD', 'runtime info'],
    ['ENV', 'DATABASE_URL', 'postgres://user:password@db/app', 'runtime info'],
    ['ENV', 'API_KEY', '$API_KEY', 'runtime info'],
    // passwords that someone chose
    ['ENV', 'VNC_PASSWORD', 'Tr0ub4dor', 'runtime warning'],
    ['ENV', 'ADMIN_PASSWORD', 'Tr0ub4dor', 'runtime warning'],
    ['ENV', 'NPM_TOKEN', 'Tr0ub4dor', 'literal warning'],
    ['ARG', 'ADMIN_PASSWORD', 'Tr0ub4dor', 'literal warning'],
    // literals
    ['ENV', 'SECRET_KEY_BASE', RANDOM, 'literal error'],
    ['ARG', 'GITHUBTOKEN', RANDOM, 'literal error'],
    ['ENV', 'FOO', GITHUB, 'literal error'],
    ['ENV', 'DATABASE_URL', `postgres://app:${mixed(12, 'pw')}@db/app`, 'literal error'],
    ['ENV', 'PIP_INDEX_URL', `https://ci:${mixed(12, 'pw')}@npm.example.com/simple`, 'literal error'],
    // renamed copies of a variable that is declared elsewhere
    ['ENV', 'TOKEN', '$CI_DEPLOY_TOKEN', 'build warning'],
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
    ['ARG', 'VITE_AWS_SECRET_ACCESS_KEY', undefined, 'build error browser'],
    ['ENV', 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', 'pk_test_abc', 'none'],
    ['ENV', 'REACT_APP_CLIENT_SECRET', 'placeholder', 'runtime info'],
  ])('%s %s=%s: %s', (keyword, name, value, expected) => {
    expect(outline(judge(keyword, name, value))).toBe(expected);
  });

  test('what an argument feeds is a secret by its name, unless the argument has a default for run time', () => {
    expect(outline(judge('ENV', 'NPM_TOKEN', '$NPM_TOKEN', { fromArgument: true }))).toBe('build error');
    expect(outline(judge('ENV', 'NETRC', '$netrc', { fromArgument: true }))).toBe('build error');
    expect(outline(judge('ENV', 'PM2_SECRET_KEY', '${PM2_SECRET}', { fromArgument: true, argumentDefault: 'secret' }))).toBe('runtime info');
    expect(outline(judge('ENV', 'SOMETHING', '$NPM_TOKEN', { fromArgument: true }))).toBe('none');
    expect(outline(judge('ARG', 'GITHUBTOKEN', RANDOM, { fromArgument: true }))).toBe('literal error');
  });

  test('a mounted login takes the place of one in the URL', () => {
    expect(outline(judge('ARG', 'PIP_EXTRA_INDEX_URL', undefined, { loginMounted: true }))).toBe('none');
  });

  test('the configuration adds and takes away', () => {
    const input = { value: undefined, keyword: 'ARG', fromArgument: false } as const;
    expect(judgeVariable({ ...input, name: 'ACME_LOGIN' }, { ...SETTINGS, secretNames: ['ACME_*'] })).toMatchObject({ secret: true, severity: 'error' });
    expect(judgeVariable({ ...input, name: 'NPM_TOKEN' }, { ...SETTINGS, ignoredNames: ['npm_?oken'] })).toMatchObject({ secret: false });
    expect(judgeVariable({ ...input, name: 'ACME_NPM_TOKEN' }, { ...SETTINGS, ignoredNames: ['NPM_TOKEN', 'A+'] })).toMatchObject({ secret: true });
  });

  test('evidence names the reasons and never the value', () => {
    const judgement = judge('ENV', 'GITHUB_TOKEN', GITHUB);
    expect(judgement.evidence).toEqual(['the value looks like a token of GitHub']);
    expect(judgement.confidence).toBe('medium');
    expect(judge('ENV', 'SESSION_SECRET', RANDOM).evidence).toHaveLength(2);
    expect(JSON.stringify(judge('ENV', 'SESSION_SECRET', RANDOM))).not.toContain(RANDOM);
  });
});
