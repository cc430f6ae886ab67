import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { STYLE } from './html-style.ts';

/** A whole page. It has no scripts, and nothing to load. */
export function htmlPage(sections: readonly Visible[], version: string): Visible {
  return say`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>dockerlint</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${joined(sections)}<footer>dockerlint ${htmlText(visible(version, []))}. Values of secrets are not shown.</footer>
</main>
</body>
</html>
`;
}

/** The title of the page, with the numbers of the findings that there are. */
export function htmlTitle(files: number, counts: readonly (readonly [number, Visible, Visible])[]): Visible {
  const chips = counts.filter(([count]) => count > 0).map(([count, kind, label]) => say`<li class="${kind}"><b>${count}</b> ${label}</li>\n`);
  const none = say`<li class="fixed">no problems</li>\n`;
  return say`<h1>Secrets in Dockerfiles</h1>\n<p>${files} file${files === 1 ? own('') : own('s')} read</p>\n<ul class="counts">\n${joined(chips.length > 0 ? chips : [none])}</ul>\n`;
}

/** Escapes text for elements and quoted attributes. Source: https://html.spec.whatwg.org/multipage/syntax.html#elements-2 */
export function htmlText(shown: Visible): Visible {
  return reshaped(shown, (plain) =>
    plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  );
}

/** A line in which code stands in backticks. */
export function htmlLine(shown: Visible): Visible {
  return reshaped(htmlText(shown), (plain) => plain.replace(/`([^`]*)`/g, '<code>$1</code>'));
}

/** A link to a page of the web; only the label for any other address. */
export function htmlLink(href: Visible, label: Visible): Visible {
  return href.startsWith('https://') ? say`<a href="${htmlText(href)}">${htmlText(label)}</a>` : htmlText(label);
}
