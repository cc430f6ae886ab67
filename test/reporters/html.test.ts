import { describe, expect, test } from '@jest/globals';
import { reportHtml } from '../../src/reporters/review/html.ts';
import { openElements } from '../harness/open-elements.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';
import { reportOf } from './report.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';

describe('html', () => {
  const page = reportHtml(reportOf({ Dockerfile: LEAKING, 'compose.yaml': COMPOSE }, 'safe', 'diff'));

  test('says what was found, what changes, how to build and what to replace', () => {
    for (const part of [
      '<li class="fixed"><b>1</b> that --fix repairs</li>',
      '<h2>Dockerfile</h2>',
      '<h3><span class="error">error</span> Build argument &quot;NPM_TOKEN&quot; is recorded in the image history</h3>',
      '<pre><i>2</i> ARG NPM_TOKEN</pre>',
      '<li>read by npm ci (line 3), which is known to read it</li>',
      '<p><code>dockerlint --fix</code>: Mount &quot;NPM_TOKEN&quot; as a build secret</p>',
      '<a href="https://example.com/rules/no-secret-arg">no-secret-arg</a>',
      '<span class="del">-ARG NPM_TOKEN</span>',
      '<span class="add">+        - NPM_TOKEN</span>',
      '<pre>docker buildx build --secret id=NPM_TOKEN .</pre>',
      '<a href="https://docs.npmjs.com/revoking-access-tokens">npm</a>',
    ])
      expect(page).toContain(part);
  });

  test('is one page that loads nothing and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(openElements(page)).toEqual([]);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\son\w+=|url\(|@import/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test('what a document says is text', () => {
    const name = '<script>alert(1)</script>"\'.Dockerfile';
    const hostile = reportHtml(
      reportOf({ [name]: 'FROM alpine\nARG API_TOKEN=<b onclick="x">\nRUN curl -H "X: $API_TOKEN" https://example.com/?a=1&b=<i>\n' }, 'unsafe', 'diff'),
    );
    expect(openElements(hostile)).toEqual([]);
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;.Dockerfile');
    expect(hostile).not.toMatch(/<script|<b onclick|<i>\s*\n|b=<i>/);
  });

  test('shows no value, and no more than people read', () => {
    const value = mixed(20, 'in the page');
    const many = Array.from({ length: 1_010 }, (_, index) => `LABEL api_token_${index}=glpat-${mixed(20, `label ${index}`)}\n`).join('');
    const text = reportHtml(
      reportOf({ Dockerfile: `FROM node:22\n# was ${value}\nENV DB_PASSWORD=${value}x\nARG NPM_TOKEN=${value}y\nRUN npm ci\n${many}` }, 'safe', 'diff'),
    );
    expect(text).not.toContain(value);
    expect(text.match(/<article /g)).toHaveLength(1_000);
    expect(text).toMatch(/<p>1\d more findings are not shown\.<\/p>/);
    expect(openElements(text)).toEqual([]);
  });

  test('without problems is short', () => {
    const text = reportHtml(reportOf({ Dockerfile: 'FROM alpine\n' }, 'safe', 'diff'));
    expect(text).toContain('<li class="fixed">no problems</li>');
    expect(text).not.toMatch(/<section|<article/);
  });
});
