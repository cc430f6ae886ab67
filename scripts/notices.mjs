// The licences of what a bundle holds, which these licences ask to be passed on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of THIRD-PARTY-NOTICES.txt for the bundled files (paths relative to root). Throws where a package brings no licence. */
export function noticesOf(root, inputs) {
  const folders = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (!file && !license) throw new Error(`${name} is bundled and says nothing about its licence`);
    const text = file && existsSync(path.join(root, folder, file)) ? readFileSync(path.join(root, folder, file), 'utf8').trim() : `Licensed under ${license}.`;
    return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n')}\n`;
  });
  return `dockerlint is shipped with parts of these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
