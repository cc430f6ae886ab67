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
    expect(messagesOf('no-broken-mount', text)).toEqual(['Only root can read the mounted secret, but this RUN runs as "node"']);
  });

  test('a user of the base image has no name', () => {
    const text = 'FROM jenkins/jenkins:lts\nRUN --mount=type=secret,id=npmrc,target=/var/jenkins_home/.npmrc npm ci\n';
    expect(messagesOf('no-broken-mount', text)).toEqual(['Only root can read the mounted secret, but this RUN runs as the user of the base image']);
  });
});

describe('no-secret-env', () => {
  /** What the rule says to do about each finding. */
  function remediesOf(text: string): readonly (string | undefined)[] {
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    return findings.filter((finding) => finding.rule === 'no-secret-env').map((finding) => finding.remedy);
  }

  test('says nothing of containers where none has the variable', () => {
    const text = 'FROM debian:12 AS build\nENV DB_PASSWORD=supersecret\nRUN ./migrate.sh\nFROM nginx\nCOPY --from=build /out /usr/share/nginx/html\n';
    expect(remediesOf(text)).toEqual(['Never write a real value here, pass it as a build secret: `RUN --mount=type=secret,id=DB_PASSWORD,env=DB_PASSWORD`']);
  });

  test('says how a container gets it', () => {
    const how = 'pass it at run time with `docker run -e DB_PASSWORD`, or with `--env-file` or Compose `environment:`';
    const of = (value: string): string => `FROM alpine\nENV DB_PASSWORD=${value}\nCMD ["server"]\n`;
    expect(remediesOf(of('Gq7vLw2xTz9'))).toEqual([`A build secret would not reach the container. Remove it here and ${how}`]);
    // a program may demand that the variable is set, even if only to a placeholder
    for (const value of ['supersecret', '""', 'changeme']) expect(remediesOf(of(value))).toEqual([`Never write a real value here, ${how}`]);
  });

  test('leaves what opens a service of the application to the container, whatever an installation might read', () => {
    const text = 'FROM node:22\nARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    expect(findings.map(({ verdict, message }) => [verdict, message])).toEqual([
      ['runtime', 'Build argument "DB_PASSWORD" is recorded in the image history, and it is meant for the container'],
      ['runtime', '"DB_PASSWORD" is a secret for run time, but anyone who has the image can read it'],
    ]);
    const token = lintCase({ options: new Map(), files: undefined }, text.replaceAll('DB_PASSWORD', 'NPM_TOKEN'), 'none');
    expect(token.findings.map(({ verdict }) => verdict)).toEqual(['build', 'build']);
  });

  test('says where the container reads it', () => {
    const text = 'FROM node:22\nARG MAIL_TOKEN\nENV MAIL_TOKEN=$MAIL_TOKEN\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';
    const files = new Map([
      ['package.json', '{}'],
      ['server.js', "require('./mail');\n"],
      ['mail.js', '\nexports.key = process.env.MAIL_TOKEN;\n'],
    ]);
    const { findings } = lintCase({ options: new Map(), files }, text, 'none');
    expect(findings.map(({ notes }) => notes)).toEqual(
      Array.from({ length: 2 }, () => ['nothing in this project reads "MAIL_TOKEN" during the build', 'read in the container: mail.js:2 names it']),
    );
    expect(findings.map(({ verdict, fix }) => [verdict, fix?.title])).toEqual(
      Array.from({ length: 2 }, () => ['runtime', 'Let the container get "MAIL_TOKEN" at run time']),
    );
  });
});

describe('no-secret-run', () => {
  test('says why a write stays in the layer', () => {
    const text = 'FROM node:22\nARG NPM_TOKEN\nRUN pnpm config set //npm.example.com/:_authToken $NPM_TOKEN && pnpm i && rm ~/.npmrc\n';
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    expect(findings.find((finding) => finding.rule === 'no-secret-run')?.evidence).toEqual([
      '`pnpm config set` writes it, and nothing in this RUN removes it; pnpm up to 10 hands it to npm, which keeps the command line in ~/.npm/_logs',
    ]);
  });

  test.each([
    ['>> /etc/gemrc', 'take out what this RUN adds before it ends (the base image may have a file of its own there)'],
    ['>> /etc/apt/auth.conf', 'take out what this RUN adds before it ends (the base image may have a file of its own there)'],
    ['>> ~/.condarc', 'take out what this RUN adds before it ends (the base image may have a file of its own there)'],
    ['> /usr/local/etc/npmrc', 'take out what this RUN adds before it ends (the base image may have a file of its own there)'],
    ['> /opt/acme/.npmrc', 'remove it in this RUN'],
    ['>> ~/.netrc', 'remove it in this RUN'],
    ['>> /etc/environment', '/etc/environment is part of the base image: remove only what this RUN added'],
  ])('never tells people to remove a file of the base image: %s', (redirect, remedy) => {
    const text = `FROM debian:12\nARG GEM_TOKEN\nRUN echo "x $GEM_TOKEN" ${redirect}\n`;
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    expect(findings.find((finding) => finding.rule === 'no-secret-run')?.remedy).toContain(remedy);
  });
});

