import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { secretOption } from '../shell/argument-value.ts';
import { scalarText } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';

/** `--build-arg NAME` or `--build-arg NAME=value`; the value may be a macro. */
const BUILD_ARGUMENT = /--build-arg[= ]+["']?(\w+)(?:=((?:\$\([^)\n]*\)|[^\s"'])*))?["']?/g;

/** A macro of a pipeline that is the whole value. https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables */
const MACRO = /^\$\([\w.]+\)$/;

/** A build argument in the arguments of a task. */
interface Passed {
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

/** The Dockerfile of a task, by default a pattern. */
function dockerfileOf(editor: YamlEditor, path: YamlPath, files: CompanionFiles): string {
  const named = ['Dockerfile', 'dockerFile'].map((key) => textOf(editor.get([...path, 'inputs', key])));
  const folder = /^\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\)\//;
  return posix.join(files.root, (named.find((one) => one !== undefined) ?? '**/Dockerfile').replace(folder, ''));
}

/**
 * Gives the build of a task its secrets in place of arguments, with their values in the environment of the task. Returns false if it is not certain that the task
 * builds the Dockerfile, and from which values; then nothing is changed.
 */
function giveSecrets(editor: YamlEditor, path: YamlPath, change: BuildChange, files: CompanionFiles): boolean {
  const [args, inputs, env] = [[...path, 'inputs', 'arguments'], [...path, 'inputs'], editor.get([...path, 'env'])];
  const shell = scalarText(editor.text, editor.get(args));
  const value = textOf(editor.get(args)) ?? '';
  const dockerfile = textOf(editor.get([...inputs, 'Dockerfile'])) ?? textOf(editor.get([...inputs, 'dockerFile'])) ?? '';
  const isOurs =
    /^(?:build|build an image)$/i.test(textOf(editor.get([...inputs, 'command'])) ?? '') && isDockerfileAt(posix.join(files.root, dockerfile), change);
  // Windows builds its own images without BuildKit
  const isOld = /\bvmImage:[ \t]*["']?(?:windows|vs20)/i.test(editor.text) || textOf(editor.get(['variables', 'DOCKER_BUILDKIT'])) === '0';
  if (!shell || isOld || !isOurs || (env !== undefined && env.kind !== 'map')) return false;
  const passed = [...shell.joined.text.matchAll(BUILD_ARGUMENT)].flatMap(({ 0: written, 1: name = '', 2: given, index }): readonly Passed[] =>
    change.removedArgs.has(name) ? [{ name, value: given ?? `$(${name})`, range: { start: index, end: index + written.length } }] : [],
  );
  const secrets = passed.map(({ name }) => replacementOf(change, name));
  const isPlain = passed.every(({ name, value: text }, index) => {
    const held = textOf(editor.get([...path, 'env', name]));
    return secrets[index] === undefined || (MACRO.test(text) && (held === undefined || held === text));
  });
  const needed = change.secrets.filter(({ from, required }) => required || !('env' in from)).map(({ id }) => id);
  const given = new Set(secrets.flatMap((secret) => secret?.id ?? []));
  if (passed.length === 0 || !isPlain || new Set(passed.map(({ name }) => name)).size < passed.length || !needed.every((id) => given.has(id))) return false;
  const edits = passed.map(({ name, range }, index): Edit => {
    const secret = secrets[index];
    if (secret) return { range, text: secretOption(secret, { env: name }) };
    const before = /[ \t]*$/.exec(shell.joined.text.slice(0, range.start))?.[0].length ?? 0;
    return { range: { start: range.start - before, end: range.end }, text: '' };
  });
  return editor.attempt(() => {
    const written = edits.map((edit) => ({ range: toFileRange(shell.joined, edit.range), text: shell.write(edit.text) }));
    if (!editor.spliceScalar(args, written, applyEdits(value, edits))) return false;
    const values = passed.filter(({ name }, index) => secrets[index] !== undefined && editor.get([...path, 'env', name]) === undefined);
    const [first, ...others] = values;
    if (!first) return true;
    if (env) return values.every((one) => editor.insertPair([...path, 'env'], one.name, one.value));
    return editor.insertPair(path, 'env', { [first.name]: first.value }) && others.every((one) => editor.insertPair([...path, 'env'], one.name, one.value));
  });
}

/**
 * Rewrites the tasks that run `docker build`, or says what to write. They have no input for secrets; `buildAndPush` ignores `arguments`.
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/docker-v2, https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/docker-v1
 */
export function dockerTask(editor: YamlEditor, path: YamlPath, change: BuildChange, files: CompanionFiles): readonly CompanionCaveat[] {
  const dockerfile = dockerfileOf(editor, path, files);
  if (!isDockerfileAt(dockerfile, change) && files.read(dockerfile) !== undefined) return [];
  if (giveSecrets(editor, path, change, files)) return [];
  const task = textOf(editor.get([...path, 'task'])) ?? '';
  const node = editor.get([...path, 'inputs', 'arguments']);
  const values = new Map<string, string>();
  const literals: string[] = [];
  const text = (textOf(node) ?? '').replace(BUILD_ARGUMENT, (whole, name: string, value: string | undefined) => {
    const secret = replacementOf(change, name);
    if (!change.removedArgs.has(name)) return whole;
    const isLiteral = value !== undefined && !value.includes('$(');
    if (isLiteral) literals.push(name);
    values.set(name, value === undefined || isLiteral ? `$(${name})` : value);
    return secret ? `--secret id=${secret.id}${secret.id === name ? '' : `,env=${name}`}` : '';
  });
  const names = [...values.keys()];
  if (names.length === 0) return [];
  const words = text
    .trim()
    .split(/\s*\n\s*|[ \t]{2,}/)
    .join(' ');
  const env = [...values].filter(([name]) => replacementOf(change, name)).map(([name, value]) => `  ${name}: ${value}`);
  return [
    {
      range: originalRange(editor, node?.range),
      message: `the task ${task} passes the secret as a build argument: pass it as a secret instead, with its value in the environment of the task${writtenOut(literals)}`,
      suggestion: [`command: build`, `arguments: ${words}`, ...(env.length > 0 ? ['env:', ...env] : [])].join('\n'),
      breaks: { names, certain: false },
    },
  ];
}

/** The advice about literal values in the pipeline. https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables */
function writtenOut(names: readonly string[]): string {
  if (names.length === 0) return '';
  const [value, variable] = names.length === 1 ? ['the value', 'a secret variable'] : ['the values', 'secret variables'];
  return `; ${value} of ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} in the file: store ${names.length === 1 ? 'it as' : 'them as'} ${variable} of the pipeline first, and rotate any real value`;
}
