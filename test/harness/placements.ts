/** Where a secret can stand, for the tests that look for its value in every output: the table, and the ways to spell the value there. */
export interface Placement {
  readonly name: string;
  /** The files of a project by path, a Dockerfile among them, with the value in one of them. The value is 20 letters and digits. */
  readonly files: (value: string) => Files;
}

interface Files {
  readonly [path: string]: string;
}

/** Instructions with a secret at VALUE. What stands around VALUE is no quote, unless QUOTED below. */
const INSTRUCTIONS: readonly string[] = [
  'ARG API_TOKEN=VALUE',
  'ENV API_TOKEN=VALUE',
  'ENV API_TOKEN VALUE',
  'ENV A=1 API_TOKEN=VALUE B=2',
  'ENV DATABASE_URL=postgres://ci:VALUE@db.example.com/app',
  'ARG NPM_TOKEN\nENV NPM_TOKEN=VALUE\nRUN npm ci',
  'ENV SHOP_PRI=VALUE\nRUN composer config --auth http-basic.repo.example.com ci $SHOP_PRI && composer install',
  'ARG A=VALUE\nENV API_TOKEN=$A',
  'ONBUILD ENV API_TOKEN=VALUE',
  'LABEL api_token=VALUE',
  'RUN curl -u ci:VALUE https://example.com/a',
  // a label of the RUN must not hold a part of the value
  'ARG API_TOKEN\nRUN ["curl","-H","X-Auth-Token: VALUE","https://example.com/a"]\nRUN ./build.sh',
  'ARG API_TOKEN\nSHELL ["powershell", "-Command"]\nRUN Get-Acme -Server a.example -Token VALUE',
  'RUN curl -H Authorization:VALUE https://example.com/a',
  'RUN curl https://example.com/a?api_token=VALUE',
  'RUN git clone https://ci:VALUE@git.example.com/a.git',
  'RUN export API_TOKEN=VALUE && ./build.sh',
  'RUN API_TOKEN=VALUE ./build.sh',
  'RUN env API_TOKEN=VALUE ./build.sh',
  'RUN mysql -pVALUE -e 1',
  'RUN docker login -u ci -p VALUE registry.example.com',
  'RUN npm config set //npm.example.com/:_authToken VALUE && npm ci',
  'RUN echo //npm.example.com/:_authToken=VALUE > .npmrc && npm ci',
  'RUN printf %s VALUE > /root/.ssh/id_rsa',
  'RUN pip install --index-url https://ci:VALUE@pypi.example.com/simple acme',
  'RUN bash -c "export API_TOKEN=VALUE; ./build.sh"',
  'RUN <<EOF\nexport API_TOKEN=VALUE\n./build.sh\nEOF',
  'RUN --mount=type=secret,id=x API_TOKEN=VALUE ./build.sh',
  'RUN aws configure set aws_secret_access_key VALUE',
  'RUN useradd -p VALUE app',
  'CMD server --password VALUE',
  'ENTRYPOINT server --password=VALUE',
  'HEALTHCHECK CMD curl -u ci:VALUE http://example.com/',
  'SHELL ["pwsh", "-Command"]\nRUN $env:API_TOKEN = VALUE; ./build.ps1',
];

