import { spawnSync } from 'node:child_process';

/**
 * Whether a program is there, after trying to install the Debian package of that name where it is not and root may. Says so in one line
 * where it is not to be had, so that a test that is left out is seen.
 */
export function isInstalled(program: string, debianPackage: string): boolean {
  return isThere(program, () => answers(program), [debianPackage]);
}

/** The same for Debian packages without a program of their own, such as an editor's plugins. */
export function areInstalled(...debianPackages: readonly string[]): boolean {
  return isThere(
    debianPackages.join(', '),
    () => debianPackages.every((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore', timeout: 20_000 }).status === 0),
    debianPackages,
  );
}

function isThere(what: string, isHere: () => boolean, debianPackages: readonly string[]): boolean {
  if (isHere()) return true;
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...debianPackages]]) {
    spawnSync('apt-get', words, { stdio: 'ignore', timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  if (isHere()) return true;
  process.stderr.write(`skipped: ${what} is not installed, and apt-get cannot install ${debianPackages.join(', ')}\n`);
  return false;
}

function answers(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
