// What page.ts needs of `node:fs`, over the files inside of the single executable.
import { getAsset, getRawAsset } from 'node:sea';

const nameOf = (file) => file.replaceAll('\\', '/');

export function existsSync(file) {
  try {
    getRawAsset(nameOf(file));
    return true;
  } catch {
    return false;
  }
}

export function readFileSync(file, encoding) {
  return getAsset(nameOf(file), encoding);
}
