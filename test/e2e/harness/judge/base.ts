import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../../src/text/document.ts';

/** Words that a shell knows, and programs of busybox that do their real work. */
const REAL =
  'if then else elif fi for in do done while until case esac function set export unset readonly local eval exec exit return break continue shift trap command type ulimit umask wait . [ [[ ' +
  'sh ash bash env cat echo printf test true false pwd cd basename dirname cut tr head tail tee wc xargs expr seq date sleep id whoami uname hostname nproc mktemp readlink realpath which cmp diff dd od yes uniq source read alias';

/** Programs that go on where a file is missing that a download would have made: here is nothing to download. */
const LENIENT = 'mv cp ln chown chgrp chmod sed awk ls find touch stat grep sort mkdir rmdir rm install egrep';

/** Makes the image that stands in for every base of the Dockerfiles: busybox, and the witness under each word that may be a program. */
export function makeWitnessBase(tag: string, dockerfiles: readonly string[]): void {
  const root = mkdtempSync(path.join(tmpdir(), 'dockerlint-witness-'));
  try {
    for (const folder of ['bin', 'usr/bin', 'usr/local/bin', 'tmp', 'root', 'etc', 'stub', 'home', 'app', 'run', 'srv', 'opt', 'var/lib'])
      mkdirSync(path.join(root, folder), { recursive: true });
    chmodSync(path.join(root, 'tmp'), 0o1777);
    cpSync('/bin/busybox', path.join(root, 'bin/busybox'));
    for (const applet of run('/bin/busybox', ['--list'])
      .split('\n')
      .filter((name) => REAL.split(' ').includes(name)))
      symlinkSync('busybox', path.join(root, 'bin', applet));
    const script = (at: string, text: string): void => writeFileSync(path.join(root, at), `#!/bin/busybox sh\n${text}\n`, { mode: 0o755 });
    copyShell(root);
    for (const name of LENIENT.split(' ')) script(`bin/${name}`, `/bin/busybox ${name} "$@" 2>/dev/null || true`);
    // a canary is no base64: what is decoded is what was given
    script('bin/base64', 'case " $* " in *" -d "*|*" --decode "*) exec /bin/busybox cat ;; esac; exec /bin/busybox base64 "$@"');
    // what it prints decides, so it must fail where the real one does
    script('bin/grep', '/bin/busybox grep "$@" 2>/dev/null');
    writeFileSync(path.join(root, 'witness'), readFileSync(path.join(import.meta.dirname, 'witness.sh')), { mode: 0o755 });
    const text = dockerfiles.join('\n');
    const known = new Set([...REAL.split(' '), ...LENIENT.split(' '), 'base64']);
    const words = new Set([...text.matchAll(/(?<![\w.$-])([a-z][a-z0-9_.+-]{0,40})(?![\w=])/gi)].map(([, word]) => word ?? ''));
    for (const word of words) if (!known.has(word)) symlinkSync('/witness', path.join(root, 'stub', word));
    writeUsers(root, text);
    for (const each of dockerfiles) makeCarried(root, each);
    makeStarted(root, text);
    const tar = path.join(root, '../', `${path.basename(root)}.tar`);
    run('tar', ['-C', root, '-cf', tar, '--owner=0', '--group=0', '.']);
    run('docker', ['import', '--change', 'ENV PATH=/stub:/usr/local/bin:/usr/bin:/bin', tar, tag]);
    rmSync(tar);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The shell of this machine: that of busybox runs what it has itself before it looks along PATH, so that no witness would stand in for `wget` or `tar`. */
function copyShell(root: string): void {
  const libraries = [...run('ldd', ['/bin/bash']).matchAll(/(\/\S+) \(0x/g)].map(([, library]) => library ?? '');
  for (const library of libraries) {
    mkdirSync(path.dirname(path.join(root, library)), { recursive: true });
    cpSync(library, path.join(root, library), { dereference: true });
  }
  for (const name of ['sh', 'bash', 'ash']) rmSync(path.join(root, 'bin', name), { force: true });
  cpSync('/bin/bash', path.join(root, 'bin/bash'), { dereference: true });
  for (const name of ['sh', 'ash']) symlinkSync('bash', path.join(root, 'bin', name));
}

/** The users that the Dockerfiles name. */
function writeUsers(root: string, text: string): void {
  const names = [...text.matchAll(/^\s*USER\s+([a-z_][\w-]*)|--chown=([a-z_][\w-]*)/gim)].map(([, user, owner]) => user ?? owner ?? '');
  const users = [...new Set(names)].filter((name) => name !== 'root');
  for (const home of ['root', ...users.map((name) => `home/${name}`)]) {
    // some cases write into such a folder as if the base image had it
    for (const folder of ['.ssh', '.m2']) mkdirSync(path.join(root, home, folder), { recursive: true });
    for (const folder of ['', '.ssh', '.m2']) chmodSync(path.join(root, home, folder), 0o777);
  }
  writeFileSync(
    path.join(root, 'etc/passwd'),
    ['root:x:0:0:root:/root:/bin/sh', ...users.map((name, at) => `${name}:x:${1000 + at}:${1000 + at}:${name}:/home/${name}:/bin/sh`), ''].join('\n'),
  );
  writeFileSync(path.join(root, 'etc/group'), ['root:x:0:', ...users.map((name, at) => `${name}:x:${1000 + at}:`), ''].join('\n'));
}

/** What stages copy from others: the programs that make it do nothing here. Files that hold logins are never made. */
function makeCarried(root: string, text: string): void {
  for (const instruction of parseDockerfile(new Document('/project/Dockerfile', text)).instructions) {
    if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || instruction.from === undefined) continue;
    for (const { value } of instruction.sources) {
      const at = path.join(root, path.posix.join('/', value.replace(/[^\w./+-]/g, 'x')));
      if (/\/(root|home\/\w+)\/|\/\.\w/.test(at.slice(root.length)) || at === root) continue;
      try {
        mkdirSync(path.extname(at) === '' ? at : path.dirname(at), { recursive: true });
        writeFileSync(path.extname(at) === '' ? path.join(at, 'made') : at, 'made\n');
      } catch {
        // another case has a file where this one has a folder: that build fails, and the case is counted as one that cannot be built
      }
    }
  }
}

/** Scripts that a RUN starts in its folder, as a base image or a download would bring them. */
function makeStarted(root: string, text: string): void {
  const names = [...text.matchAll(/(?<![\w./~-])\.\/((?:[\w-]+\/)*[\w-]+(?:\.\w+)?)(?![\w./])/g)].map(([, name]) => name ?? '');
  for (const name of new Set(names)) {
    for (const folder of ['', 'app', 'src', 'work']) {
      mkdirSync(path.dirname(path.join(root, folder, name)), { recursive: true });
      if (!existsSync(path.join(root, folder, name))) symlinkSync('/witness', path.join(root, folder, name));
    }
  }
}

function run(command: string, words: readonly string[]): string {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words[0]}: ${done.stderr}`);
  return done.stdout;
}
