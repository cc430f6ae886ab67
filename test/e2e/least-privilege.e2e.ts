import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, dockerlint, openBench, type Report } from './harness/bench.ts';
import { TOOLS } from './harness/tools.ts';

/** What the servers let in. */
const TOKEN = 'canary-Tok3n_9f8e7d6c5b4a';
let bench: Bench;

beforeAll(async () => {
  bench = await openBench('least', TOKEN);
}, 120_000);
afterAll(() => bench?.close());

/** A small project that really builds. HOST is the server, TOKEN what it lets in; `kept` are the commands that still have the secret after the fix. */
interface Project {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  /** A build argument instead of a copied file. */
  readonly argument?: string;
  readonly kept: readonly string[];
}

const NETRC = 'machine localhost\nlogin ci\npassword TOKEN\n';
const NPMRC = '@acme:registry=http://HOST/npm/\n//HOST/npm/:_authToken=TOKEN\n';
const PLAIN = 'open("/out/plain", "w").write("plain")\n';
const FETCH =
  'import base64, netrc, urllib.request\nuser, _, word = netrc.netrc().authenticators("localhost")\nrequest = urllib.request.Request("http://HOST/file")\nrequest.add_header("Authorization", "Basic " + base64.b64encode(f"{user}:{word}".encode()).decode())\nopen("/out/file", "wb").write(urllib.request.urlopen(request).read())\n';

const PROJECTS: readonly Project[] = [
  {
    name: 'npm with a registry of its own, and scripts',
    files: {
      '.npmrc': NPMRC,
      'package.json': '{"name":"shop","scripts":{"build":"node build.js","check":"node --check build.js"},"dependencies":{"@acme/tool":"1.0.0"}}',
      'build.js': 'require("fs").writeFileSync("/out/build", require("@acme/tool/package.json").version)\n',
    },
    lines: [
      'COPY .npmrc /root/.npmrc',
      'COPY package.json build.js ./',
      'RUN npm install --no-audit --no-fund',
      'RUN npm run build',
      'RUN npm run check',
      'RUN node build.js',
    ],
    kept: ['npm install --no-audit --no-fund'],
  },
  {
    name: 'packages of npm from a folder, and the login of a host',
    files: {
      '.netrc': NETRC,
      'package.json': '{"name":"shop","dependencies":{"pad":"file:pad"}}',
      'package-lock.json':
        '{"name":"shop","lockfileVersion":3,"packages":{"":{"dependencies":{"pad":"file:pad"}},"node_modules/pad":{"resolved":"pad","link":true},"pad":{"version":"1.0.0"}}}',
      'pad/package.json': '{"name":"pad","version":"1.0.0"}',
    },
    lines: [
      'COPY .netrc /root/.netrc',
      'COPY package.json package-lock.json ./',
      'COPY pad pad',
      'RUN npm ci --no-audit --no-fund --offline && cp node_modules/pad/package.json /out/pad',
      'RUN curl -fsSn -o /out/file http://HOST/file',
    ],
    kept: ['curl -fsSn -o /out/file http://HOST/file'],
  },
  {
    name: 'code that logs in, and code that does not',
    files: { '.netrc': NETRC, 'requirements.txt': '', 'fetch.py': FETCH, 'plain.py': PLAIN },
    lines: ['COPY .netrc /root/.netrc', 'COPY fetch.py plain.py ./', 'RUN python3 plain.py', 'RUN python3 fetch.py'],
    kept: ['python3 fetch.py'],
  },
  {
    name: 'make with a target that fetches',
    files: {
      '.netrc': NETRC,
      Makefile: 'all:\n\techo built > /out/all\nfetch:\n\tcurl -fsSn -o /out/file http://HOST/file\n',
    },
    lines: ['COPY .netrc /root/.netrc', 'COPY Makefile ./', 'RUN make', 'RUN make fetch'],
    kept: ['make fetch'],
  },
  {
    name: 'python that puts a name together',
    argument: 'ACME_API_TOKEN',
    files: {
      'build.py': 'import os\npart = "ACME"\nopen("/out/build", "w").write(str(len(os.environ[f"{part}_API_TOKEN"])))\n',
      'plain.py': PLAIN,
      'setup.cfg': '',
    },
    lines: ['COPY build.py plain.py setup.cfg ./', 'RUN python3 plain.py', 'RUN python3 build.py'],
    kept: ['python3 build.py'],
  },
  {
    name: 'a login of AWS, and clients of other tools',
    files: {
      '.aws/credentials': '[default]\naws_access_key_id = AKIAACMEACMEACMEACME\naws_secret_access_key = TOKEN\n',
      'package.json': '{"name":"shop","scripts":{"build":"node build.js"}}',
      'package-lock.json': '{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop"}}}',
      'build.js': "require('fs').writeFileSync('/out/build', 'built');\n",
      'keys.py':
        'import configparser, os\nkeys = configparser.ConfigParser()\nkeys.read(os.path.expanduser("~/.aws/credentials"))\nopen("/out/keys", "w").write(str(len(keys["default"]["aws_secret_access_key"])))\n',
      'plain.py': PLAIN,
    },
    lines: [
      'COPY .aws/credentials /root/.aws/credentials',
      'COPY package.json package-lock.json build.js keys.py plain.py ./',
      'RUN npm ci --no-audit --no-fund --offline',
      'RUN npm run build',
      'RUN python3 plain.py',
      'RUN python3 keys.py',
    ],
    kept: ['python3 keys.py'],
  },
];

describe('what lost its mount did not miss it', () => {
  test.each(PROJECTS.map((project) => [project.name, project] as const))('%s', async (_, { files, lines, argument, kept }) => {
    const folder = bench.folder();
    const filled = (text: string): string =>
      text
        .replaceAll('HOST', `localhost:${bench.servers.port}`)
        .replaceAll('TOKEN', (found, at: number, all: string) => (/\w/.test(all[at - 1] ?? '') ? found : TOKEN));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), filled(text));
      chmodSync(path.join(folder, name), 0o600);
    }
    const head = [`FROM ${TOOLS}`, 'WORKDIR /app', 'RUN mkdir -p /out', ...(argument ? [`ARG ${argument}`] : [])];
    const print = 'RUN cd /out && for one in $(find . -type f); do echo "OUT $one $(cat $one)"; done';
    const text = `${[...head, ...lines.map(filled), print].join('\n')}\n`;
    writeFileSync(path.join(folder, 'Dockerfile'), text);
    const before = await bench.build(folder, argument ? ['--build-arg', `${argument}=${TOKEN}`] : [], {}, []);
    expect({ status: before.status, log: before.log }).toEqual({ status: 0, log: '' });
    writeFileSync(path.join(folder, 'Dockerfile'), text);
    const report: Report = JSON.parse(dockerlint(folder, ['--fix', '--unsafe-fixes', '--format', 'json']).stdout);
    const fixed = readFileSync(path.join(folder, 'Dockerfile'), 'utf8').replaceAll(/ \\\n\s+/g, ' ');
    const mounted = [...fixed.matchAll(/^RUN --mount=type=secret\S+ (.*)$/gm)].map(([, command]) => command);
    const after = await bench.build(folder, report.files[0]?.build?.argv.slice(3, -1) ?? [], argument ? { [argument]: TOKEN } : {}, [TOKEN]);
    expect({ ...after, mounted }).toEqual({ ...before, leaks: false, mounted: kept.map(filled) });
  });
});
