import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An image with the real git, ssh, curl, npm, pip and make of this machine, for builds that log in at servers on loopback. */
export const TOOLS = 'dockerlint-e2e:tools';

const PACKAGES: readonly (readonly [file: string, debianPackage: string])[] = [
  ['/usr/bin/git', 'git'],
  ['/usr/bin/curl', 'curl'],
  ['/usr/bin/ssh', 'openssh-client'],
  ['/usr/sbin/sshd', 'openssh-server'],
  ['/usr/bin/python3', 'python3'],
  ['/usr/bin/make', 'make'],
  ['/usr/lib/python3/dist-packages/pip', 'python3-pip'],
  ['/bin/busybox', 'busybox-static'],
];

/** Makes the image. Throws where a tool is not there and apt-get cannot install it. */
export function makeTools(): void {
  const missing = PACKAGES.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (missing.length > 0) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', ...missing]);
  }
  const root = mkdtempSync(path.join(tmpdir(), 'dockerlint-tools-'));
  const tar = `${root}.tar`;
  try {
    for (const folder of ['bin', 'tmp', 'root', 'etc', 'app', 'usr/bin', 'home/app', 'usr/lib']) mkdirSync(path.join(root, folder), { recursive: true });
    chmodSync(path.join(root, 'tmp'), 0o1777);
    cpSync('/bin/busybox', path.join(root, 'bin/busybox'));
    for (const name of [
      'sh',
      'cat',
      'mkdir',
      'rm',
      'cp',
      'chmod',
      'echo',
      'find',
      'sed',
      'test',
      'env',
      'ls',
      'uname',
      'tar',
      'base64',
      'basename',
      'dirname',
      'cut',
      'tr',
    ])
      symlinkSync('busybox', path.join(root, 'bin', name));
    for (const program of ['git', 'curl', 'ssh', 'ssh-add', 'ssh-agent', 'ssh-keyscan', 'python3', 'make'])
      take(root, path.join('/usr/bin', program), path.join('usr/bin', program));
    take(root, '/usr/lib/git-core/git', 'usr/bin/git');
    for (const helper of readdirSync('/usr/lib/git-core')) {
      const from = path.join('/usr/lib/git-core', helper);
      if (/^git-(?:remote-https?|submodule|sh-setup|sh-i18n)$/.test(helper) && !lstatSync(from).isDirectory())
        take(root, from, path.join('usr/lib/git-core', helper));
    }
    take(root, process.execPath, 'usr/bin/node');
    const modules = spawnSync('npm', ['root', '-g'], { encoding: 'utf8' }).stdout.trim();
    cpSync(path.join(modules, 'npm'), path.join(root, 'usr/lib/node_modules/npm'), { recursive: true, dereference: true });
    writeFileSync(path.join(root, 'usr/bin/npm'), '#!/bin/sh\nexec node /usr/lib/node_modules/npm/bin/npm-cli.js "$@"\n', { mode: 0o755 });
    takePython(root);
    writeFileSync(path.join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\napp:x:1234:1234:app:/home/app:/bin/sh\n');
    writeFileSync(path.join(root, 'etc/group'), 'root:x:0:\napp:x:1234:\n');
    writeFileSync(path.join(root, 'etc/nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\n');
    run('tar', ['-C', root, '-cf', tar, '.']);
    run('docker', ['import', '--change', 'ENV PATH=/usr/bin:/bin', '--change', 'ENV HOME=/root', tar, TOOLS]);
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(tar, { force: true });
  }
}

/** An image with the Node of this machine and nothing else. */
export const NODE = 'dockerlint-e2e:node';

/** Makes that image. */
export function makeNode(): void {
  const root = mkdtempSync(path.join(tmpdir(), 'dockerlint-node-'));
  const tar = `${root}.tar`;
  try {
    mkdirSync(path.join(root, 'tmp'));
    chmodSync(path.join(root, 'tmp'), 0o1777);
    // in distroless images it is in no folder that is searched by default
    take(root, process.execPath, 'nodejs/bin/node');
    run('tar', ['-C', root, '-cf', tar, '.']);
    run('docker', ['import', tar, NODE]);
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(tar, { force: true });
  }
}

/** Python with its standard library and pip, without the mark that keeps pip out of Debian's own folders. */
function takePython(root: string): void {
  const version = readdirSync('/usr/lib').find((name) => /^python3\.\d+$/.test(name));
  if (version === undefined) throw new Error('no Python library below /usr/lib');
  const isNeeded = (file: string): boolean => !/\/(?:test|tests|idlelib|lib2to3|__pycache__|EXTERNALLY-MANAGED)(?:\/|$)/.test(file);
  cpSync(path.join('/usr/lib', version), path.join(root, 'usr/lib', version), { recursive: true, filter: isNeeded });
  cpSync('/usr/lib/python3', path.join(root, 'usr/lib/python3'), { recursive: true, filter: isNeeded });
  const loaded = path.join('/usr/lib', version, 'lib-dynload');
  for (const name of readdirSync(loaded)) takeLibraries(root, path.join(loaded, name));
  writeFileSync(path.join(root, 'usr/bin/pip'), '#!/bin/sh\nexec python3 -m pip "$@"\n', { mode: 0o755 });
}

function take(root: string, from: string, to: string): void {
  mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
  cpSync(from, path.join(root, to), { dereference: true });
  if (readFileSync(from).subarray(0, 4).toString('latin1') === '\x7fELF') takeLibraries(root, from);
}

function takeLibraries(root: string, file: string): void {
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' });
  for (const [, library] of (stdout ?? '').matchAll(/(\/\S+) \(0x/g)) {
    if (library === undefined || existsSync(path.join(root, library))) continue;
    mkdirSync(path.dirname(path.join(root, library)), { recursive: true });
    cpSync(library, path.join(root, library), { dereference: true });
  }
}

function run(command: string, words: readonly string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (done.status !== 0) throw new Error(`${command} ${words[0]}: ${done.stderr}`);
}
