import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';

/** Stand-ins for a git host, an npm registry, a package index and a download site, all of which want a login. */
export interface Servers {
  readonly port: number;
  readonly sshPort: number;
  /** A private key that the ssh server lets in. */
  readonly key: string;
  /** The logins that came since the last call, each once: `Basic user:password` or `Bearer token`. */
  takeLogins(): string[];
  close(): void;
}

/** Starts them on loopback; `folder` is for their files, `secret` is the password or token that they take. */
export async function startServers(folder: string, secret: string): Promise<Servers> {
  makeRepository(folder);
  makePackages(folder);
  const logins = new Set<string>();
  const server = createServer((request, response) => {
    const login = loginOf(request);
    if (login === undefined || !login.includes(secret)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    logins.add(login);
    answer(folder, request, response);
  });
  const port = await listen(server);
  const ssh = startSsh(folder, port);
  return {
    port,
    sshPort: ssh.port,
    key: readFileSync(path.join(folder, 'id'), 'utf8'),
    takeLogins() {
      const taken = [...logins].sort();
      logins.clear();
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
      ssh.process.kill();
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function loginOf(request: IncomingMessage): string | undefined {
  const [scheme, value] = (request.headers.authorization ?? '').split(' ');
  if (value === undefined) return undefined;
  return scheme?.toLowerCase() === 'basic' ? `Basic ${Buffer.from(value, 'base64').toString()}` : `${scheme} ${value}`;
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/git/')) git(folder, url, request, response);
  else if (url.pathname === '/npm/@acme%2ftool' || url.pathname === '/npm/@acme/tool') {
    const tarball = `http://${request.headers.host}/npm/tool.tgz`;
    const version = { name: '@acme/tool', version: '1.0.0', dist: { tarball } };
    response.end(JSON.stringify({ name: '@acme/tool', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } }));
  } else if (url.pathname === '/npm/tool.tgz') response.end(readFileSync(path.join(folder, 'acme-tool-1.0.0.tgz')));
  else if (url.pathname === '/simple/acme-tool/')
    response.setHeader('content-type', 'text/html').end('<a href="/wheel/acme_tool-1.0-py3-none-any.whl">acme_tool-1.0-py3-none-any.whl</a>');
  else if (url.pathname.startsWith('/wheel/')) response.end(readFileSync(path.join(folder, 'acme_tool-1.0-py3-none-any.whl')));
  else if (url.pathname === '/file') response.end('content\n');
  else response.writeHead(404).end();
}

/** Hands the request to git's own server program. Source: https://git-scm.com/docs/git-http-backend */
function git(folder: string, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname.replace(/^\/git/, ''),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(request.headers['content-encoding'] === undefined ? {} : { HTTP_CONTENT_ENCODING: String(request.headers['content-encoding']) }),
      ...(request.headers['git-protocol'] === undefined ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol']) }),
    },
  });
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => {
    const all = Buffer.concat(chunks);
    const end = all.indexOf('\r\n\r\n');
    for (const line of all.subarray(0, end).toString().split('\r\n')) {
      const [name, value] = line.split(/: (.*)/s);
      if (name === 'Status') response.statusCode = Number((value ?? '').slice(0, 3));
      else if (name && value !== undefined) response.setHeader(name, value);
    }
    response.end(all.subarray(end + 4));
  });
  request.pipe(backend.stdin);
}

function makeRepository(folder: string): void {
  const work = path.join(folder, 'work');
  run('git', ['init', '-q', '-b', 'main', work]);
  writeFileSync(path.join(work, 'README'), 'private\n');
  run('git', ['-C', work, 'add', '.']);
  run('git', ['-C', work, '-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-q', '-m', 'first']);
  run('git', ['clone', '-q', '--bare', work, path.join(folder, 'app.git')]);
}

function makePackages(folder: string): void {
  const source = path.join(folder, 'package');
  mkdirSync(source);
  writeFileSync(path.join(source, 'package.json'), '{"name":"@acme/tool","version":"1.0.0"}\n');
  run('tar', ['-C', folder, '-czf', path.join(folder, 'acme-tool-1.0.0.tgz'), 'package']);
  const wheel = path.join(folder, 'acme_tool-1.0-py3-none-any.whl');
  const script = [
    'import sys, zipfile',
    'info = "acme_tool-1.0.dist-info/"',
    'with zipfile.ZipFile(sys.argv[1], "w") as z:',
    '    z.writestr("acme_tool.py", "")',
    '    z.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: acme-tool\\nVersion: 1.0\\n")',
    '    z.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    '    z.writestr(info + "RECORD", "acme_tool.py,,\\n" + info + "METADATA,,\\n" + info + "WHEEL,,\\n" + info + "RECORD,,\\n")',
  ].join('\n');
  run('/usr/bin/python3', ['-c', script, wheel]);
}

/** An ssh server that lets one key in. */
function startSsh(folder: string, httpPort: number): { readonly port: number; readonly process: ChildProcess } {
  // not to be had from the system before the server binds it: one beside the port that it just gave out
  const port = httpPort < 60_000 ? httpPort + 1 : httpPort - 1;
  mkdirSync('/run/sshd', { recursive: true });
  for (const name of ['id', 'host']) run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, name)]);
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/id.pub`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    `PidFile ${folder}/sshd.pid`,
  ];
  writeFileSync(path.join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
  return { port, process: spawn('/usr/sbin/sshd', ['-D', '-e', '-f', path.join(folder, 'sshd_config')], { stdio: 'ignore' }) };
}

function run(command: string, words: readonly string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words[0]}: ${done.stderr}`);
}
