import { unifiedDiff } from '../../src/reporters/diff.ts';
import { fragmentOf } from '../page/share.ts';
import { stateOf } from '../page/state.ts';
import { diffHtml, escapeHtml } from './layout.ts';

/** A project before and after, by the paths of its files. */
export interface Example {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** What the command line printed. */
  readonly output: string;
}

/** What stands on the page of an example after its text: the diff, both texts beside each other, and the way to try it. */
export async function exampleHtml({ before, after, output }: Example, up: string): Promise<string> {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((file) => before[file] !== after[file]);
  const diffs = changed.map((file) => diffHtml(unifiedDiff(file, before[file], after[file] ?? ''), `Diff of ${file}`));
  const texts = changed.map(
    (file) => `<h3>${escapeHtml(file)}</h3>
<div class="columns">${column('Before', before[file] ?? '')}${column('After', after[file] ?? '')}</div>`,
  );
  const fragment = await fragmentOf(stateOf(before));
  return `<p><a class="button" href="${up}playground.html${fragment}">Open in the playground</a></p>
<h2>What it prints</h2>
<pre tabindex="0">${escapeHtml(output)}</pre>
${changed.length === 0 ? '' : `<h2>The change</h2>\n${diffs.join('\n')}\n<h2>Before and after</h2>\n${texts.join('\n')}`}`;
}

function column(name: string, text: string): string {
  return `<section><h4>${name}</h4><pre tabindex="0">${text === '' ? '(no such file)' : escapeHtml(text)}</pre></section>`;
}
