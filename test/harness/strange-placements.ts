import { AROUND_LOGINS, LOGINS } from './login-placements.ts';
import type { Placement } from './placements.ts';

/**
 * Values that a pattern for letters and digits cuts in two: each kind has characters that are at home in addresses, shells, YAML or settings. Quoted: it
 * stands only in quotes, as a shell would read it differently.
 */
export const STRANGE_VALUES: { readonly [kind: string]: { readonly value: string; readonly isQuoted?: true } } = {
  letters: { value: 'qzxkwjplmvtbhnrdgsfy' },
  'an @': { value: 'Rk4hWq@vTzq8wLm2xpYc' },
  'a comma and a colon': { value: 'aB3dEfg9,kLm2Xz4vQ:nPqRs7' },
  'a # and a *': { value: 'Hx7vWmQz2#vKd9*rTw4bNx', isQuoted: true },
  'a dollar sign': { value: 'mQ7wZkLp$xTz9vK2pLw4Rb', isQuoted: true },
  'an exclamation mark': { value: 'tR5kWq8zLm2!xVbNq4ZrT', isQuoted: true },
  padding: { value: 'kV7xQ2mZ9pLw4TbN8rYc3A==' },
  'slashes and a plus': { value: 'k8ZqTw2vX/LmX9vRb4+pNsQ7' },
  hexadecimal: { value: '7c1e9a04b58d2f63e7a0915c' },
  'a percent sign': { value: 'pW9kLm2z%40Qv7xTb4Rn' },
  'dots, dashes and underscores': { value: 'xkq-7Wm2_zLp.9TvRb4-Nq' },
  'an ampersand': { value: 'v8LmQz2x&Tk9wRb4p=NqY7', isQuoted: true },
};

const BASE = 'FROM docker.io/library/node\n';
/** Instructions with the value as a plain word. */
const BARE: readonly string[] = [
  'ARG API_TOKEN=VALUE',
  'ARG A=1 API_TOKEN=VALUE',
  'ENV API_TOKEN VALUE',
  'ENV API_TOKEN=VALUE OTHER=1',
  'LABEL api.token=VALUE',
  'RUN curl -u ci:VALUE https://example.com/a',
  'RUN curl --user ci:VALUE -O https://example.com/a',
  'RUN curl -H X-Api-Key:VALUE https://example.com/a',
  'RUN wget --password=VALUE https://example.com/a',
  'RUN wget --user=ci --password VALUE https://example.com/a',
  'RUN git clone https://ci:VALUE@git.example.com/a.git',
  'RUN git config --global url.https://ci:VALUE@git.example.com/.insteadOf https://git.example.com/',
  'RUN pip install -i https://ci:VALUE@pypi.example.com/simple acme',
  'RUN pip config set global.index-url https://ci:VALUE@pypi.example.com/simple',
  'RUN npm config set //npm.example.com/:_authToken=VALUE',
  'RUN npm config set //npm.example.com/:_password VALUE',
  'RUN yarn config set npmAuthToken VALUE',
  'RUN composer config http-basic.repo.example.com ci VALUE',
  'RUN docker login -u ci -p VALUE registry.example.com',
  'RUN mysql -pVALUE -e 1',
  'RUN mysqladmin -u root password VALUE',
  'RUN PGPASSWORD=VALUE psql -c 1',
  'RUN redis-cli -a VALUE ping',
  'RUN sshpass -p VALUE ssh a@example.com true',
  'RUN ssh-keygen -t ed25519 -N VALUE -f /root/.ssh/id',
  'RUN openssl req -passout pass:VALUE -new',
  'RUN keytool -import -storepass VALUE -file a',
  'RUN vault login VALUE',
  'RUN VAULT_TOKEN=VALUE vault kv get a',
  'RUN export GITHUB_TOKEN=VALUE; ./build.sh',
  'RUN aws configure set aws_secret_access_key VALUE',
  'RUN dotnet nuget add source https://n.example.com -u ci -p VALUE',
  'RUN mvn -Drepo.password=VALUE package',
  'RUN ./gradlew -PrepoPassword=VALUE build',
  'RUN cargo login VALUE',
  'RUN gem install a --source https://ci:VALUE@gems.example.com',
  'RUN bundle config gems.example.com ci:VALUE',
  'RUN useradd -p VALUE app',
  'RUN echo root:VALUE | chpasswd',
  'RUN echo VALUE | passwd --stdin root',
  'RUN echo VALUE > /run/password && cat /run/password',
  'RUN echo machine a.example login ci password VALUE > /root/.netrc',
  'RUN sentry-cli --auth-token VALUE releases new 1',
  'RUN acme --api-token VALUE --verbose',
  'RUN acme --password=VALUE,other',
  'RUN acme -Dapp.secret=VALUE',
  'RUN x=VALUE; curl -H "Authorization: Bearer $x" https://example.com',
  'CMD server --password VALUE',
  'HEALTHCHECK CMD redis-cli -a VALUE ping',
  'SHELL ["powershell", "-Command"]\nRUN $env:API_TOKEN = "VALUE"; ./build.ps1',
  'SHELL ["cmd", "/S", "/C"]\nRUN set API_TOKEN=VALUE && build.cmd',
  'SHELL ["cmd", "/S", "/C"]\nRUN setx API_TOKEN VALUE',
  'SHELL ["cmd", "/S", "/C"]\nRUN net user svc VALUE /add',
];

