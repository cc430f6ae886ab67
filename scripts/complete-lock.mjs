#!/usr/bin/env node
// Completes package-lock.json after an install from a registry that lacks some platform packages:
//
//   node scripts/complete-lock.mjs            adds the missing entries
//   node scripts/complete-lock.mjs --check    fails where an entry is missing, or where the lock names a registry
//
// npm leaves an optional dependency that it cannot find out of the lock, and `npm ci` then refuses the whole lock
// ("Missing: … from lock file"). An entry without a checksum satisfies it; npm fills it in at the next full install.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;

/** Whether Node would find `name` from the package at `from`, by the lock. */
function isFound(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** The platform that a package name speaks of: `@scope/tool-linux-x64-musl`. */
function platformOf(name) {
  const os = /darwin|linux|win32|freebsd|android|openharmony|aix|netbsd|openbsd|sunos/.exec(name)?.[0];
  const cpu = /arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|mips64el|wasm32/.exec(name)?.[0];
  const libc = /musl/.test(name) ? ['musl'] : /gnu/.test(name) ? ['glibc'] : undefined;
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc && os === 'linux' ? { libc } : {}) };
}

const missing = Object.entries(packages).flatMap(([from, entry]) =>
  Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => (isFound(from, name) ? [] : [{ name, version, dev: entry.dev }])),
);
const named = Object.entries(packages).filter(([, entry]) => entry.resolved?.startsWith('http'));

if (process.argv.includes('--check')) {
  for (const { name } of missing) console.error(`package-lock.json lacks ${name}: run node scripts/complete-lock.mjs`);
  for (const [at] of named) console.error(`package-lock.json names a registry at ${at}`);
  process.exitCode = missing.length + named.length > 0 ? 1 : 0;
} else if (missing.length > 0) {
  for (const { name, version, dev } of missing) {
    packages[`node_modules/${name}`] = { version: version.replace(/^[\^~]/, ''), ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} platform packages added`);
}
