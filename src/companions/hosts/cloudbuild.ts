import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { VALUE_OPTIONS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import { literalPattern } from '../../text/pattern.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { secretOption } from '../shell/argument-value.ts';
import { bakeSettings, KANIKO, strayArguments } from '../shell/reports.ts';
import { type BuildChange, type BuildInvocation, breaksAll, type CompanionCaveat, type CompanionFiles, isMissed } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { rewriteScriptStep, scriptOf, variablesOf } from './cloudbuild-script.ts';

interface Argument {
  /** Index of the name in `args`, and the number of items to remove. */
  readonly index: number;
  readonly length: 1 | 2;
  readonly name: string;
  readonly value: string | undefined;
}

/** The build arguments of a list of words. */
function argumentsOf(words: readonly string[]): readonly Argument[] {
  return words.flatMap((word, index): readonly Argument[] => {
    const inline = /^--build-arg=(\w+)(?:=([\s\S]*))?$/.exec(word);
    if (inline) return [{ index, length: 1, name: inline[1] ?? '', value: inline[2] }];
    const next = word === '--build-arg' ? /^(\w+)(?:=([\s\S]*))?$/.exec(words[index + 1] ?? '') : null;
    return next ? [{ index, length: 2, name: next[1] ?? '', value: next[2] }] : [];
  });
}

/** The stage that the words of `docker build` name. */
function targetIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--target' || word.startsWith('--target='));
  return at < 0 ? undefined : (/^--target=(.*)$/.exec(words[at] ?? '')?.[1] ?? words[at + 1]);
}

/** The absolute paths of Dockerfile and context in the arguments of a docker step. Undefined if they contain a substitution. */
function placeOf(words: readonly string[], folder: string): { file: string | undefined; context: string | undefined } {
  let file: string | undefined;
  let context: string | undefined;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const inline = /^(?:-f|--file)=(.*)$/.exec(word)?.[1];
    if (inline !== undefined) file = inline;
    else if (word === '-f' || word === '--file') file = words[++at];
    else if (VALUE_OPTIONS.has(word)) at++;
    else if (!word.startsWith('-')) context = word;
  }
  const known = (path: string): string | undefined => (/[$]|:\/\//.test(path) ? undefined : posix.resolve(folder, path));
  const inContext = context === undefined ? undefined : known(context);
  return { file: file === undefined ? inContext && posix.join(inContext, 'Dockerfile') : known(file), context: inContext };
}

/**
 * Rewrites the steps that run docker with a list of words: values move to the step's `env`. https://cloud.google.com/build/docs/build-config-file-schema#env
 */
export function rewriteCloudBuild(
  editor: YamlEditor,
  _document: Document,
  change: BuildChange,
  files: CompanionFiles,
): { caveats: readonly CompanionCaveat[]; invocations: readonly BuildInvocation[] } {
  const steps = editor.get(['steps']);
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const covered =
    steps?.kind === 'seq' ? steps.items.flatMap((_, index) => ['args', 'script'].flatMap((key) => editor.get(['steps', index, key])?.range ?? [])) : [];
  const original = editor.text;
  for (const index of steps?.kind === 'seq' ? steps.items.keys() : []) {
    const path = ['steps', index];
    const script = scriptOf(editor, path);
    if (script) {
      const result = rewriteScriptStep(editor, path, script, change, files);
      caveats.push(...result.caveats);
      invocations.push(...result.invocations);
      continue;
    }
    const node = editor.get([...path, 'args']);
    const name = textOf(editor.get([...path, 'name'])) ?? '';
    const words = node?.kind === 'seq' ? node.items.map((item) => textOf(item.value) ?? '') : [];
    const folder = posix.resolve(files.root, textOf(editor.get([...path, 'dir'])) ?? '.');
    const concerned = argumentsOf(words).filter((one) => change.removedArgs.has(one.name));
    const range = originalRange(editor, node?.range);
    if (/kaniko/.test(name)) {
      if (concerned.length > 0 || words.some((word) => word.startsWith('--dockerfile') && isDockerfileAt(posix.resolve(folder, word.slice(13)), change)))
        caveats.push({ range, message: KANIKO, suggestion: undefined, breaks: breaksAll(change) });
      continue;
    }
    const build = words[0] === 'build' || (words[0] === 'buildx' && words[1] === 'build');
    if (!/\/docker(?:$|[:@])|^docker(?:$|[:@])/.test(name) || !build) {
      caveats.push(...strayArguments(words.join('\n'), change, [], files.root).map((caveat) => ({ ...caveat, range })));
      continue;
    }
    const { file, context } = placeOf(words, folder);
    if (file !== undefined && !isDockerfileAt(file, change)) continue;
    const texts = change.secrets.map((secret) => secretOption(secret)).join(' ');
    if (file === undefined || editor.get([...path, 'entrypoint'])) {
      if (concerned.length > 0)
        caveats.push({
          range,
          message: 'if this builds the changed Dockerfile: it takes its secrets with --secret',
          suggestion: texts,
          breaks: { names: concerned.map((one) => one.name), certain: false },
        });
      continue;
    }
    invocations.push({ context, target: undefined, service: undefined });
    caveats.push(...rewriteStep(editor, { path, words, concerned, context, folder }, change));
  }
  return {
    caveats: [...caveats, ...strayArguments(original, change, covered, files.root), ...bakeSettings(original, change, editor.edits() ?? [], files.root)],
    invocations,
  };
}

