import { describe, expect, test } from '@jest/globals';
import { credentialSpots } from '../../src/facts/commands/credential-spots.ts';
import { invocationOf } from '../../src/facts/commands/invocation.ts';
import { CREDENTIAL_ARGUMENTS } from '../../src/knowledge/credential-arguments.ts';
import { CREDENTIAL_OPTIONS } from '../../src/knowledge/credential-options.ts';
import { wordsOf } from '../facts/script-of.ts';

/** Commands in which VALUE is the credential. */
const COMMANDS: readonly string[] = [
  'curl -u user:VALUE http://x',
  'curl -uuser:VALUE http://x',
  'curl --user=user:VALUE http://x',
  'curl -H "Authorization: Bearer VALUE" http://x',
  "curl --header 'PRIVATE-TOKEN: VALUE' http://x",
  'curl --oauth2-bearer VALUE http://x',
  "curl -d 'user=a&password=VALUE' http://x",
  `curl --json '{"token": "VALUE"}' http://x`,
  'wget --post-data="user=a&password=VALUE" http://x',
  'wget --http-user=u --http-password=VALUE http://x',
  'wget --header="Authorization: Basic VALUE" http://x',
  'aria2c --http-passwd=VALUE http://x',
  'aria2c --header="Authorization: Bearer VALUE" http://x',
  'http -a user:VALUE example.com',
  'svn checkout http://x --username u --password VALUE',
  'hg clone --config auth.x.password=VALUE http://x',
  'git -c http.extraHeader="Authorization: Basic VALUE" clone https://github.com/a/b',
  'mysql -u root -pVALUE',
  'mysqldump --password=VALUE db',
  `mysql -e "CREATE USER 'a' IDENTIFIED BY 'VALUE'"`,
  `psql -c "ALTER USER postgres WITH PASSWORD 'VALUE'"`,
  'mongo admin -u root -p VALUE',
  'redis-cli -a VALUE ping',
  'redis-server --requirepass VALUE',
  'cypher-shell -u neo4j -p VALUE',
  'sqlcmd -S localhost -U sa -P VALUE',
  'ldapadd -D cn=admin -w VALUE -f x.ldif',
  'sshpass -pVALUE ssh a@b',
  'sudo -E sshpass -p VALUE ssh a@b',
  'smbclient //host/share -U user%VALUE',
  'lftp -u user,VALUE ftp.example.com',
  'ncftpput -u user -p VALUE host . f',
  'docker login -u user -p VALUE',
  'helm registry login -u user --password=VALUE r.example.com',
  'helm repo add x https://x --username u --password VALUE',
  'skopeo copy --src-creds user:VALUE docker://a docker://b',
  'az login --service-principal -u a -p VALUE --tenant t',
  'oc login --token=VALUE',
  'cf login -u u -p VALUE',
  's3cmd --secret_key=VALUE ls',
  'jf c add x --access-token=VALUE',
  'twine upload -u u -p VALUE dist/x',
  'poetry publish -u u -p VALUE',
  'uv auth login example.com --token VALUE',
  'npm-cli-login -u u -p VALUE -e a@b.c',
  'dotnet nuget add source https://x -n a -u u -p VALUE --store-password-in-clear-text',
  'dotnet nuget push x.nupkg -k VALUE',
  'nuget sources add -Name x -Password VALUE',
  'cargo publish --token VALUE',
  'mix hex.organization auth acme --key VALUE',
  'gem push x.gem --key VALUE',
  'keytool -import -storepass VALUE -keystore x',
  'openssl pkcs12 -in a -passin pass:VALUE -out b',
  'gpg --batch --passphrase VALUE -d a.gpg',
  'ssh-keygen -p -P VALUE -f x',
  'unzip -P VALUE a.zip',
  '7z x -pVALUE a.7z',
  'useradd -m -p VALUE bob',
  'subscription-manager register --username u --password VALUE',
  'SUSEConnect -r VALUE',
  'sentry-cli --auth-token VALUE releases list',
  'huggingface-cli login --token VALUE',
  'snyk test --token VALUE',
  'mvn -Drepo.password=VALUE package',
  'sonar-scanner -Dsonar.login=VALUE',
  'jupyter notebook --NotebookApp.token=VALUE',
  'rabbitmqadmin -u u -p VALUE list queues',
  'cqlsh -u u -p VALUE',
  'wp config create --dbname=x --dbuser=u --dbpass=VALUE',
  'rclone copy --s3-secret-access-key VALUE a b',
  'npm config set //npm.example.com/:_authToken VALUE',
  'npm config set //npm.example.com/:_authToken=VALUE',
  'npm set //npm.example.com/:_authToken VALUE',
  'npm set _auth=VALUE',
  'git config --global http.extraheader "AUTHORIZATION: bearer VALUE"',
  'git config --global github.token VALUE',
  'poetry config http-basic.acme user VALUE',
  'poetry config pypi-token.acme VALUE',
  'pdm config pypi.acme.password VALUE',
  'conda token set VALUE',
  'composer config -g github-oauth.github.com VALUE',
  'composer config http-basic.repo.example.com user VALUE',
  'bundle config set --global gems.example.com VALUE',
  'bundle config gems.example.com VALUE',
  'aws configure set aws_secret_access_key VALUE',
  'cargo login VALUE',
  'cargo login --registry acme VALUE',
  'pro attach VALUE',
  'snyk auth VALUE',
  'wandb login VALUE',
  'wandb login --host https://x VALUE',
  'ngrok authtoken VALUE',
  'ngrok config add-authtoken VALUE',
  'nuget setapikey VALUE',
  'htpasswd -bc /etc/nginx/.htpasswd admin VALUE',
  'rabbitmqctl add_user u VALUE',
  'rabbitmqctl change_password u VALUE',
  'mysqladmin -u root password VALUE',
  'neo4j-admin set-initial-password VALUE',
  'mc alias set s3 https://x access VALUE',
  'mc config host add s3 https://x access VALUE',
  'cf auth user VALUE',
  'steamcmd +login user VALUE',
  'x11vnc -storepasswd VALUE /root/.vnc/passwd',
  'microscanner VALUE',
  'openssl passwd -1 VALUE',
];

