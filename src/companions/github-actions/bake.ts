import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { BAKE_FILES } from '../../knowledge/docker/bake-files.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import { buildsDockerfile, readTargets } from '../bake/targets.ts';
import { scalarText } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import type { StepResult } from './build-push.ts';
import { entryRange, readEntries } from './inputs.ts';
import { provideVariable, type Step, textAt } from './steps.ts';

/** Whether all targets that a pattern of `set:` matches build the changed Dockerfile, and none of them has another secret than this one. */
function meansDockerfile(editor: YamlEditor, step: Step, { pattern, id }: Setting, change: BuildChange, files: CompanionFiles): boolean {
  const named = textAt(editor, [...step.path, 'with', 'files'])
    ?.split(/[\n,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const folder = posix.join(files.root, textAt(editor, [...step.path, 'with', 'workdir']) ?? '.');
  const paths = (named ?? BAKE_FILES).map((name) => posix.resolve(folder, name)).filter((path) => /\.(?:hcl|json)$/.test(path) && files.exists(path));
  const targets = paths.flatMap((path) => readTargets(path, files.read(path) ?? '') ?? []);
  const meant = targets.filter((target) => pattern === '*' || target.name === pattern);
  // `=` would replace the secrets of a target
  if (paths.some((path) => hasOthers(files.read(path) ?? '', id))) return false;
  return meant.length > 0 && meant.every((target) => buildsDockerfile(target, targets, folder, change) === true);
}

/** A line of `set:` for the arguments of targets, with the id of the secret that replaces the argument. */
interface Setting {
  readonly pattern: string;
  readonly id: string;
}

/** Whether a bake file may give its targets secrets other than this one. */
function hasOthers(text: string, id: string): boolean {
  const ids = [...text.matchAll(/\bid\s*=\s*"?([\w.-]+)/g)].map((match) => match[1]);
  return /\bsecret\b/.test(text) && (ids.length === 0 || ids.some((one) => one !== id));
}

/** Rewrites `set:` of docker/bake-action, which has no input for secrets: `*.args.X=…` becomes `*.secrets=id=X,env=X`, with the value in the step's `env`. */
export function rewriteBakeStep(editor: YamlEditor, step: Step, change: BuildChange, files: CompanionFiles): StepResult {
  const path = [...step.path, 'with', 'set'];
  const text = textAt(editor, path);
  const caveats: CompanionCaveat[] = [];
  if (text === undefined) return { caveats, invocations: [] };
  const entries = readEntries(text).flatMap((entry) => {
    const match = /^([\w*.-]+)\.args\.(\w+)$/.exec(entry.name);
    const [, pattern = '', name = ''] = match ?? [];
    return match && change.removedArgs.has(name) ? [{ entry, pattern, name, secret: replacementOf(change, name) }] : [];
  });
  // `set` replaces the whole list of secrets, so two secrets cannot be set on two lines
  const replaces = entries.length > 1 || readEntries(text).some((entry) => /\.secrets?\b/.test(entry.name)) || change.secrets.length > 1;
  for (const { entry, pattern, name, secret } of entries) {
    const value = entry.value?.trim() ?? '';
    const certain =
      secret && 'env' in secret.from && value.includes('${{') && !replaces && meansDockerfile(editor, step, { pattern, id: secret.id }, change, files);
    if (!certain || !secret) {
      caveats.push({
        range: entryRange(editor, path, entry),
        message: `${name} is no longer a build argument of the Dockerfile`,
        suggestion: secret && advice(pattern, secret.id, name, value),
        breaks: { names: [name], certain: false },
      });
      continue;
    }
    const env = provideVariable(editor, step, name, value, () => false);
    const shell = scalarText(editor.text, editor.get(path));
    if (env === undefined || !shell) {
      caveats.push({
        range: entryRange(editor, path, entry),
        message: `${name} is no longer a build argument of the Dockerfile`,
        suggestion: advice(pattern, secret.id, name, value),
        breaks: { names: [name], certain: false },
      });
      continue;
    }
    const line = text.slice(entry.line.start, entry.line.end);
    const replacement = line.replace(line.trim(), `${pattern}.secrets=id=${secret.id},env=${env}`);
    editor.spliceScalar(
      path,
      [{ range: toFileRange(shell.joined, entry.line), text: replacement }],
      text.slice(0, entry.line.start) + replacement + text.slice(entry.line.end),
    );
  }
  return { caveats, invocations: [] };
}

/**
 * The lines to write by hand: `+=` appends to the secrets of the target, whereas `=` would replace them.
 * https://docs.docker.com/reference/cli/docker/buildx/bake/#set
 */
function advice(pattern: string, id: string, name: string, value: string): string {
  return `set: |\n  ${pattern}.secrets+=id=${id},env=${name}\nenv:\n  ${name}: ${value.includes('${{') ? value : `\${{ secrets.${name} }}`}`;
}
