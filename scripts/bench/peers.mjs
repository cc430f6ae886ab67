// Other linters for Dockerfiles that npm can install.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../source.mjs';

/** Of tally the rules about secrets alone, which is what dockerlint does. https://github.com/wharflab/tally */
const TALLY = 'lint --slow-checks off --ignore buildkit/* --ignore hadolint/* --ignore shellcheck/* --ignore tally/*'.split(' ');
const TALLY_SECRETS = ['--select', 'tally/secrets-in-code', '--select', 'buildkit/SecretsUsedInArgOrEnv'];

/** Statuses from here on are the shell's. What others mean by theirs is not asked. */
const CANNOT_START = 126;

const PEERS = [
  { name: 'tally', package: `@wharflab/tally-${process.platform}-${process.arch}`, version: '0.45.0', file: 'bin/tally', words: [...TALLY, ...TALLY_SECRETS] },
  { name: 'dockerfilelint', package: 'dockerfilelint', version: '1.8.0', script: 'dockerfilelint', words: [] },
  { name: 'dockerfile-utils', package: 'dockerfile-utils', version: '0.16.3', script: 'dockerfile-utils', words: ['lint'] },
  { name: 'dockerfile_lint', package: 'dockerfile_lint', version: '0.3.4', script: 'dockerfile_lint', words: ['-f'] },
  { name: 'dockerlint (abandoned)', package: 'dockerlint', version: '0.3.9', script: 'dockerlint', words: [] },
];

/** The peers as contestants over a file, installed for the purpose. Prints a line for each that cannot be had here. */
export function peersFor(file) {
  return PEERS.flatMap((peer) => {
    const modules = path.join(cache, 'peers', `${peer.name.split(' ')[0]}-${peer.version}`, 'node_modules');
    const program = peer.file ? path.join(modules, peer.package, peer.file) : path.join(modules, '.bin', peer.script);
    if (!existsSync(program)) install(path.dirname(modules), peer);
    const start = peer.file ? [program] : [process.execPath, program];
    if (existsSync(program)) return [{ name: `${peer.name} ${peer.version}`, command: [...start, ...peer.words, file], highestStatus: CANNOT_START - 1 }];
    console.log(`${peer.name}: cannot be installed here, left out`);
    return [];
  });
}

function install(folder, { package: name, version }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: folder, stdio: 'ignore', timeout: 120_000 });
}
