import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it, which get `mode` too. Throws what the system says where one cannot be made. Not `mkdirSync` with `recursive`: on Node 20 to
 * 24 that never ends where a folder exists and cannot hold another, as in /proc.
 */
export function makeFolders(folder: string, mode = 0o777): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // another run made it meanwhile
    if (!existsSync(folder)) throw error;
  }
}