/** Instructions with the value in quotes. */
const QUOTED: readonly string[] = [
  "ARG API_TOKEN='VALUE'",
  "ENV API_TOKEN='VALUE'",
  "ENV DB_PASSWORD='VALUE' DB_USER=app",
  "LABEL 'api.token'='VALUE'",
  "RUN curl -u 'ci:VALUE' https://example.com/a",
  "RUN curl -H 'Authorization: Bearer VALUE' https://example.com/a",
  "RUN curl -H 'X-Api-Key: VALUE' https://example.com/a",
  "RUN wget --header='PRIVATE-TOKEN: VALUE' https://example.com/a",
  "RUN curl -d 'client_secret=VALUE' https://example.com/a",
  'RUN curl -d \'{"password": "VALUE"}\' https://example.com/a',
  "RUN git -c http.extraHeader='AUTHORIZATION: bearer VALUE' clone https://git.example.com/a.git",
  "RUN git clone 'https://ci:VALUE@git.example.com/a.git'",
  "RUN pip install -i 'https://ci:VALUE@pypi.example.com/simple' acme",
  "RUN docker login -u ci -p 'VALUE' registry.example.com",
  "RUN mysql -u root -p'VALUE' -e 1",
  "RUN mysql -u root --password='VALUE' -e 1",
  "RUN PGPASSWORD='VALUE' psql -c 1",
  "RUN redis-cli -a 'VALUE' ping",
  "RUN sshpass -p 'VALUE' ssh a@example.com true",
  "RUN ssh-keygen -t ed25519 -N 'VALUE' -f /root/.ssh/id",
  "RUN openssl enc -k 'VALUE' -in a",
  "RUN gpg --batch --passphrase 'VALUE' -c a",
  "RUN zip -P 'VALUE' a.zip a",
  "RUN 7z x -p'VALUE' a.7z",
  "RUN keytool -import -storepass 'VALUE' -file a",
  "RUN VAULT_TOKEN='VALUE' vault kv get a",
  "RUN export GITHUB_TOKEN='VALUE'; ./build.sh",
  "RUN API_TOKEN='VALUE' ./build.sh",
  "RUN echo 'root:VALUE' | chpasswd",
  "RUN echo 'VALUE' | passwd --stdin root",
  "RUN echo 'VALUE' | docker login -u ci --password-stdin",
  "RUN printf '%s' 'VALUE' > /root/.pgpass",
  "RUN echo '//npm.example.com/:_authToken=VALUE' > .npmrc && npm ci",
  "RUN echo 'password=VALUE' >> /etc/app.conf",
  "RUN echo 'machine a.example login ci password VALUE' > /root/.netrc",
  "RUN chpasswd <<< 'root:VALUE'",
  "RUN debconf-set-selections <<< 'a a/root_password password VALUE'",
  'RUN mysql -e "CREATE USER a IDENTIFIED BY \'VALUE\'"',
  'RUN psql -c "ALTER USER a WITH PASSWORD \'VALUE\'"',
  "RUN sed -i 's|password=.*|password=VALUE|' /etc/app.conf",
  "RUN python -c \"import os; os.environ['API_TOKEN'] = 'VALUE'\"",
  'RUN node -e "login({password: \'VALUE\'})"',
  'RUN test "$TOKEN" = \'VALUE\' && ./build.sh',
  'RUN f() { curl -u "ci:$1" https://example.com; }; f \'VALUE\'',
  'RUN case "$API_TOKEN" in \'VALUE\') ./build.sh;; esac',
  "RUN acme --api-token 'VALUE' --verbose",
  "RUN acme --password='VALUE'",
  "RUN sentry-cli login --auth-token 'VALUE'",
  "RUN snyk auth 'VALUE'",
  "RUN twine upload -u ci -p 'VALUE' dist/a.whl",
  "RUN az login --service-principal -u a -p 'VALUE' --tenant t",
  "RUN helm repo add a https://h.example.com --username ci --password 'VALUE'",
  "RUN conda config --add channels 'https://conda.example.com/t/VALUE/a'",
  'CMD ["server", "--token", "VALUE"]',
  'CMD ["server", "--password=VALUE"]',
  'ENTRYPOINT ["sh", "-c", "DB_PASSWORD=\'VALUE\' server"]',
  'HEALTHCHECK CMD ["curl", "-u", "ci:VALUE", "http://example.com/"]',
  'RUN ["curl", "-H", "Authorization: token VALUE", "https://example.com"]',
  'RUN ["docker", "login", "-u", "ci", "-p", "VALUE"]',
  "RUN <<EOF\nexport API_TOKEN='VALUE'\n./build.sh\nEOF",
  'RUN cat > /root/.my.cnf <<EOF\n[client]\npassword=VALUE\nEOF',
  'COPY <<EOF /root/.npmrc\n//npm.example.com/:_authToken=VALUE\nEOF',
  'COPY <<"EOF" /etc/app.yaml\ndb:\n  password: VALUE\nEOF',
  'COPY <<"EOF" /etc/app.json\n{"password": "VALUE"}\nEOF',
  "ADD 'https://ci:VALUE@example.com/a.tgz' /a.tgz",
  'SHELL ["powershell", "-Command"]\nRUN $env:API_TOKEN = \'VALUE\'; ./build.ps1',
  'SHELL ["powershell", "-Command"]\nRUN Connect-Acme -Password \'VALUE\' -Server a',
  'SHELL ["powershell", "-Command"]\nRUN ConvertTo-SecureString \'VALUE\' -AsPlainText -Force',
  "# token 'VALUE'\nARG API_TOKEN\nRUN ./build.sh",
  "ARG API_TOKEN\nRUN acme $API_TOKEN --password 'VALUE'",
  "ARG API_TOKEN='VALUE'\nRUN echo $API_TOKEN > /t",
  'ARG API_TOKEN\nRUN curl -u "ci:${API_TOKEN:-VALUE}" https://example.com',
  "ARG API_TOKEN\nENV PW='VALUE'\nRUN acme -p 'VALUE' $API_TOKEN",
];

