import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of the code block that a page of docs/ gives to users under that label (the second word after its fence). Throws where there is none. */
export function documented(page: string, label: string): string {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs', page), 'utf8');
  const [, code] = new RegExp(`^\`\`\`\\w+ ${label}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (code === undefined) throw new Error(`docs/${page} has no block "${label}"`);
  return code;
}

/** A code block of a page of docs/. */
export interface DocumentedBlock {
  readonly language: string;
  readonly label: string;
  readonly code: string;
}

/** All code blocks of a page of docs/ that have a label. */
export function documentedBlocks(page: string): readonly DocumentedBlock[] {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs', page), 'utf8');
  return [...text.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```/gm)].map(([, language = '', label = '', code = '']) => ({ language, label, code }));
}
