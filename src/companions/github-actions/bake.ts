import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import { type BakePlace, canTakeSecret } from '../bake/settings.ts';
import { scalarText } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import type { StepResult } from './build-push.ts';
import { entryRange, readEntries } from './inputs.ts';
import { provideVariable, type Step, textAt } from './steps.ts';

/** Where the action runs Bake. */
function placeOf(editor: YamlEditor, step: Step, files: CompanionFiles): BakePlace {
  const named = textAt(editor, [...step.path, 'with', 'files'])
    ?.split(/[\n,]/)
    .map((one) => one.trim());
  return { folder: posix.join(files.root, textAt(editor, [...step.path, 'with', 'workdir']) ?? '.'), files: named?.filter((one) => one !== '') ?? [] };
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
      secret &&
      'env' in secret.from &&
      value.includes('${{') &&
      !replaces &&
      canTakeSecret({ pattern, id: secret.id }, placeOf(editor, step, files), change, files);
    if (!certain || !secret) {
      caveats.push({
        range: entryRange(editor, path, entry),
        message: `${name} is no longer a build argument of the Dockerfile`,
        suggestion: secret && advice(pattern, secret.id, name, value),
        breaks: { names: [name], certain: false },
      });
      continue;
    }
    // `env` holds what steps have in their environment
    const given = /^\$\{\{\s*env\.(\w+)\s*\}\}$/.exec(value)?.[1];
    const env = given ?? provideVariable(editor, step, name, value, () => false);
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