const LEAKING = `${BASE}ARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n`;
const workflow = (steps: string): string => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`;
/** Files around a Dockerfile that takes NPM_TOKEN, with the value as its argument or in what stands beside that. */
const AROUND: readonly { readonly [path: string]: string }[] = [
  { 'compose.yaml': "services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: 'VALUE'\n" },
  { 'compose.yaml': "services:\n  app:\n    build:\n      context: .\n      args:\n        - 'NPM_TOKEN=VALUE'\n" },
  { 'compose.yaml': "services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: '${NPM_TOKEN:-VALUE}'\n" },
  {
    'compose.yaml':
      "services:\n  app:\n    environment:\n      DB_PASSWORD: 'VALUE'\n    build:\n      context: .\n      args:\n        NPM_TOKEN: $NPM_TOKEN\n        DB_PASSWORD: 'VALUE'\n",
  },
  { '.github/workflows/ci.yml': workflow("      - run: docker build --build-arg NPM_TOKEN='VALUE' .\n") },
  { '.github/workflows/ci.yml': workflow("      - run: docker build --build-arg NPM_TOKEN=${{ secrets.T || 'VALUE' }} .\n") },
  {
    '.github/workflows/ci.yml': workflow(
      "      - run: |\n          docker login -u ci -p 'VALUE' r.example.com\n          docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n        env:\n          NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n          OTHER_TOKEN: 'VALUE'\n",
    ),
  },
  {
    '.github/workflows/ci.yml': workflow(
      "      - uses: docker/build-push-action@v6\n        with:\n          password: 'VALUE'\n          build-args: |\n            NPM_TOKEN=VALUE\n",
    ),
  },
  {
    '.github/workflows/ci.yml': workflow(
      "      - uses: docker/build-push-action@v6\n        env:\n          NPM_TOKEN: 'VALUE'\n        with:\n          build-args: NPM_TOKEN=${{ env.NPM_TOKEN || 'VALUE' }}\n",
    ),
  },
  { 'build.sh': "#!/bin/sh\ndocker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'build.sh': "#!/bin/sh\nNPM_TOKEN='VALUE'\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n" },
  { 'build.sh': "#!/bin/sh\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN --build-arg DB_PASSWORD='VALUE' .\n" },
  { 'build.sh': "#!/bin/sh\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN . && docker run -e DB_PASSWORD='VALUE' -p 80:80 app\n" },
  { 'build.sh': '#!/bin/sh\nssh a@b.example "docker build --build-arg NPM_TOKEN=\'VALUE\' ."\n' },
  { 'build.sh': "#!/bin/sh\ncurl -H 'Authorization: Bearer VALUE' x.example; docker build --build-arg NPM_TOKEN .\n" },
  { 'build.ps1': "docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'build.ps1': "$env:NPM_TOKEN = 'VALUE'\ndocker build --build-arg NPM_TOKEN=$env:NPM_TOKEN .\n" },
  { 'build.cmd': 'docker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'build.cmd': 'set "NPM_TOKEN=VALUE"\ndocker build --build-arg NPM_TOKEN=%NPM_TOKEN% .\n' },
  { Makefile: 'TOKEN ?= VALUE\nimage:\n\tdocker build --build-arg NPM_TOKEN=$(TOKEN) .\n' },
  { Makefile: "image:\n\tdocker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { justfile: "image:\n  docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'docker-bake.hcl': 'variable "T" {\n  default = "VALUE"\n}\ntarget "default" {\n  args = {\n    NPM_TOKEN = T\n  }\n}\n' },
  { 'docker-bake.json': '{"target": {"default": {"args": {"NPM_TOKEN": "VALUE", "B": "1"}}}}\n' },
  { Jenkinsfile: 'node { sh "docker build --build-arg NPM_TOKEN=\'VALUE\' ." }\n' },
  {
    Jenkinsfile:
      "pipeline { environment { NPM_TOKEN = 'VALUE' }\n stages { stage('a') { steps { sh 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .' } } } }\n",
  },
  { '.gitlab-ci.yml': "variables:\n  NPM_TOKEN: 'VALUE'\nbuild:\n  script:\n    - docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n" },
  { '.gitlab-ci.yml': "build:\n  script:\n    - docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'cloudbuild.yaml': "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: ['build', '--build-arg', 'NPM_TOKEN=VALUE', '.']\n" },
  { 'azure-pipelines.yml': "steps:\n  - script: docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { '.circleci/config.yml': "jobs:\n  a:\n    steps:\n      - run:\n          command: docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'package.json': '{"scripts": {"image": "docker build --build-arg NPM_TOKEN=\'VALUE\' ."}}\n' },
  { 'README.md': "    docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'fly.toml': "[build.args]\nNPM_TOKEN = 'VALUE'\n" },
  { 'deploy.py': "subprocess.run(['docker', 'build', '--build-arg', 'NPM_TOKEN=VALUE', '.'])\n" },
  { 'main.tf': 'resource "docker_image" "a" {\n  build {\n    context = "."\n    build_args = {\n      NPM_TOKEN = "VALUE"\n    }\n  }\n}\n' },
  { 'skaffold.yaml': "build:\n  artifacts:\n    - image: a\n      docker:\n        buildArgs:\n          NPM_TOKEN: 'VALUE'\n" },
  { Tiltfile: "docker_build('a', '.', build_args={'NPM_TOKEN': 'VALUE'})\n" },
  { '.npmrc': '//npm.example.com/:_authToken=VALUE\n' },
  { '.env': "API_TOKEN='VALUE'\n" },
  { 'auth.json': '{"http-basic": {"repo.example.com": {"username": "ci", "password": "VALUE"}}}\n' },
  { 'pip.conf': '[global]\nindex-url = https://ci:VALUE@pypi.example.com/simple\n' },
  { '.netrc': 'machine a.example login ci password VALUE\n' },
  { '.pypirc': '[pypi]\nusername = ci\npassword = VALUE\n' },
  { 'settings.yml': "db:\n  password: 'VALUE'\n" },
];

const FIXED = `${BASE}RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n`;
const STALE: readonly { readonly [path: string]: string }[] = [
  { 'compose.yaml': "services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: 'VALUE'\n" },
  { 'build.sh': "docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { 'build.ps1': "docker build --build-arg NPM_TOKEN='VALUE' .\n" },
  { '.github/workflows/ci.yml': workflow("      - run: docker build --build-arg NPM_TOKEN=${{ secrets.T || 'VALUE' }} .\n") },
];

export interface StrangePlacement extends Placement {
  /** Whether a shell reads the value as a plain word. */
  readonly isBare: boolean;
  /** Kinds of value that are a limit there: see docs/security.md. */
  readonly without?: readonly string[];
}

/** What nobody can tell from a value: no word beside it says what it is, or what it ends with. */
const LIMITS: { readonly [text: string]: readonly string[] } = {
  "RUN printf '%s' 'VALUE' > /root/.pgpass": ['letters'],
  'RUN f() { curl -u "ci:$1" https://example.com; }; f \'VALUE\'': ['letters'],
  "RUN git remote add o 'https://VALUE@github.com/a/b'": ['slashes and a plus'],
  "RUN gcloud auth activate-service-account && echo 'VALUE' > /key.json": ['letters'],
  "RUN wg set wg0 private-key <(echo 'VALUE')": ['letters'],
  "RUN wpa_passphrase net 'VALUE' > /etc/wpa.conf": ['letters'],
  "RUN bash <(curl -s https://c.example.com) -t 'VALUE'": ['letters'],
  // a shell reads the dollar sign
  'RUN python -c "from huggingface_hub import login; login(\'VALUE\')"': ['a dollar sign'],
  'RUN cat <<EOF > /root/.aws/credentials\n[default]\naws_secret_access_key = VALUE\nEOF': ['a dollar sign'],
  'RUN cat <<EOF > /root/.m2/settings.xml\n<settings><servers><server><password>VALUE</password></server></servers></settings>\nEOF': ['a dollar sign'],
  "RUN conda config --add channels 'https://conda.example.com/t/VALUE/a'": ['slashes and a plus'],
};

/** Placements of the strange values, alone and beside what a fix changes, which a diff shows. */
export const STRANGE_PLACEMENTS: readonly StrangePlacement[] = [
  ...[...BARE.map((text) => ({ text, isBare: true })), ...[...QUOTED, ...LOGINS].map((text) => ({ text, isBare: false }))].flatMap(
    ({ text, isBare }): StrangePlacement[] => {
      const without = LIMITS[text] ?? [];
      return [
        { ...placed(text, { Dockerfile: `${BASE}${text}\n` }), isBare, without },
        { ...placed(`beside a fix: ${text}`, { Dockerfile: `${BASE}ARG NPM_TOKEN\nRUN npm ci\n${text}\n` }), isBare, without },
      ];
    },
  ),
  ...[...AROUND, ...AROUND_LOGINS].map((files) => ({ ...placed(JSON.stringify(files), { Dockerfile: LEAKING, ...files }), isBare: false })),
  ...STALE.map((files) => ({ ...placed(`stale: ${JSON.stringify(files)}`, { Dockerfile: FIXED, ...files }), isBare: false })),
];

function placed(name: string, files: { readonly [path: string]: string }): Placement {
  return { name, files: (value) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('VALUE', () => value)])) };
}