/** Instructions in which VALUE stands in quotes of another language, so that it is spelt in one way. */
const QUOTED: readonly string[] = [
  'ARG NPM_TOKEN\nENV NPM_TOKEN=${NPM_TOKEN:-VALUE}\nRUN npm ci',
  'ARG NPM_TOKEN\nENV NPM_TOKEN=${NPM_TOKEN-VALUE}\nRUN npm ci',
  'ARG NPM_TOKEN\nRUN echo "//npm.example.com/:_authToken=${NPM_TOKEN:-VALUE}" > .npmrc && npm ci',
  'ARG NPM_TOKEN\nRUN NPM_TOKEN="${NPM_TOKEN:=VALUE}" npm ci',
  'ARG API_TOKEN\nRUN echo ${API_TOKEN:-"VALUE"} > /etc/token',
  'RUN curl -H "Authorization: Bearer VALUE" https://example.com/a',
  'RUN --mount=type=secret,id=x ["curl", "-H", "PRIVATE-TOKEN: VALUE", "https://example.com/a"]',
  'RUN ["curl", "--user", "ci:VALUE", "https://example.com/a"]',
  'RUN echo "root:VALUE" | chpasswd',
  'RUN printf "machine a login ci password VALUE" > ~/.netrc',
  'RUN cat > ~/.npmrc <<EOF\n//npm.example.com/:_authToken=VALUE\nEOF',
  'COPY <<EOF /root/.npmrc\n//npm.example.com/:_authToken=VALUE\nEOF',
  'COPY <<EOF /etc/app.conf\npassword = VALUE\nEOF',
  'ADD https://ci:VALUE@example.com/a.tgz /a.tgz',
  'CMD ["server", "--token=VALUE"]',
  'ENTRYPOINT ["sh", "-c", "server --token=VALUE"]',
  'HEALTHCHECK CMD ["curl", "-u", "ci:VALUE", "http://example.com/"]',
  "RUN python -c \"import os; os.environ['API_TOKEN'] = 'VALUE'\"",
  'RUN sed -i "s/password=.*/password=VALUE/" /etc/app.conf',
  '# API_TOKEN=VALUE\nARG API_TOKEN\nRUN ./build.sh',
  // a second secret, in what is said about the first one
  'ARG API_TOKEN\nRUN acme $API_TOKEN --password VALUE',
  'ARG API_TOKEN\nRUN ls "$API_TOKEN" 2> /t; sshpass -p VALUE ssh a@example.com true',
  'ARG API_TOKEN=VALUE\nRUN patch $API_TOKEN && at now $API_TOKEN',
  'ARG API_TOKEN=VALUE\nRUN exec 3> /t; echo $API_TOKEN >&3',
  'ARG API_TOKEN=VALUE\nRUN mkdir /VALUE && cd /VALUE && echo $API_TOKEN > /app/VALUE.txt',
  'ENV API_TOKEN=VALUE\nWORKDIR /app/VALUE\nUSER VALUE\nVOLUME /VALUE\nRUN npm ci',
  'ENV API_TOKEN=VALUE\nCOPY VALUE.json /root/VALUE.json\nRUN gcloud auth activate-service-account --key-file /root/VALUE.json',
  'ARG API_TOKEN=VALUE\nFROM registry.example.com/VALUE/app:VALUE AS VALUE\nCOPY --from=VALUE /a /b',
  '# dockerlint-disable-next-line no-secret-arg -- the value VALUE is public\nARG API_TOKEN=VALUE',
  'RUN snyk auth VALUE && snyk test',
  'RUN wandb login VALUE',
  'RUN chpasswd <<< "root:VALUE"',
  'RUN (echo VALUE; echo VALUE) | smbpasswd -a app',
  'RUN mysql -u root --password=VALUE -e "CREATE USER a IDENTIFIED BY \'VALUE\'"',
  'RUN expect -c \'spawn ssh a; expect "password:"; send "VALUE\\r"; interact\'',
  'RUN npm login <<EOF\nci\nVALUE\nci@example.com\nEOF',
  'RUN f() { curl -u "ci:$1" https://example.com; }; f VALUE',
  'RUN for t in VALUE other; do curl -H "Authorization: Bearer $t" https://example.com; done',
  'SHELL ["powershell", "-Command"]\nRUN nuget.exe sources add -Name a -Source b -UserName c -Password VALUE',
  'SHELL ["cmd", "/S", "/C"]\nRUN net user admin VALUE /add',
  'ENV COMPOSER_AUTH=\'{"github-oauth":{"github.com":"VALUE"}}\'',
];

/** Ways to write one value of letters and digits: the instruction means the same, or nearly. Both halves are longer than what is looked for. */
const SPELLINGS: { readonly [name: string]: (value: string) => string } = {
  plain: (value) => value,
  'in double quotes': (value) => `"${value}"`,
  'in single quotes': (value) => `'${value}'`,
  'half in quotes': (value) => `${value.slice(0, 10)}"${value.slice(10)}"`,
  'over two lines': (value) => `${value.slice(0, 10)}\\\n${value.slice(10)}`,
  'as a default': (value) => `\${UNSET_NAME:-${value}}`,
  'as what is there if another is set': (value) => `\${PATH:+${value}}`,
  escaped: (value) => `${value.slice(0, 9)}\\${value.slice(9)}`,
};

