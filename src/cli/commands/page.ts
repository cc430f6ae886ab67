import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders with the pages: beside the bundle, beside the folder of its chunks, or in the sources. */
const PLACES = {
  rule: ['rules/NAME.md', '../rules/NAME.md', '../../../rules/NAME/README.md'],
  tool: ['tools/NAME.md', '../tools/NAME.md', '../../../docs/tools/NAME.md'],
} as const;

/** Returns the page of a rule or a tool as Markdown, or undefined if there is none. */
export function readPage(kind: keyof typeof PLACES, name: string): string | undefined {
  const file = PLACES[kind].map((place) => path.join(import.meta.dirname, place.replace('NAME', name))).find((each) => existsSync(each));
  return file === undefined
    ? undefined
    : readFileSync(file, 'utf8')
        .replace(/<!--[\s\S]*?-->\n?/g, '')
        .replace(/^\s+/, '')
        .replace(/\n{3,}/g, '\n\n');
}
