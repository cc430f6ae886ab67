// Keeps what V8 compiled for the next run, in the user's own cache folder. Whoever can write there decides what dockerlint runs, and V8 believes what it
// is given (damaged code ends the process): so nothing is read that another user could have written, and every file holds its bytes twice.
const fs = require('node:fs');
const path = require('node:path');

const HOUR = 60 * 60 * 1000;
/** What was not looked at for so long is deleted, as it may be of a build or a Node that is gone. */
const MOST_DAYS = 60;

/**
 * The compiled code that is kept under a name, and whether it is due to be looked at, which once in an hour is enough for; undefined where there is none that can
 * be trusted.
 */
exports.read = (name) => {
  const folder = cacheFolder();
  if (folder === undefined) return undefined;
  let file;
  try {
    if (!isOurs(fs.lstatSync(folder), 'isDirectory')) return undefined;
    file = fs.openSync(path.join(folder, name), fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
    const stats = fs.fstatSync(file);
    if (!isOurs(stats, 'isFile')) return undefined;
    const bytes = fs.readFileSync(file);
    const half = bytes.length / 2;
    const first = bytes.subarray(0, half);
    if (half === 0 || !first.equals(bytes.subarray(half))) return undefined;
    return { code: first, isDue: Math.abs(Date.now() - stats.mtimeMs) > HOUR };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
};

/** Keeps compiled code under a name. Where that cannot be, e.g. in a read-only home, nothing happens. */
exports.write = (name, bytes) => {
  const folder = cacheFolder();
  if (folder === undefined) return;
  const made = path.join(folder, `${name}.${process.pid}`);
  try {
    makeFolder(folder);
    if (!isOurs(fs.lstatSync(folder), 'isDirectory')) return;
    const file = fs.openSync(made, 'wx', 0o600);
    try {
      fs.writeFileSync(file, Buffer.concat([bytes, bytes]));
    } finally {
      fs.closeSync(file);
    }
    // a reader sees all of it or nothing
    fs.renameSync(made, path.join(folder, name));
    deleteOld(folder);
  } catch {
    removeQuietly(made);
  }
};

/** Says that what is kept under a name was looked at. */
exports.touch = (name) => {
  const now = new Date();
  try {
    fs.utimesSync(path.join(cacheFolder(), name), now, now);
  } catch {
    // a folder that cannot be written to
  }
};

/** Makes a folder and those above it. With `recursive`, Node 20 to 24 never end where a folder exists and cannot hold another, as in /proc. */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function removeQuietly(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // a folder that cannot be written to
  }
}

function deleteOld(folder) {
  const oldest = Date.now() - MOST_DAYS * 24 * HOUR;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith('start-') && fs.lstatSync(file).mtimeMs < oldest) fs.rmSync(file, { force: true });
  }
}

/** Whether a folder or file belongs to the user who runs this, and nobody else can write it; Windows keeps the local data of users apart by itself. */
function isOurs(stats, kind) {
  if (!stats[kind]()) return false;
  return process.geteuid === undefined || (stats.uid === process.geteuid() && (stats.mode & 0o022) === 0);
}

/** Never a shared folder such as /tmp. https://specifications.freedesktop.org/basedir-spec/latest/ */
function cacheFolder() {
  // the switch of Node's own cache: https://nodejs.org/api/cli.html#node_disable_compile_cache1
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const { XDG_CACHE_HOME: cache = '', HOME: home = '', LOCALAPPDATA: local = '' } = process.env;
  const folders = { win32: [local], darwin: [cache, home && path.join(home, 'Library/Caches')] }[process.platform] ?? [
    cache,
    home && path.join(home, '.cache'),
  ];
  const base = folders.find((one) => path.isAbsolute(one));
  return base === undefined ? undefined : path.join(base, 'dockerlint');
}
