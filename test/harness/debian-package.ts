import { spawnSync } from 'node:child_process';

/**
 * Whether a program is there, after trying to install the Debian package of that name where it is not and root may. Says so in one line
 * where it is not to be had, so that a test that is left out is seen.
 */
export function isInstalled(program: string, debianPackage: string): boolean {
  if (answers(program)) return true;
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', debianPackage]]) {
    spawnSync('apt-get', words, { stdio: 'ignore', timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  if (answers(program)) return true;
  process.stderr.write(`skipped: ${program} is not installed, and apt-get cannot install ${debianPackage}\n`);
  return false;
}

function answers(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