describe('what shows that a RUN reads a secret', () => {
  test.each([
    ['its name', 'RUN curl -H "$API_TOKEN" https://api.example.com', 'read by curl (line 3), which names it'],
    ['the manual of the tool', 'RUN API_TOKEN= true && npm ci', 'may be read by npm ci (line 3): npm runs scripts of the project and its packages'],
    ['nothing that can be seen', 'RUN ./build.sh', 'may be read by ./build.sh (line 3): it runs a script of the project'],
  ])('%s', (_, run, note) => {
    const { findings } = lintCase({ options: new Map(), files: undefined }, `FROM node:22\nARG API_TOKEN\n${run}\n`, 'none');
    expect(findings[0]?.notes).toEqual([note]);
  });

  test('a tool that is known to read it', () => {
    const { findings } = lintCase({ options: new Map(), files: undefined }, 'FROM node:14\nARG NPM_TOKEN\nRUN npm ci\nRUN npm run build\n', 'none');
    expect(findings[0]?.notes).toEqual(['read by npm ci (line 3), which is known to read it', 'read by npm run build (line 4)']);
    expect(findings[0]?.fix?.effects).toContain('1 of 2 mounts may be unnecessary (line 4): dockerlint cannot see the project files that run there');
    expect(findings[0]?.fix?.mounts.map(({ why, evidence }) => [why, evidence.kind])).toEqual([
      ['read by npm ci', 'known'],
      ['read by npm run build', 'unseen'],
    ]);
  });

  test('those that the same thing shows share a line, with all their places', () => {
    const text =
      'FROM node:14\nARG NPM_TOKEN\nRUN npm ci\nRUN npm run build\nRUN npm ci\nRUN npm install x\nRUN ./a.sh\nRUN ./b.sh && ./a.sh\nRUN echo $NPM_TOKEN | sha1sum\nRUN ./c $NPM_TOKEN\n';
    const { findings } = lintCase({ options: new Map(), files: undefined }, text, 'none');
    expect(findings[0]?.notes).toEqual([
      'read by npm ci (lines 3, 5), npm install (line 6), which are known to read it',
      'read by npm run build (line 4)',
      'read by echo (line 9), ./c (line 10), which name it',
      'may be read by ./a.sh (line 7), ./b.sh, ./a.sh (line 8): it runs a script of the project',
    ]);
  });

  test('a file of the project, with its line; nothing is left that sources could show', () => {
    const files = new Map([
      ['package.json', '{ "scripts": { "build": "node build.js" } }'],
      ['build.js', '\nupload(process.env.API_TOKEN);\n'],
    ]);
    const { findings } = lintCase({ options: new Map(), files }, 'FROM node:22\nARG API_TOKEN\nCOPY . .\nRUN npm ci\nRUN npm run build\n', 'none');
    expect(findings[0]?.notes).toEqual(['read by npm run build (line 5): build.js:2 names it']);
    expect(findings[0]?.fix?.mounts.map(({ evidence }) => evidence)).toEqual([{ kind: 'project', at: { path: 'build.js', line: 2 } }]);
    expect(findings[0]?.fix?.effects.join()).not.toContain('at hand');
  });

  test('the file that the build runs, before one that builds the image', () => {
    const dockerfile = 'FROM gradle:8\nARG ACME_TOKEN\nCOPY . .\nRUN gradle shadowJar\n';
    const notes = (own: string, text: string): readonly string[] => {
      const files = new Map([
        [own, text],
        ['app/build.gradle', 'repositories { maven { credentials {\n  password = System.getenv("ACME_TOKEN")\n} } }\n'],
      ]);
      return lintCase({ options: new Map(), files }, dockerfile, 'none').findings[0]?.notes ?? [];
    };
    const expected = ['read by gradle (line 4): app/build.gradle:2 names it'];
    expect(notes('justfile', 'build:\n    echo $ACME_TOKEN | docker login ghcr.io\n    docker build .\n')).toEqual(expected);
    expect(notes('a.sh', 'docker build --build-arg ACME_TOKEN .\n')).toEqual(expected);
    expect(notes('.ci.yml', 'script:\n  - docker-compose build --build-arg ACME_TOKEN=$ACME_TOKEN\n')).toEqual(expected);
  });
});
