import { IMAGE_WORDS } from '../../knowledge/docker/build-commands.ts';
import { BAKE_ACTIONS, BUILD_PUSH_ACTIONS, OTHER_BUILD_ACTIONS, SETUP_BUILDX_VERSION } from '../../knowledge/docker/github-actions.ts';
import type { Document } from '../../text/document.ts';
import { bakeSettings } from '../shell/reports.ts';
import {
  type BuildChange,
  type BuildInvocation,
  type Companion,
  type CompanionCaveat,
  type CompanionFiles,
  type CompanionResult,
  UNRELATED,
} from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import { settle } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { rewriteBakeStep } from './bake.ts';
import { rewriteBuildPush } from './build-push.ts';
import { forwarded } from './forwarded.ts';
import { readEntries } from './inputs.ts';
import { matrixArguments } from './matrix.ts';
import { rewriteRun } from './run.ts';
import { type Step, stepsOf, textAt } from './steps.ts';

/** The comment after `uses:`, which often gives the version of a pinned commit. */
function commentBehind(editor: YamlEditor, path: YamlPath): string {
  const end = editor.get(path)?.range.end ?? 0;
  return /^[^\n#]*#([^\n]*)/.exec(editor.text.slice(end))?.[1] ?? '';
}

/** The version for docker/setup-buildx-action: the major version of the other docker/ actions in the file. */
function setupVersion(text: string): string {
  const majors = [...text.matchAll(/uses:\s*['"]?docker\/(setup-qemu|setup-buildx|login|metadata)-action@v(\d+)/g)].map((match) => Number(match[2]));
  return majors.length > 0 && majors.every((major) => major >= 1 && major <= 4) ? `v${majors[0]}` : SETUP_BUILDX_VERSION;
}

/**
 * Adds docker/setup-buildx-action before the first build of a job. Returns the value of `uses`; undefined if the job has the action, or if its other builds would
 * behave differently with it.
 */
function addSetup(editor: YamlEditor, first: Step): string | undefined {
  const steps = editor.get(first.path.slice(0, -1));
  if (steps?.kind !== 'seq') return undefined;
  const paths = steps.items.map((_, index) => [...first.path.slice(0, -1), index]);
  if (paths.some((path) => /^(?:docker\/setup-buildx-action|depot\/setup-action)@/.test(textAt(editor, [...path, 'uses']) ?? ''))) return undefined;
  // with a buildx builder, builds no longer see the images of the local store: a build on top of another image would not find it
  const actions = paths.map((path) => (textAt(editor, [...path, 'uses']) ?? '').replace(/@.*$/, ''));
  if (actions.some((action) => BUILD_PUSH_ACTIONS.has(action) || BAKE_ACTIONS.has(action))) return undefined;
  const runs = paths.map((path) => textAt(editor, [...path, 'run']) ?? '').join('\n');
  const builds = runs.match(/\bdocker\s+(?:buildx\s+|image\s+|compose\s+)?(?:build|bake)\b/g) ?? [];
  if (builds.length > 1 && builds.some((build) => /buildx|compose/.test(build))) return undefined;
  const { index } = first;
  const uses = `docker/setup-buildx-action@${setupVersion(editor.text)}`;
  return editor.insertItem(first.path.slice(0, -1), { uses }, index === 0 ? 'first' : { after: index - 1 }) ? uses : undefined;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  if (!IMAGE_WORDS.test(document.text)) return UNRELATED;
  const editor = YamlEditor.open(document.text);
  if ('problem' in editor) return unreadable(editor, document.text, 'YAML', change);
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const handled: string[] = [];
  const setups = new Map<string, Step>();
  for (const step of stepsOf(editor)) {
    const uses = textAt(editor, [...step.path, 'uses']) ?? '';
    const action = uses.replace(/@.*$/, '');
    const other = Object.hasOwn(OTHER_BUILD_ACTIONS, action) ? OTHER_BUILD_ACTIONS[action] : undefined;
    if (BUILD_PUSH_ACTIONS.has(action) || BAKE_ACTIONS.has(action)) {
      handled.push(JSON.stringify(step.path));
      const result = BAKE_ACTIONS.has(action)
        ? rewriteBakeStep(editor, step, change, files)
        : rewriteBuildPush(editor, step, change, files, commentBehind(editor, [...step.path, 'uses']));
      caveats.push(...result.caveats);
      invocations.push(...result.invocations);
    } else if (other) {
      handled.push(JSON.stringify(step.path));
      caveats.push(...otherAction(editor, [...step.path, 'with', other.input], other.note ?? `${action} has no input for secrets`, other.hint, change));
    } else {
      const result = rewriteRun(editor, step, change, files);
      caveats.push(...result.caveats);
      invocations.push(...result.invocations);
      const job = JSON.stringify(step.job);
      if (result.loaded > 0 && !setups.has(job)) setups.set(job, step);
    }
  }
  caveats.push(
    ...matrixArguments(editor, stepsOf(editor), change),
    ...forwarded(editor, change, handled, files),
    ...bakeSettings(document.text, change, editor.edits() ?? [], files.root),
  );
  // from the last job to the first: an inserted step shifts only the steps after it
  const added = [...setups.values()].reverse().flatMap((step) => addSetup(editor, step) ?? []);
  if (added.length > 0 && /uses:[^\n]*@[0-9a-f]{40}\b/.test(document.text) && !/uses:[^\n]*@v\d/.test(document.text)) {
    caveats.push({ range: undefined, message: `${added[0]} was added; the other actions are pinned to a commit, pin it as well`, suggestion: undefined });
  }
  return settle(editor, caveats, invocations);
}

function otherAction(editor: YamlEditor, path: YamlPath, message: string, hint: string, change: BuildChange): readonly CompanionCaveat[] {
  const node = editor.get(path);
  const text = (textOf(node) ?? '').replaceAll(',', '\n');
  const passed = [...readEntries(text).map((entry) => entry.name), ...[...text.matchAll(/--build-arg["'=:\s[]+(\w+)/g)].map((match) => match[1] ?? '')];
  const names = [...new Set(passed)].filter((name) => change.removedArgs.has(name));
  if (!node || names.length === 0) return [];
  const range = { start: editor.originalOffset(node.range.start), end: editor.originalOffset(node.range.end) };
  const secrets = change.secrets.filter((secret) => names.some((name) => change.removedArgs.get(name) === secret.id));
  return [
    {
      range,
      message,
      suggestion: hint ? `${hint}: |\n${secrets.map((secret) => `  --secret=id=${secret.id},env=${secret.id}`).join('\n')}` : undefined,
      breaks: { names, certain: false },
    },
  ];
}

/** GitHub workflows and composite actions. */
export const githubActions: Companion = {
  kind: 'github-actions',
  // only workflows at the root run; others belong to a copy of another repository, an example or a template
  matches: (path) => /^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(path),
  rewrite,
};
