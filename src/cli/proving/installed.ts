import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Io } from '../io/io.ts';

/** Whether a program is on the PATH. */
export function isInstalled(program: string, { PATH = '' }: Io['env']): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return PATH.split(path.delimiter).some((folder) => names.some((name) => folder !== '' && existsSync(path.join(folder, name))));
}
