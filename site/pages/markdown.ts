import path from 'node:path/posix';
import { Marked } from 'marked';
import { diffHtml, escapeHtml, HOME } from './layout.ts';

/** The page of the site for each file of the repository that has one, both by their paths. */
export type SitePages = ReadonlyMap<string, string>;

/** A Markdown file of the repository as HTML; its links lead to pages of the site, or to the sources. */
export function htmlOf(text: string, file: string, pages: SitePages): string {
  const ids = new Map<string, number>();
  const marked = new Marked({
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') token['href'] = addressOf(String(token['href']), file, pages);
    },
    renderer: {
      heading({ tokens, depth, text: title }) {
        return `<h${depth} id="${idOf(title, ids)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text: code, lang = '' }) {
        if (lang === 'diff') return diffHtml(code, 'Diff');
        return `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`;
      },
    },
  });
  const html = marked.parse(text, { async: false });
  // a wide table scrolls by itself on a phone, also by keys
  return html
    .replaceAll('<table>', '<div class="table" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<th></th>', '<td></td>');
}

/** Where a link of a file leads. */
function addressOf(link: string, file: string, pages: SitePages): string {
  if (/^[a-z]+:|^#/.test(link)) return link;
  const [target = '', fragment] = link.split('#');
  const named = path.join(path.dirname(file), target).replace(/\/$/, '');
  const page = pages.get(named);
  const hash = fragment === undefined ? '' : `#${fragment}`;
  if (page === undefined) return `${HOME}/blob/main/${named}${hash}`;
  return `${path.relative(path.dirname(pages.get(file) ?? file), page)}${hash}`;
}

/** The id that GitHub gives a heading, which links in our files name. */
function idOf(title: string, ids: Map<string, number>): string {
  const plain = title
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  const before = ids.get(plain) ?? 0;
  ids.set(plain, before + 1);
  return before === 0 ? plain : `${plain}-${before}`;
}
