import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { BAKE_ACTIONS, BUILD_PUSH_ACTIONS } from '../../knowledge/docker/github-actions.ts';
import { literalPattern } from '../../text/pattern.ts';
import { secretOption } from '../shell/argument-value.ts';
import type { BuildChange, CompanionCaveat } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import { textOf, type YamlNode, type YamlPath } from '../yaml/tree.ts';
import { type Step, textAt } from './steps.ts';

/** `NAME`, `NAME=…` or `--build-arg NAME…`, once or several times in a text. */
const ARGUMENT = /(?:^|\n|--build-arg[= ]["']?)[ \t]*([A-Za-z_]\w*)[ \t]*(?:=((?:\$\{\{[^\n]*?\}\}|\S)*)|(?=\n|$|\s-))/g;

/** Whether a step builds an image with `matrix.KEY` in its script or inputs. */
function buildsWith(editor: YamlEditor, step: Step, key: string): boolean {
  const uses = (textAt(editor, [...step.path, 'uses']) ?? '').replace(/@.*$/, '');
  const run = textAt(editor, [...step.path, 'run']) ?? '';
  if (!BUILD_PUSH_ACTIONS.has(uses) && !BAKE_ACTIONS.has(uses) && !/\b(?:build|bud)\b/.test(run)) return false;
  const inputs = ['build-args', 'set'].map((input) => textAt(editor, [...step.path, 'with', input]) ?? '');
  return [run, ...inputs].some((text) => new RegExp(`\\bmatrix\\.${literalPattern(key)}\\b`).test(text));
}

/** Reports build arguments that a build takes from its job's matrix: the name stands in the matrix, far from the step that uses it. */
export function matrixArguments(editor: YamlEditor, steps: readonly Step[], change: BuildChange): readonly CompanionCaveat[] {
  const jobs = new Map(steps.filter(({ job }) => job.length > 0).map((step) => [JSON.stringify(step.job), step.job]));
  return [...jobs.values()].flatMap((job) => {
    const caveats: CompanionCaveat[] = [];
    const own = steps.filter((step) => JSON.stringify(step.job) === JSON.stringify(job));
    const visit = (node: YamlNode | undefined, key: string): void => {
      if (node?.kind === 'map') for (const pair of node.pairs) visit(pair.value, pair.name === 'include' ? '' : pair.name);
      else if (node?.kind === 'seq') for (const item of node.items) visit(item.value, key);
      // other code reports inputs with these names
      else if (node && key !== '' && !/build[-_]?args?$/i.test(key) && own.some((step) => buildsWith(editor, step, key)))
        caveats.push(...report(editor, node, textOf(node) ?? '', change));
    };
    const matrix: YamlPath = [...job, 'strategy', 'matrix'];
    visit(editor.get(matrix), '');
    return caveats;
  });
}

/** The option of a command, with the variable that the argument gets its value from. */
function optionFor(secret: BuildSecret, value: string | undefined): string {
  const env = /^["']?\$\{?([A-Za-z_]\w*)\}?["']?$/.exec(value ?? '')?.[1];
  return secretOption(secret, env !== undefined && 'env' in secret.from ? { env } : secret.from);
}

function report(editor: YamlEditor, node: YamlNode, text: string, change: BuildChange): readonly CompanionCaveat[] {
  return [...text.matchAll(ARGUMENT)].flatMap(([, name = '', value]): readonly CompanionCaveat[] => {
    const secret = replacementOf(change, name);
    if (!change.removedArgs.has(name)) return [];
    const given = value?.includes('${{') ? value.trim() : `\${{ secrets.${name} }}`;
    return [
      {
        range: originalRange(editor, node.range),
        message: `${name} comes to the build through the matrix; the changed Dockerfile takes it as a secret: remove it here and pass it in the step that builds`,
        suggestion: secret && (text.includes('--build-arg') ? optionFor(secret, value) : `secrets: |\n  ${secret.id}=${given}`),
        breaks: { names: [name], certain: false },
      },
    ];
  });
}
