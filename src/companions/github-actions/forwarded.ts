import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { nodeAt, type YamlEditor } from '../yaml/edit.ts';
import { readYaml, textOf, type YamlMap, type YamlNode, type YamlPath } from '../yaml/tree.ts';
import { entryRange, readEntries, slipOf } from './inputs.ts';

/** The proposed name for an input or secret (of an action or reusable workflow) that receives build secrets. */
export const BUILD_SECRETS = 'build-secrets';

/** An action or a reusable workflow that is called with a build argument. */
interface Called {
  /** `uses:` as written. */
  readonly uses: string;
  readonly kind: 'action' | 'workflow';
  /** The keys by which it accepts secrets; undefined if its file is not in the project. */
  readonly keys: readonly string[] | undefined;
}

function keysAt(root: YamlNode | undefined, path: YamlPath): readonly string[] {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? node.pairs.map((pair) => pair.name) : [];
}

/** What a step or job calls. https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax, https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows */
function calledBy(uses: string, files: CompanionFiles): Called {
  const kind = /\.ya?ml(?:@|$)/.test(uses) ? 'workflow' : 'action';
  if (!uses.startsWith('./')) return { uses, kind, keys: undefined };
  const path = posix.join(files.root, uses);
  const paths = kind === 'workflow' ? [path] : ['action.yml', 'action.yaml'].map((name) => posix.join(path, name));
  const text = paths.reduce<string | undefined>((found, one) => found ?? files.read(one), undefined);
  const tree = text === undefined ? undefined : readYaml(text);
  if (!tree || 'problem' in tree) return { uses, kind, keys: undefined };
  const root = tree.roots[0];
  const keys = kind === 'workflow' ? keysAt(root, ['on', 'workflow_call', 'secrets']) : keysAt(root, ['inputs']);
  return { uses, kind, keys: keys.filter((key) => /secrets$|secret[-_]envs$/i.test(key)) };
}

/** The text to write in place of the argument. For a reusable workflow, secrets stand beside `with`. */
function suggestionFor({ kind, keys }: Called, id: string, value: string): string {
  const key = keys?.find((one) => !/envs$/i.test(one)) ?? (keys === undefined && kind === 'action' ? 'secrets' : BUILD_SECRETS);
  return kind === 'workflow' ? `secrets:\n  ${key}: |\n    ${id}=${value}` : `${key}: |\n  ${id}=${value}`;
}

function messageFor({ uses, kind, keys }: Called, name: string): string {
  const base = `${name} is passed on as a build argument; the changed Dockerfile takes it as a secret`;
  if (keys === undefined) return kind === 'action' && uses !== '' ? `${base}: see which input of ${uses} takes secrets` : base;
  if (keys.length > 0) return base;
  const declared = kind === 'workflow' ? `on.workflow_call.secrets.${BUILD_SECRETS}` : `the input ${BUILD_SECRETS}`;
  return `${base}. ${uses} takes no secrets for a build: declare ${declared} there and pass it on to the build`;
}

/** Reports removed arguments at places that no other function handles: inputs of reusable workflows, of local actions and of unknown actions. */
export function forwarded(editor: YamlEditor, change: BuildChange, handled: readonly string[], files: CompanionFiles): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  const visit = (node: YamlNode | undefined, path: YamlPath): void => {
    if (node?.kind === 'map') for (const pair of node.pairs) visit(pair.value, [...path, pair.name]);
    else if (node?.kind === 'seq') for (const [index, item] of node.items.entries()) visit(item.value, [...path, index]);
    else if (node?.kind === 'scalar' && /build[-_]?args?$/i.test(String(path.at(-1))) && !handled.includes(JSON.stringify(path.slice(0, -2))))
      caveats.push(...reportInput(editor, path, textOf(node) ?? '', change, files));
  };
  visit(editor.root, []);
  return caveats;
}

function reportInput(editor: YamlEditor, path: YamlPath, text: string, change: BuildChange, files: CompanionFiles): readonly CompanionCaveat[] {
  const step = editor.get(path.slice(0, -2));
  const called = calledBy(usesOf(step?.kind === 'map' ? step : undefined), files);
  return readEntries(text).flatMap((entry): readonly CompanionCaveat[] => {
    const { name, value } = slipOf(entry) ?? entry;
    const secret = replacementOf(change, name);
    if (!change.removedArgs.has(name)) return [];
    const given = value?.includes('${{') ? value.trim() : `\${{ secrets.${name} }}`;
    return [
      {
        range: entryRange(editor, path, entry),
        message: messageFor(called, name),
        suggestion: secret && suggestionFor(called, secret.id, given),
        breaks: { names: [name], certain: false },
      },
    ];
  });
}

function usesOf(step: YamlMap | undefined): string {
  return textOf(nodeAt(step, ['uses'])) ?? '';
}