/** Commands of the same programs in which no argument is a credential. */
const INNOCENT: readonly string[] = [
  'curl -u user http://x',
  'curl -H "Content-Type: application/json" -H "Accept: token" http://x',
  'curl "https://x?version=1&key=value"',
  "curl -d 'name=value' http://x",
  'mysql -u root -p mydb',
  'npm config set registry https://npm.example.com',
  'git config --global user.email a@b.c',
  'git clone ssh://git@github.com/a/b',
  'bundle config set without development',
  'bundle config build.nokogiri --use-system-libraries',
  'aws configure set region eu-west-1',
  'docker run -p 80:80 x',
  'openssl req -passout env:PW -new',
  'mvn -DskipTests package',
  'gradle -Prepository=https://x publish',
  'useradd -m -s /bin/bash bob',
  'htpasswd -c f user',
  'perl -MCatalyst::Plugin::Authorization::Roles -e1',
];

describe('credentials in arguments', () => {
  test.each(COMMANDS)('%s', (text) => {
    expect(credentialSpots(wordsOf(text)).map((spot) => spot.value)).toEqual(['VALUE']);
  });

  test.each(INNOCENT)('%s has none', (text) => {
    expect(credentialSpots(wordsOf(text)).filter((spot) => !spot.orUser)).toEqual([]);
  });

  test('every row of the option table has an example', () => {
    const invocations = COMMANDS.map((text) => invocationOf(wordsOf(text)));
    const missing = CREDENTIAL_OPTIONS.filter(
      (row) =>
        !invocations.some(
          ({ program, args }) =>
            row.programs.includes(program) &&
            (row.when?.test(args.join(' ')) ?? true) &&
            row.options.some((option) => args.some((word) => word.startsWith(option))),
        ),
    );
    expect(missing.map((row) => row.programs)).toEqual([]);
  });

  test('every row of the argument table has an example', () => {
    const invocations = COMMANDS.map((text) => invocationOf(wordsOf(text)));
    const missing = CREDENTIAL_ARGUMENTS.filter(
      (row) =>
        !invocations.some(
          ({ program, args }) =>
            row.programs.includes(program) &&
            row.command.every((word) => args.includes(word)) &&
            (row.key === undefined || args.some((word) => row.key?.test(word) ?? false)),
        ),
    );
    expect(missing.map((row) => row.programs)).toEqual([]);
  });

  test('a variable stays in the spot as written', () => {
    expect(credentialSpots(wordsOf('curl -u user:$PASS http://x'))[0]).toMatchObject({
      value: '$PASS',
      word: 2,
      start: 5,
      end: 10,
      what: 'curl -u',
      program: 'curl',
    });
  });

  test('one variable for user and password', () => {
    expect(credentialSpots(wordsOf('curl -u "$LOGIN" http://x'))[0]?.value).toBe('$LOGIN');
  });

  test('a token in place of the user', () => {
    expect(credentialSpots(wordsOf('curl -u abc: http://x'))[0]).toMatchObject({ value: 'abc', orUser: true });
  });

  test('an argument for %s of printf', () => {
    expect(credentialSpots(wordsOf('printf \'machine %s login %s password %s\' h u "$T"'))[0]).toMatchObject({ value: '$T', word: 4 });
  });

  test('a colon inside a default value separates nothing', () => {
    expect(credentialSpots(wordsOf('curl -u "${A:-b}" http://x')).map((spot) => spot.value)).toEqual([]);
  });
});
