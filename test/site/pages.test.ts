import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { sitePages } from '../../site/pages/site.ts';

const root = path.join(import.meta.dirname, '../..');
let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  pages = await sitePages(root);
});

test('there is a page for the project, its rules, tools, docs and examples, and the playground', () => {
  for (const file of [
    'index.html',
    'playground.html',
    'rules/no-secret-arg.html',
    'tools/index.html',
    'tools/npm.html',
    'docs/prove.html',
    'examples/compose.html',
  ])
    expect(pages.get(file)).toMatch(/<title>.+<\/title>[\s\S]+<h1/);
});

test('each link inside of the site leads to a page, and to a heading that it has', () => {
  const lost = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/ href="([^"]*)"/g)].flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link) || /\.(?:css|svg)$/.test(link)) return [];
      const [target = '', fragment] = link.split('#');
      const page = target === '' ? html : pages.get(path.posix.join(path.posix.dirname(file), target));
      // the fragment of the playground is a text
      const isThere = page !== undefined && (fragment === undefined || fragment.startsWith('1=') || page.includes(` id="${fragment}"`));
      return isThere ? [] : [`${file}: ${link}`];
    }),
  );
  expect(lost).toEqual([]);
});

test('no page may connect, and none but the playground may run a script', () => {
  for (const [file, html] of pages) {
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    expect(policy).toMatch(/^default-src 'none'; .*connect-src 'none'/);
    expect(policy).not.toContain('unsafe');
    expect([file, policy.includes('script-src')]).toEqual([file, file === 'playground.html']);
    expect(html).not.toMatch(/<(?!script|style)\w[^>]* (?:style|on\w+)=/);
  }
});

test('the diff of an example is what --fix does', () => {
  expect(pages.get('examples/compose.html')).toContain('<ins>+RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n</ins>');
  expect(pages.get('examples/compose.html')).toContain('href="../playground.html#1=');
});
