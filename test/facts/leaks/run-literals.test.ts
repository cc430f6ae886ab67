import { describe, expect, test } from '@jest/globals';
import { findExecLiterals, findRunLiterals } from '../../../src/facts/leaks/run-literals.ts';
import { runOf } from '../script-of.ts';

const V = 'Xy12ab34zz';

/** What stands at the places found, with its weight. */
function literals(text: string): readonly (readonly [string, string])[] {
  const { run, document } = runOf(text);
  return (run.script ? findRunLiterals(run.script) : findExecLiterals(run.exec ?? [])).map((one) => [document.slice(one.range), one.weight] as const);
}

describe('credentials in plain text', () => {
  test.each([
    [`curl -u admin:${V} http://x`],
    [`curl -uadmin:${V} http://x`],
    [`npm config set "//r/:_authToken" ${V}`],
    [`git clone https://u:${V}@github.com/a/b`],
    [`mysql -p${V}`],
    [`sshpass -p ${V} ssh a@b`],
    [`PGPASSWORD=${V} psql`],
    [`export API_TOKEN=${V}`],
    [`env API_TOKEN=${V} ./x`],
    [`echo "//r/:_authToken=${V}" > .npmrc`],
    [`cat > .npmrc <<EOF\n//r/:_authToken=${V}\nEOF`],
    [`DATABASE_URL=postgres://u:${V}@db/x prisma generate`],
  ])('%s', (text) => {
    expect(literals(text)).toEqual([[V, 'secret']]);
  });

  const PIPED: readonly string[] = [
    `echo 'bob:${V}' | chpasswd`,
    `chpasswd <<< "bob:${V}"`,
    `echo ${V} | passwd --stdin root`,
    `debconf-set-selections <<< 'x x/root_password password ${V}'`,
    `echo ${V} | docker login -u u --password-stdin`,
    `echo ${V} | gh auth login --with-token`,
    `echo ${V} | sudo -S ls`,
    `echo ${V} | cargo login`,
    `echo ${V} | htpasswd -ci f u`,
    `printf '${V}' | vault login -`,
  ];
  test.each(PIPED)('%s', (text) => {
    expect(literals(text)).toEqual([[V, 'secret']]);
  });

  test.each([
    ["echo 'root:root' | chpasswd", 'root'],
    ['echo "root:Docker!" | chpasswd', 'Docker!'],
    ["echo 'tester:testerpwd' | chpasswd", 'testerpwd'],
    ['mysql -uroot -ppassword', 'password'],
    ['curl -u admin:admin http://x', 'admin'],
    ['aws configure set aws_access_key_id foo', 'foo'],
    ['DATABASE_URL=postgres://u:p@localhost/x prisma generate', 'p'],
    ['psql postgres://u:hunter22@localhost/x', 'hunter22'],
    ['DB_PASSWORD=hunter22 ./x', 'hunter22'],
  ])('%s is a default', (text, value) => {
    expect(literals(text)).toEqual([[value, 'default-password']]);
  });

  test.each([
    'keytool -storepass changeit -import',
    'curl -u user:$PASS http://x',
    'curl -u "user:$(cat /run/secrets/x)" http://x',
    'git clone https://git@github.com/a/b',
    'git clone https://username@bitbucket.org/a/b',
    'npm config set _auth ${NPM_AUTH}',
    'SECRET_KEY_BASE=dummy rake assets:precompile',
    'SECRET_KEY=build python manage.py collectstatic',
    'TOKEN_FILE=/run/secrets/xYz12345 ./x',
    'SECRET_KEY_BASE_DUMMY=1 rails x',
    'apt-key adv --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567',
    "jupyter notebook --NotebookApp.token=''",
    "gpg --passphrase '' --quick-gen-key x",
    'git clone https://$T:x-oauth-basic@github.com/a/b',
    'curl -u user: http://x',
    "curl -H 'Authorization: Bearer <token>' http://x",
    'echo "$USER:$PW" | chpasswd',
    'apt-get install -y php7-tokenizer libsecret-1-dev sshpass',
    "sed -i 's/_authToken=.*/_authToken=x/' .npmrc",
    "sed -i 's/token: .*/token: abcdef/' f.yml",
    'pip install "git+https://github.com/a/b.git@main#egg=b"',
  ])('%s holds none', (text) => {
    expect(literals(text)).toEqual([]);
  });

  test('the exec form', () => {
    expect(literals(`["curl", "-u", "admin:${V}", "http://x"]`)).toEqual([[`"admin:${V}"`, 'secret']]);
    expect(literals('["npm", "ci"]')).toEqual([]);
  });

  test('a token by its shape, wherever it stands', () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    expect(literals(`./build.sh ${token}`)).toEqual([[token, 'secret']]);
  });

  test('names the program and the option', () => {
    const { run } = runOf(`wget --http-password=${V} http://x`);
    expect(run.script && findRunLiterals(run.script)).toMatchObject([{ program: 'wget', option: 'wget --http-password', value: V }]);
  });
});
