import { DEFAULT_ENGINE } from '../../src/knowledge/docker/engines.ts';
import type { CheckOptions, CheckResult } from '../linter/check.ts';
import { type Editor, plainEditor } from './editor.ts';
import { byId } from './elements.ts';
import { showResult } from './results.ts';
import { fragmentOf, isEngine, stateOfFragment } from './share.ts';
import { DOCKERFILE, filesOf, isPath, START, type State } from './state.ts';
import { tabsIn } from './tabs.ts';

/** How long nobody types before the linter runs. */
const PAUSE = 250;

let state: State = START;
let opened = DOCKERFILE;
let result: CheckResult | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

const area = byId('text', HTMLTextAreaElement);
const engine = byId('engine', HTMLSelectElement);
const flags = ['unsafe', 'keep-arguments', 'ssh-agent'].map((id) => byId(id, HTMLInputElement));
const tabs = tabsIn(byId('tabs', HTMLElement), 'panel', (path) => open(path));
let editor: Editor = plainEditor(area, typed);

/** The linter and the code editor are large: the page shows its text and takes keys before they come. */
const linter = afterPaint().then(() => {
  // asked for together with the linter, which would else begin to load it with its first call; where it is lost, that call says so
  import('../linter/later.ts').catch(() => undefined);
  return import('../linter/check.ts');
});

function afterPaint(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function typed(text: string): void {
  state = { ...state, files: new Map(state.files).set(opened, text) };
  tabs.show(state.files, opened);
  clearTimeout(waiting);
  waiting = setTimeout(runOrTell, PAUSE);
}

function open(path: string): void {
  opened = path;
  tabs.show(state.files, opened);
  editor.open(path, state.files.get(path) ?? '');
  showMarks();
}

function goTo(path: string, line: number, column: number): void {
  if (state.files.has(path)) open(path);
  editor.goTo(line, column);
}

function runOrTell(): void {
  run().catch(tellLost);
}

async function run(): Promise<void> {
  const asked = state;
  const { check } = await linter;
  const found = await check({ files: filesOf(asked), dockerfile: DOCKERFILE, options: asked.options });
  // what was typed meanwhile is linted by a run of its own
  if (asked !== state) return;
  result = found;
  showResult(found, goTo);
  showMarks();
}

function showMarks(): void {
  const findings = result?.files.find(({ path }) => path === opened)?.findings ?? [];
  editor.mark(findings.map((finding) => ({ ...finding, level: finding.severity })));
}

function optionsOfForm(): CheckOptions {
  const [unsafe, keepArguments, sshAgent] = flags.map((flag) => flag.checked);
  return {
    ...(isEngine(engine.value) ? { engine: engine.value } : {}),
    ...(unsafe ? { fix: 'unsafe' } : {}),
    ...(keepArguments ? { keepArguments } : {}),
    ...(sshAgent ? { sshAgent } : {}),
  };
}

function showState(next: State): void {
  state = next;
  result = undefined;
  const { engine: name = DEFAULT_ENGINE, fix, keepArguments, sshAgent } = state.options;
  engine.value = name;
  for (const [index, isOn] of [fix === 'unsafe', keepArguments, sshAgent].entries()) {
    const flag = flags[index];
    if (flag) flag.checked = isOn === true;
  }
  open(DOCKERFILE);
  runOrTell();
}

/** Copies, and says so for those who see the button and for those who hear it. */
async function copy(text: string, what: string): Promise<void> {
  const told = byId('copied', HTMLElement);
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = `${what} copied.`;
  } catch {
    told.textContent = `The browser does not let this page copy. ${what}: ${text}`;
  }
}

/** The linter or the code editor has not come: the network is away, or a newer site has other files. */
function tellLost(): void {
  byId('status', HTMLElement).textContent = 'A part of this page could not be loaded. Copy your text, and load the page again.';
}

/** Opens the file whose path somebody has given, which exists as soon as it has a text. */
function addFile(event: SubmitEvent): void {
  event.preventDefault();
  const field = byId('path', HTMLInputElement);
  const path = field.value.trim();
  field.setCustomValidity(isPath(path) ? '' : 'A path below the folder of the project, such as scripts/build.sh');
  if (!field.reportValidity()) return;
  if (!state.files.has(path)) state = { ...state, files: new Map(state.files).set(path, '') };
  field.value = '';
  open(path);
  editor.focus();
}

function listen(): void {
  byId('add', HTMLFormElement).addEventListener('submit', addFile);
  byId('path', HTMLInputElement).addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) target.setCustomValidity('');
  });
  for (const field of [engine, ...flags])
    field.addEventListener('change', () => {
      state = { ...state, options: optionsOfForm() };
      runOrTell();
    });
  byId('copy-command', HTMLButtonElement).addEventListener('click', () => void copy(byId('command', HTMLElement).textContent ?? '', 'Build command'));
  byId('copy-file', HTMLButtonElement).addEventListener('click', () => void copy(result?.fixed[DOCKERFILE] ?? state.files.get(DOCKERFILE) ?? '', 'Dockerfile'));
  byId('apply', HTMLButtonElement).addEventListener('click', () => {
    if (result) showState({ ...state, files: new Map([...state.files, ...Object.entries(result.fixed)]) });
    editor.focus();
  });
  byId('share', HTMLButtonElement).addEventListener('click', async () => {
    const fragment = await fragmentOf(state);
    history.replaceState(null, '', fragment);
    const warning = (result?.values ?? 0) > 0 ? ' (it holds the secret values of your text)' : '';
    await copy(location.href, `Link${warning}`);
  });
  window.addEventListener('hashchange', () => void openLink());
}

async function openLink(): Promise<void> {
  const linked = await stateOfFragment(location.hash);
  if (linked) showState(linked);
}

/** Puts the code editor in the place of the text area, where the cursor stays. */
async function improveEditor(): Promise<void> {
  await afterPaint();
  const { codeEditor } = await import('./code-editor.ts');
  const hadFocus = document.activeElement === area;
  const before = area.value.slice(0, area.selectionStart).split('\n');
  editor = codeEditor(byId('code', HTMLElement), typed);
  area.hidden = true;
  open(opened);
  if (hadFocus) editor.goTo(before.length, (before.at(-1) ?? '').length + 1);
}

listen();
showState((await stateOfFragment(location.hash)) ?? START);
// without it, the text area stays
improveEditor().catch(tellLost);
