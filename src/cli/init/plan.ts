import { YamlEditor } from '../../companions/yaml/edit.ts';
import { member } from '../../text/json.ts';
import { CONFIG_FILES } from '../config/types.ts';
import { configuration, GITLAB_JOB, HUSKY_LINE, LEFTHOOK_COMMAND, preCommitRepo, workflow } from './snippets.ts';

/** The files of a repository, by their path from its root. */
export interface InitFiles {
  exists(path: string): boolean;
  /** The text of a file; undefined if there is none. */
  read(path: string): string | undefined;
}

/** A file to write. `added`: the texts that it gets, which hold nothing of what stands there. */
export interface InitFile {
  readonly path: string;
  readonly what: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly added: readonly string[];
}

/** What a repository gets, and what a person does besides. */
export interface InitPlan {
  readonly files: readonly InitFile[];
  readonly notes: readonly string[];
}

const LEFTHOOK_FILES = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'];
const PRE_COMMIT_FILES = ['.pre-commit-config.yaml', '.pre-commit-config.yml'];
const HUSKY_HOOK = '.husky/pre-commit';
const GITLAB_FILE = '.gitlab-ci.yml';
const WORKFLOW = '.github/workflows/dockerlint.yml';
const PACKAGE = '@dockerlint/cli';

/** What a part of the plan adds; `name`: the file whose text already says dockerlint. */
type Part = InitFile | { readonly note: string } | { readonly done: string };

/**
 * Plans what sets dockerlint up in a repository: a configuration, a hook of the hook manager that it has, a job of the CI that it has. What names dockerlint already
 * stays as it is. `version`: that of the release to name.
 */
export function planInit(files: InitFiles, version: string): InitPlan {
  const parts = [configPart(files, version), hookPart(files, version), ciPart(files, version)];
  const planned = parts.flatMap((part) => ('path' in part ? [part] : []));
  const runsNpx = planned.some(({ path }) => path === HUSKY_HOOK || LEFTHOOK_FILES.includes(path));
  const notes = parts.flatMap((part) => ('note' in part ? [part.note] : []));
  return {
    files: planned,
    notes: runsNpx && !isInstalled(files) ? [...notes, `the hook runs the package of the project: npm install --save-dev ${PACKAGE}`] : notes,
  };
}

function isInstalled(files: InitFiles): boolean {
  const manifest = json(files, 'package.json');
  return ['dependencies', 'devDependencies'].some((kind) => member(member(manifest, kind), PACKAGE) !== undefined);
}

function configPart(files: InitFiles, version: string): Part {
  const known = CONFIG_FILES.find((path) => (path === 'package.json' ? member(json(files, path), 'dockerlint') !== undefined : files.exists(path)));
  return known === undefined
    ? whole('.dockerlintrc.json', 'the configuration: every option has its default', configuration(version, isInstalled(files)))
    : { done: known };
}

function hookPart(files: InitFiles, version: string): Part {
  const preCommit = PRE_COMMIT_FILES.find(files.exists);
  if (preCommit !== undefined)
    return edited(files, preCommit, 'the hook of pre-commit', (editor) =>
      editor.get(['repos']) ? editor.insertItem(['repos'], preCommitRepo(version)) : editor.insertPair([], 'repos', [preCommitRepo(version)]),
    );
  const lefthook = LEFTHOOK_FILES.find(files.exists);
  if (lefthook !== undefined) return edited(files, lefthook, 'a command of lefthook', addLefthook);
  if (files.exists('.husky')) {
    const before = files.read(HUSKY_HOOK);
    if (before?.includes('dockerlint')) return { done: HUSKY_HOOK };
    const after = before === undefined || before === '' ? HUSKY_LINE : `${before.replace(/\n?$/, '\n')}${HUSKY_LINE}`;
    return { path: HUSKY_HOOK, what: 'the hook of husky', before, after, added: [HUSKY_LINE] };
  }
  return { note: 'no hook manager is here (pre-commit, lefthook, husky): for a hook, see docs/hooks.md' };
}

function addLefthook(editor: YamlEditor): boolean {
  const at = ['pre-commit'];
  if (!editor.get(at)) return editor.insertPair([], 'pre-commit', { commands: { dockerlint: LEFTHOOK_COMMAND } });
  if (editor.get([...at, 'jobs'])) return editor.insertItem([...at, 'jobs'], { name: 'dockerlint', ...LEFTHOOK_COMMAND });
  if (editor.get([...at, 'commands'])) return editor.insertPair([...at, 'commands'], 'dockerlint', LEFTHOOK_COMMAND);
  return editor.insertPair(at, 'commands', { dockerlint: LEFTHOOK_COMMAND });
}

function ciPart(files: InitFiles, version: string): Part {
  if (files.exists(GITLAB_FILE)) return edited(files, GITLAB_FILE, 'a job of GitLab, with a code quality report', addGitlabJob);
  if (files.exists(WORKFLOW)) return { done: WORKFLOW };
  if (files.exists('.github') || files.read('.git/config')?.includes('github.com'))
    return whole(WORKFLOW, 'a workflow of GitHub, which annotates pull requests', workflow(version));
  return { note: 'no GitHub or GitLab is seen here: for another CI, see docs/hooks.md' };
}

/** A job without a stage is one of `test`, which a list of stages may lack: https://docs.gitlab.com/ci/yaml/#stage */
function addGitlabJob(editor: YamlEditor): boolean {
  const stages = editor.get(['stages']);
  const names = stages?.kind === 'seq' ? stages.items.flatMap(({ value }) => (value.kind === 'scalar' ? [String(value.value)] : [])) : [];
  const [first] = names;
  return editor.insertPair([], 'dockerlint', first === undefined || names.includes('test') ? GITLAB_JOB : { stage: first, ...GITLAB_JOB });
}

function whole(path: string, what: string, text: string): InitFile {
  return { path, what, before: undefined, after: text, added: [text] };
}

function edited(files: InitFiles, path: string, what: string, edit: (editor: YamlEditor) => boolean): Part {
  const before = files.read(path) ?? '';
  if (before.includes('dockerlint')) return { done: path };
  const editor = YamlEditor.open(before);
  const edits = 'problem' in editor || !edit(editor) ? undefined : editor.edits();
  if ('problem' in editor || edits === undefined) return { note: `${path} cannot be changed: add ${what} by hand, see docs/hooks.md` };
  return { path, what, before, after: editor.text, added: edits.map(({ text }) => text) };
}

function json(files: InitFiles, path: string): unknown {
  try {
    return JSON.parse(files.read(path) ?? 'null');
  } catch {
    return undefined;
  }
}