const LEAKING = 'FROM docker.io/library/node\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n';
/** Files around a Dockerfile that passes NPM_TOKEN, by what they are. */
const SURROUNDINGS: readonly Files[] = [
  { 'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: VALUE\n' },
  { 'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN=${NPM_TOKEN:-VALUE}\n' },
  { 'compose.yaml': 'services:\n  app:\n    build: {context: ., args: {NPM_TOKEN: "VALUE"}}\n    environment:\n      API_TOKEN: VALUE\n' },
  { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build --build-arg NPM_TOKEN=VALUE .\n' },
  {
    '.github/workflows/ci.yml':
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            NPM_TOKEN=VALUE\n',
  },
  { 'build.sh': '#!/bin/sh\ndocker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'build.sh': '#!/bin/sh\nexport NPM_TOKEN=VALUE\ndocker build --build-arg NPM_TOKEN .\n' },
  { 'build.sh': '#!/bin/sh\ndocker build --build-arg "NPM_TOKEN=${T:-VALUE}" $ARGS .\n' },
  { Makefile: 'image:\n\tdocker build --build-arg NPM_TOKEN=VALUE .\n' },
  { justfile: 'image:\n  docker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'docker-bake.hcl': 'variable "T" { default = "VALUE" }\ntarget "default" {\n  args = { NPM_TOKEN = T }\n}\n' },
  { 'docker-bake.hcl': 'target "default" {\n  args = { NPM_TOKEN = "VALUE" }\n}\n' },
  { 'docker-bake.json': '{"target": {"default": {"args": {"NPM_TOKEN": "VALUE"}}}}\n' },
  { Jenkinsfile: 'node { sh "docker build --build-arg NPM_TOKEN=VALUE ." }\n' },
  { '.gitlab-ci.yml': 'build:\n  script:\n    - docker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'cloudbuild.yaml': "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: ['build', '--build-arg', 'NPM_TOKEN=VALUE', '.']\n" },
  { 'azure-pipelines.yml': 'steps:\n  - task: Docker@2\n    inputs:\n      command: build\n      arguments: --build-arg NPM_TOKEN=VALUE\n' },
  { '.circleci/config.yml': 'jobs:\n  a:\n    steps:\n      - run: docker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'package.json': '{"scripts": {"image": "docker build --build-arg NPM_TOKEN=VALUE ."}}\n' },
  { 'README.md': '    docker build --build-arg NPM_TOKEN=VALUE .\n' },
  { 'fly.toml': '[build.args]\nNPM_TOKEN = "VALUE"\n' },
  { 'deploy.py': 'subprocess.run(["docker", "build", "--build-arg", "NPM_TOKEN=VALUE", "."])\n' },
  { '.npmrc': '//npm.example.com/:_authToken=VALUE\n' },
  { '.env': 'API_TOKEN=VALUE\n' },
  { 'auth.json': '{"http-basic": {"repo.example.com": {"username": "ci", "password": "VALUE"}}}\n' },
  { id_rsa: '-----BEGIN OPENSSH PRIVATE KEY-----\nVALUE\n-----END OPENSSH PRIVATE KEY-----\n' },
  { 'settings.xml': '<settings><servers><server><id>a</id><password>VALUE</password></server></servers></settings>\n' },
  { 'pip.conf': '[global]\nindex-url = https://ci:VALUE@pypi.example.com/simple\n' },
  { '.dockerignore': '# NPM_TOKEN=VALUE\nnode_modules\n' },
];

const FIXED = 'FROM docker.io/library/node\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
/** Callers that still pass NPM_TOKEN to a Dockerfile that takes it as a secret, with text around a variable. */
const STALE: readonly Files[] = ['"a${X}VALUE"', 'a${X}-VALUE', '"${X:-VALUE}"', "'VALUE-$X'", 'VALUE', '$(echo VALUE)'].flatMap((value) => [
  { Dockerfile: FIXED, 'compose.yaml': `services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${value}\n` },
  { Dockerfile: FIXED, 'compose.yaml': `services:\n  app:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN=${value}\n` },
  { Dockerfile: FIXED, 'build.sh': `docker build --build-arg NPM_TOKEN=${value} .\n` },
]);

/** Broken files: the message about them must not quote what is beside the fault. */
const BROKEN: readonly Files[] = [
  { Dockerfile: 'FROM node\nARG API_TOKEN=VALUE\nRUN <<EOF\nexport API_TOKEN=VALUE\n' },
  { Dockerfile: 'FROM node\nENV API_TOKEN="VALUE\nRUN npm ci\n' },
  { Dockerfile: 'FROM node\nENV API_TOKEN VALUE=\nVALUE\n' },
  { Dockerfile: 'FROM node\nRUN ["curl", "-u", "ci:VALUE"\n' },
  { Dockerfile: 'FROM node\nUNKNOWN API_TOKEN=VALUE\nARG NPM_TOKEN\nRUN npm ci\n' },
  { Dockerfile: "FROM node\nRUN curl -u 'ci:VALUE https://example.com/a\n" },
  { Dockerfile: LEAKING, 'compose.yaml': 'services:\n  app:\n    build:\n      args: {NPM_TOKEN: "VALUE\n' },
  { Dockerfile: LEAKING, 'docker-bake.hcl': 'target "default" {\n  args = { NPM_TOKEN = "VALUE }\n' },
  { Dockerfile: LEAKING, 'docker-bake.json': '{"target": {"default": {"args": {"NPM_TOKEN": "VALUE"\n' },
  { Dockerfile: LEAKING, '.dockerlintrc.json': '{"rules": "VALUE\n' },
  { Dockerfile: LEAKING, '.github/workflows/ci.yml': 'on: push\njobs:\n a: {steps: [{run: "docker build --build-arg NPM_TOKEN=VALUE\n' },
];

/** More than 300 placements of a secret. */
export const PLACEMENTS: readonly Placement[] = [
  ...INSTRUCTIONS.flatMap((instruction) =>
    Object.entries(SPELLINGS).map(([name, spelling]) => inDockerfile(`${instruction} (${name})`, instruction, spelling)),
  ),
  ...QUOTED.map((instruction) => inDockerfile(instruction, instruction, (value) => value)),
  ...SURROUNDINGS.map((files) => inProject({ Dockerfile: LEAKING, ...files })),
  ...STALE.map(inProject),
  ...BROKEN.map(inProject),
];

function inDockerfile(name: string, instruction: string, spelling: (value: string) => string): Placement {
  return { name, files: (value) => ({ Dockerfile: `FROM docker.io/library/node\n${instruction.replaceAll('VALUE', () => spelling(value))}\n` }) };
}

function inProject(files: Files): Placement {
  const filled = (value: string): Files => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('VALUE', value)]));
  return { name: JSON.stringify(files), files: filled };
}