/** A step that runs `docker build` on the Dockerfile. */
interface BuildStep {
  readonly path: YamlPath;
  /** Its `args`. */
  readonly words: readonly string[];
  /** The build arguments that the Dockerfile no longer takes. */
  readonly concerned: readonly Argument[];
  readonly context: string | undefined;
  readonly folder: string;
}

/** The variable of the step that an argument refers to: `$$NPM_TOKEN`, which no shell expands here, but which a secret can name. */
function ownVariable(editor: YamlEditor, step: YamlPath, value: string | undefined): string | undefined {
  const [, name] = /^\$\$(?:(\w+)|\{(\w+)\})$/.exec(value ?? '')?.filter(Boolean) ?? [];
  return name !== undefined && variablesOf(editor, step).known.has(name) ? name : undefined;
}

function rewriteStep(editor: YamlEditor, { path, words, concerned, context, folder }: BuildStep, change: BuildChange): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  // only mounts need BuildKit, which buildx always has
  const env = new Map<string, string>(change.secrets.length > 0 && !words.includes('buildx') ? [['DOCKER_BUILDKIT', '1']] : []);
  let changed = false;
  const insert = (at: number, list: readonly string[]): void => {
    for (const [offset, word] of list.entries()) editor.insertItem([...path, 'args'], word, { after: at - 1 + offset });
  };
  for (const argument of [...concerned].reverse()) {
    const secret = replacementOf(change, argument.name);
    const own = ownVariable(editor, path, argument.value);
    const held = argument.value === undefined ? undefined : /^\$\{?(_\w+)\}?$/.exec(argument.value)?.[1];
    if (secret && 'env' in secret.from && held === undefined && own === undefined && argument.value !== undefined) {
      const at = originalRange(editor, editor.get([...path, 'args', argument.index + argument.length - 1])?.range);
      caveats.push({
        range: at,
        message: `the value of ${argument.name} is not a plain substitution: pass it with availableSecrets and secretEnv`,
        suggestion: `--secret id=${secret.id},env=${argument.name}`,
        breaks: { names: [argument.name], certain: true },
      });
      continue;
    }
    for (let left: number = argument.length; left > 0; left--) editor.remove([...path, 'args', argument.index], path.length + 1);
    changed = true;
    if (!secret || !('env' in secret.from)) continue;
    const variable = own ?? argument.name;
    if (argument.value !== undefined && own === undefined) env.set(argument.name, argument.value);
    insert(argument.index, ['--secret', secret.id === variable ? `id=${secret.id}` : `id=${secret.id},env=${variable}`]);
  }
  for (const secret of change.secrets) {
    if ('ssh' in secret.from || words.some((word) => new RegExp(`(^|,)id=${literalPattern(secret.id)}(,|$)`).test(word))) continue;
    if ('file' in secret.from) {
      insert(1, ['--secret', `id=${secret.id},src=${posix.relative(folder, posix.join(context ?? change.context, secret.from.file))}`]);
      changed = true;
    } else if (isMissed(change, secret, targetIn(words)) && !concerned.some((one) => change.removedArgs.get(one.name) === secret.id)) {
      caveats.push({
        misses: [secret.id],
        lacks: [secret.id],
        range: originalRange(editor, editor.get([...path, 'args'])?.range),
        message: `this build must now pass the secret ${secret.id}, with availableSecrets and secretEnv`,
        suggestion: `--secret id=${secret.id},env=${secret.from.env}`,
      });
    }
  }
  if (!changed) return caveats;
  const own = editor.get([...path, 'env']);
  const present = own?.kind === 'seq' ? own.items.map((item) => textOf(item.value) ?? '') : [];
  for (const [name, value] of env) {
    if (present.some((one) => one.startsWith(`${name}=`))) continue;
    if (editor.get([...path, 'env'])) editor.insertItem([...path, 'env'], `${name}=${value}`);
    else editor.insertPair(path, 'env', [`${name}=${value}`], { after: 'args' });
  }
  return caveats;
}
