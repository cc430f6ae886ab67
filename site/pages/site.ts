import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exampleHtml } from './examples.ts';
import { layout } from './layout.ts';
import { htmlOf, type SitePages } from './markdown.ts';
import { PLAYGROUND } from './playground-page.ts';

/** All pages of the site, by their paths in it. `root`: the repository. */
export async function sitePages(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = pagesOf(root);
  const made = new Map<string, string>();
  for (const [source, file] of pages) {
    const name = /^examples\/([\w-]+)$/.exec(source)?.[1];
    const text = readFileSync(path.join(root, name === undefined ? source : `${source}/README.md`), 'utf8');
    // a page about a file is written with links from that file
    const from = name === undefined ? source : `${source}/README.md`;
    const plain = htmlOf(text, from, new Map([...pages, [from, file]]));
    const html = file === 'index.html' ? plain.replace('</h1>', '</h1>\n<p><a class="button" href="playground.html">Try it in the playground</a></p>') : plain;
    const title = /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? 'dockerlint';
    const body = name === undefined ? html : `${html}\n${await exampleHtml(exampleIn(path.join(root, source)), '../')}`;
    made.set(file, layout({ title: title === 'dockerlint' ? title : `${title} - dockerlint`, body, file }));
  }
  made.set('playground.html', layout({ title: 'Playground - dockerlint', body: PLAYGROUND, file: 'playground.html', script: 'playground.js' }));
  return made;
}

/** Which files of the repository become pages. */
function pagesOf(root: string): SitePages {
  const names = (folder: string): readonly string[] => readdirSync(path.join(root, folder)).sort();
  const markdown = (folder: string): readonly string[] => names(folder).flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -3)] : []));
  const folders = (folder: string): readonly string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return new Map([
    ['README.md', 'index.html'],
    ['CHANGELOG.md', 'changelog.html'],
    ...markdown('docs').map((name) => [`docs/${name}.md`, `docs/${name}.html`] as const),
    ...markdown('docs/tools').map((name) => [`docs/tools/${name}.md`, `tools/${name === 'README' ? 'index' : name}.html`] as const),
    ...folders('rules').map((name) => [`rules/${name}/README.md`, `rules/${name}.html`] as const),
    ...folders('examples').map((name) => [`examples/${name}`, `examples/${name}.html`] as const),
  ]);
}

function exampleIn(folder: string): Parameters<typeof exampleHtml>[0] {
  const filesIn = (part: string): Readonly<Record<string, string>> => {
    const below = path.join(folder, part);
    const entries = readdirSync(below, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(paths.map((file) => [path.relative(below, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]));
  };
  return { before: filesIn('before'), after: filesIn('after'), output: readFileSync(path.join(folder, 'output.txt'), 'utf8') };
}
