import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, dockerlint, openBench, type Report } from './harness/bench.ts';
import { TOOLS } from './harness/tools.ts';

let bench: Bench;
let agent: ChildProcess;
let socket: string;

beforeAll(async () => {
  bench = await openBench('ssh-agent', 'no password');
  socket = path.join(bench.scratch, 'agent');
  agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  for (let wait = 0; wait < 100 && !existsSync(socket); wait++) await new Promise((resolve) => setTimeout(resolve, 50));
  const added = spawnSync('ssh-add', [path.join(bench.scratch, 'servers', 'id')], { env: { ...process.env, SSH_AUTH_SOCK: socket }, encoding: 'utf8' });
  if (added.status !== 0) throw new Error(added.stderr);
}, 120_000);
afterAll(() => {
  agent?.kill();
  bench?.close();
});

/** PORT and REPOSITORY are the server's. */
const CASES: readonly (readonly [name: string, lines: readonly string[], mount: string])[] = [
  [
    'a build argument, written, protected, used and deleted in RUNs of their own',
    [
      'ARG SSH_PRIVATE_KEY',
      'RUN mkdir ~/.ssh',
      'RUN echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_ed25519 && chmod 0600 ~/.ssh/id_ed25519',
      'RUN ssh-keyscan -p PORT localhost >> ~/.ssh/known_hosts',
      'RUN git clone REPOSITORY /src',
      'RUN rm ~/.ssh/id_ed25519',
    ],
    '--mount=type=ssh,required=true',
  ],
  [
    'a build argument that goes into an agent of the RUN',
    [
      'ARG SSH_PRIVATE_KEY',
      'RUN eval "$(ssh-agent -s)" && echo "$SSH_PRIVATE_KEY" | ssh-add - && GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no" git clone REPOSITORY /src && ssh-agent -k',
    ],
    '--mount=type=ssh,required=true',
  ],
  [
    'a copied key that the configuration names as well, its folder needed by known_hosts',
    [
      'COPY id_ed25519 /root/.ssh/id_ed25519',
      'RUN chmod 600 /root/.ssh/id_ed25519 && ssh-keyscan -p PORT localhost >> /root/.ssh/known_hosts && echo "IdentityFile ~/.ssh/id_ed25519" > /root/.ssh/config',
      'RUN git clone REPOSITORY /src && rm /root/.ssh/id_ed25519',
    ],
    '--mount=type=ssh,required=true',
  ],
  [
    'a copied key for another user than root',
    [
      'ENV HOME=/home/app GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"',
      'USER 1234',
      'COPY --chown=1234 id_ed25519 /home/app/.ssh/id_ed25519',
      'RUN git clone REPOSITORY /tmp/src',
    ],
    '--mount=type=ssh,uid=1234,required=true',
  ],
  [
    'a copied key for a user by name',
    [
      'ENV HOME=/home/app GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"',
      'USER app',
      'COPY --chown=app id_ed25519 /home/app/.ssh/id_ed25519',
      'RUN git clone REPOSITORY /tmp/src',
    ],
    '--mount=type=ssh,mode=0666,required=true',
  ],
];

describe('--ssh-agent', () => {
  test.each(CASES)('%s: the agent logs in, and the key is nowhere', async (_, lines, mount) => {
    const { servers, scratch } = bench;
    const filled = (text: string): string =>
      text.replaceAll('PORT', String(servers.sshPort)).replaceAll('REPOSITORY', `ssh://root@localhost:${servers.sshPort}${scratch}/servers/app.git`);
    const mark = servers.key.split('\n')[2] ?? '';
    const folder = bench.folder();
    const file = path.join(folder, 'Dockerfile');
    const write = (): void => {
      writeFileSync(file, `FROM ${TOOLS}\n${filled(lines.join('\n'))}\n`);
      writeFileSync(path.join(folder, 'id_ed25519'), servers.key, { mode: 0o600 });
    };
    write();
    const given = lines[0]?.startsWith('ARG') ? ['--build-arg', `SSH_PRIVATE_KEY=${servers.key}`] : [];
    expect(await bench.build(folder, given, {}, [mark])).toMatchObject({ status: 0, log: '', leaks: true });
    write();
    const report: Report = JSON.parse(dockerlint(folder, ['--fix', '--ssh-agent', '--format', 'json']).stdout);
    const fixed = readFileSync(file, 'utf8');
    expect(fixed).toContain(`RUN ${mount} `);
    for (const gone of ['ARG', 'COPY', 'chmod', 'ssh-add']) expect(fixed).not.toContain(gone);
    expect(report.files[0]?.findings.filter((finding) => !finding.fixed)).toEqual([]);
    const options = report.files[0]?.build?.argv.slice(3, -1) ?? [];
    expect(options).toEqual(['--ssh', 'default']);
    expect(await bench.build(folder, options, { SSH_AUTH_SOCK: socket }, [mark])).toMatchObject({ status: 0, log: '', leaks: false });
    // the key itself in place of an agent
    const key = path.join(scratch, 'servers', 'id');
    expect(await bench.build(folder, ['--ssh', `default=${key}`], {}, [mark])).toMatchObject({ status: 0, log: '', leaks: false });
    expect(await bench.build(folder, [], {}, [])).not.toMatchObject({ status: 0 });
  });
});
