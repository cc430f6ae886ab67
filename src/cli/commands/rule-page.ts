import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the pages are: beside the bundle, beside the folder of its chunks, or in the sources. */
const PLACES = ['rules/NAME.md', '../rules/NAME.md', '../../../rules/NAME/README.md'];

/** The page of a rule as Markdown; undefined if there is none. */
export function readRulePage(name: string): string | undefined {
  const file = PLACES.map((place) => path.join(import.meta.dirname, place.replace('NAME', name))).find((each) => existsSync(each));
  return file === undefined
    ? undefined
    : readFileSync(file, 'utf8')
        .replace(/<!--[\s\S]*?-->\n?/g, '')
        .replace(/^\s+/, '')
        .replace(/\n{3,}/g, '\n\n');
}
