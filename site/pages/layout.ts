import { pageOf } from '../../src/cli/io/version.ts';

/** The address of the project, where its sources are read. */
export const HOME = pageOf('');

export interface Page {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  /** The file of the page below the root of the site: `rules/no-secret-arg.html`. */
  readonly file: string;
  /** A module beside the page. */
  readonly script?: string;
}

/** What a page may load, and whom it may talk to: nobody. A page without a script may run none. https://www.w3.org/TR/CSP3/ */
function policyOf({ script }: Page): string {
  const scripts = script === undefined ? [] : ["script-src 'self'"];
  return ["default-src 'none'", ...scripts, "style-src 'self'", "img-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"].join('; ');
}

const LINKS = [
  ['index.html', 'dockerlint'],
  ['playground.html', 'Playground'],
  ['index.html#rules', 'Rules'],
  ['tools/index.html', 'Tools'],
  ['index.html#what---fix-does-by-example', 'Examples'],
] as const;

/** The whole text of a page. */
export function layout(page: Page): string {
  const up = '../'.repeat(page.file.split('/').length - 1);
  const links = LINKS.map(([file, name]) => `<a href="${up}${file}"${file === page.file ? ' aria-current="page"' : ''}>${name}</a>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="${up}icon.svg">
<link rel="stylesheet" href="${up}style.css">
${page.script === undefined ? '' : `<script type="module" src="${page.script}"></script>\n`}</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Site">${links.join('\n')}\n<a href="${HOME}">Source</a></nav></header>
<main id="main">
${page.body}
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A unified diff with a colour for each line that goes or comes. */
export function diffHtml(diff: string, label: string): string {
  const lines = diff
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const text = escapeHtml(line);
      if (/^(?:\+\+\+|---) /.test(line) || line.startsWith('@@')) return `<span class="hunk">${text}\n</span>`;
      if (line.startsWith('+')) return `<ins>${text}\n</ins>`;
      return line.startsWith('-') ? `<del>${text}\n</del>` : `${text}\n`;
    });
  return `<pre class="diff" tabindex="0" role="group" aria-label="${escapeHtml(label)}">${lines.join('')}</pre>`;
}
