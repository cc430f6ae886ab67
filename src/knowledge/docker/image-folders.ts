/**
 * Folders that exist in base images, by the standard of file systems and by what images of Debian, Maven and web servers have. Sources:
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html, https://manpages.debian.org/apt_auth.conf.5, https://hub.docker.com/_/maven
 */
export const IMAGE_FOLDERS: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/etc',
  '/home',
  '/lib',
  '/mnt',
  '/opt',
  '/root',
  '/run',
  '/sbin',
  '/srv',
  '/tmp',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/local',
  '/usr/local/bin',
  '/usr/share',
  '/usr/src',
  '/var',
  '/var/lib',
  '/var/www',
  '/var/www/html',
  '/etc/ssl',
  '/etc/ssl/private',
  '/etc/ssl/certs',
  '/usr/share/maven/conf',
  '/etc/apt',
  '/etc/apt/auth.conf.d',
]);

/**
 * Folders that are empty in base images: a name inside is a file name, unless an instruction created a folder of that name. Source:
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html
 */
export const EMPTY_FOLDERS: ReadonlySet<string> = new Set(['/tmp', '/var/tmp', '/root']);

/** Folders for files that nobody needs later. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html */
export const SCRATCH_FOLDERS: readonly string[] = ['/tmp', '/var/tmp', '/dev/shm'];
