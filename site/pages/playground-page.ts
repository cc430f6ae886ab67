import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { DOCKERFILE, START } from '../page/state.ts';
import { escapeHtml } from './layout.ts';

const engines = Object.keys(ENGINES).map((name) => `<option${name === DEFAULT_ENGINE ? ' selected' : ''}>${name}</option>`);

/** The playground before its script runs: a text that can be read and changed. */
export const PLAYGROUND = `<h1>Playground</h1>
<p>Type or paste a Dockerfile, and the files around it. Everything runs in this page, and nothing is sent: its
<a href="https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP">Content Security Policy</a> forbids every connection.</p>
<noscript><p>The linter is a script, which this browser does not run.</p></noscript>
<form class="options" autocomplete="off">
<label>Engine <select id="engine">${engines.join('')}</select></label>
<label><input type="checkbox" id="unsafe"> Unsafe fixes too</label>
<label><input type="checkbox" id="keep-arguments"> Keep arguments</label>
<label><input type="checkbox" id="ssh-agent"> Use an ssh agent</label>
</form>
<p id="status" role="status">The linter is loading.</p>
<div class="actions">
<button type="button" id="apply" disabled>Apply the fixes</button>
<button type="button" id="copy-file">Copy the Dockerfile</button>
<button type="button" id="share">Copy a link to this</button>
<span id="copied" role="status"></span>
</div>
<div class="work">
<section aria-label="Files">
<div id="tabs" role="tablist" aria-label="Files"></div>
<div id="panel" role="tabpanel" aria-label="Text of the file">
<textarea id="text" aria-label="${DOCKERFILE}" rows="16" spellcheck="false" autocapitalize="off" autocomplete="off">
${escapeHtml(START.files.get(DOCKERFILE) ?? '')}</textarea>
<div id="code"></div>
</div>
<form id="add" autocomplete="off">
<input id="path" aria-label="Path of another file" placeholder="scripts/build.sh" spellcheck="false" autocapitalize="off" maxlength="200">
<button type="submit">Add a file</button>
</form>
</section>
<section aria-label="Result">
<div id="changes-part" hidden><h2>Rewritten files</h2><div id="changes"></div></div>
<div id="command-part" hidden><h2>Build it with</h2><pre id="command" tabindex="0"></pre>
<button type="button" id="copy-command">Copy the build command</button></div>
<div id="by-hand-part" hidden><h2>To change or check by hand</h2><ul id="by-hand"></ul></div>
<h2>Findings</h2>
<ol id="findings"></ol>
</section>
</div>`;
