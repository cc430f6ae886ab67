// CPU and wall time of whole processes, run in turns so that a busy machine is unfair to all alike.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What children are given of the environment. NODE_EXTRA_CA_CERTS alone, where it is set, makes `node -e 0` three times as dear and every ratio to it flatter. */
const KEPT = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];

/** The environment of every child: as on a machine with nothing set, and with a home of its own. */
function environment(home) {
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), HOME: home, XDG_CACHE_HOME: path.join(home, 'cache'), NO_COLOR: '1' };
}

/**
 * Times of each contestant, `{ name, command, input?, highestStatus? }`, a sample `{ cpu, wall }` in milliseconds for each of `runs` turns after one that warms the disk cache and
 * keeps compiled code. Throws where one cannot be started, or ends with a higher status than it may, which is 1.
 */
export function inTurns(contestants, runs, home) {
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  for (let turn = -1; turn < runs; turn++) {
    for (const { name, command, input, highestStatus = 1 } of contestants) {
      const sample = timeOf(command, input, home);
      if (sample.status > highestStatus) throw new Error(`${name} ended with the status ${sample.status}`);
      if (turn >= 0) samples.get(name).push(sample);
    }
  }
  return samples;
}

/** bash's `time` waits for all threads and children. */
function timeOf(command, input, home) {
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1; echo $?';
  const { stdout } = spawnSync('bash', ['-c', script, 'bench', ...command], { cwd: home, input, encoding: 'utf8', env: environment(home) });
  const [times, status] = stdout.trim().split('\n').slice(-2);
  const [wall, user, system] = times.split(' ').map(Number);
  return { cpu: (user + system) * 1000, wall: wall * 1000, status: Number(status) };
}

/** The most memory that a Node process takes, in MiB. */
export function peakOf([node, ...words], home) {
  const report = path.join(home, 'peak');
  const preload = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)));`,
  )}`;
  spawnSync(node, ['--import', preload, ...words], { cwd: home, env: environment(home), stdio: 'ignore' });
  return Number(readFileSync(report, 'utf8')) / 1024;
}

/** The median of a column of samples. */
export function median(samples, key) {
  const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times the base a contestant costs: the median of each turn's own ratio, as what slows the machine slows both. */
export function ratioOf(samples, base, key) {
  return median(
    samples.map((sample, turn) => ({ ratio: sample[key] / base[turn][key] })),
    'ratio',
  );
}
