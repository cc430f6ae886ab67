import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { sameValues } from '../same-value.ts';
import { type Breakage, type BuildChange, type BuildInvocation, breaksAll, type CompanionCaveat, type CompanionFiles, isMissed } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import type { YamlPath } from '../yaml/tree.ts';
import { hasSecretEnvs, type InputNames, inputNames, isVersion1, targetOf } from './build-push-target.ts';
import { BUILD_SECRETS } from './forwarded.ts';
import { givenAlready, giveUnderId } from './given-secrets.ts';
import { addEntries, entryRange, type InputEntry, readEntries, removeEntries, slipOf } from './inputs.ts';
import { alsoBuilds } from './run-place.ts';
import { provideVariable, runsOnForks, type Step, textAt } from './steps.ts';

export interface StepResult {
  readonly caveats: readonly CompanionCaveat[];
  readonly invocations: readonly BuildInvocation[];
}

/** The inputs of the action that pass secrets. */
type ListInput = 'secrets' | 'secret-envs' | 'secret-files' | 'ssh';

/** The line to add to an input for one secret, or the reason why none can be added. */
type Supply = { readonly input: ListInput; readonly line: string } | { readonly message: string; readonly suggestion: string | undefined };

function supplyFor(editor: YamlEditor, step: Step, entry: InputEntry, secret: BuildSecret, envs: boolean): Supply {
  const value = entry.value?.trim();
  const known = value === undefined ? entry.name : /^\$\{\{\s*env\.(\w+)\s*\}\}$/.exec(value)?.[1];
  if (value !== undefined && !value.includes('${{')) {
    return value === ''
      ? { message: `${entry.name} is empty here, and the action does not pass an empty secret`, suggestion: undefined }
      : {
          message: `the value of ${entry.name} is written in this file: store it as a secret of the repository, and rotate it if it is a real one`,
          suggestion: `secrets: |\n  ${secret.id}=\${{ secrets.${secret.id} }}`,
        };
  }
  if (!envs && value !== undefined) return { input: 'secrets', line: `${secret.id}=${value}` };
  if (!envs)
    return {
      message: `${entry.name} comes from the environment of the runner, which this version of the action cannot pass as a secret`,
      suggestion: `secrets: |\n  ${secret.id}=\${{ env.${entry.name} }}`,
    };
  const env = known ?? provideVariable(editor, step, entry.name, value ?? '', () => false);
  return env === undefined ? { input: 'secrets', line: `${secret.id}=${value}` } : { input: 'secret-envs', line: `${secret.id}=${env}` };
}

/** A step of docker/build-push-action with its parsed inputs. */
interface Build {
  readonly editor: YamlEditor;
  readonly step: Step;
  readonly change: BuildChange;
  readonly files: CompanionFiles;
  /** Path of `with`. */
  readonly inputs: YamlPath;
  /** Name of the input with the build arguments. */
  readonly args: InputNames['args'];
  readonly uses: string;
  /** Whether this version of the action has `secret-envs`. */
  readonly hasEnvs: boolean;
  readonly argsText: string;
  /** The build arguments that the Dockerfile no longer takes. */
  readonly entries: readonly InputEntry[];
  readonly context: string | undefined;
}

/** The changes to a step, collected before anything is written. */
interface Plan {
  readonly caveats: CompanionCaveat[];
  /** New lines by input. */
  readonly lines: { readonly [input in ListInput]: string[] };
  readonly gone: InputEntry[];
  /** Ids of the secrets that the step gives to the build, or that a caveat speaks of. */
  readonly supplied: Set<string>;
}

/** Rewrites one step of docker/build-push-action. */
export function rewriteBuildPush(editor: YamlEditor, step: Step, change: BuildChange, files: CompanionFiles, comment: string): StepResult {
  const inputs = [...step.path, 'with'];
  const uses = textAt(editor, [...step.path, 'uses']) ?? '';
  const { args } = inputNames(editor, step, comment);
  const argsText = textAt(editor, [...inputs, args])?.replaceAll(',', args === 'build_args' ? '\n' : ',') ?? '';
  const entries = readEntries(argsText).filter((entry) => change.removedArgs.has(entry.name));
  const { verdict, context, lost, open } = targetOf(editor, step, change, files, comment);
  const build: Build = { editor, step, change, files, inputs, args, uses, hasEnvs: hasSecretEnvs(uses, comment), argsText, entries, context };
  if (verdict === 'no' && lost !== undefined) return { caveats: lostEntries(build, lost), invocations: [] };
  if (verdict === 'no') return { caveats: [], invocations: [] };
  const asked = { certain: true, unplaced: true } as const;
  const doubt =
    open === undefined ? 'if this step builds the changed Dockerfile,' : `${alsoBuilds(open, files.root)}; once that Dockerfile takes the secret as well,`;
  if (verdict === 'maybe') return { caveats: unchangedEntries(build, doubt, asked), invocations: [] };
  if (isVersion1(uses, comment))
    return {
      caveats: version1Caveats(build),
      invocations: [{ context: context ?? change.context, target: textAt(editor, [...inputs, 'target']), service: undefined }],
    };
  const given = (['secrets', 'secret-envs', 'secret-files'] as const).flatMap((key) => readEntries(textAt(editor, [...inputs, key]) ?? ''));
  const plan = emptyPlan(given.map((entry) => entry.name));
  reportSlips(build, plan);
  const passed = readEntries(argsText).map((entry) => ({ ...entry, range: entryRange(editor, [...inputs, 'build-args'], entry) }));
  plan.caveats.push(...sameValues(passed, change.removedArgs));
  const isForwarded = /^\s*\$\{\{[^}]*\}\}\s*$/.test(argsText);
  if (isForwarded)
    plan.caveats.push({
      range: originalRange(editor, editor.get([...inputs, 'build-args'])?.range),
      ...forwardedArguments(build, argsText),
      breaks: { ...breaksAll(change), unplaced: true },
    });
  replaceArguments(build, plan);
  supplyOthers(build, plan);
  if (!isForwarded) reportAbsent(build, plan);
  writeInputs(editor, step, plan.lines, plan.gone);
  return { caveats: plan.caveats, invocations: [{ context: context ?? change.context, target: textAt(editor, [...inputs, 'target']), service: undefined }] };
}

/** What to do where one expression gives all build arguments: that of an input or secret comes from the caller of the file, any other from the file itself. */
function forwardedArguments({ step, change }: Build, argsText: string): Pick<CompanionCaveat, 'message' | 'suggestion'> {
  const source = /\$\{\{\s*(\w+)\./.exec(argsText)?.[1] ?? 'inputs';
  if (source === 'inputs' || source === 'secrets')
    return {
      message: 'the build arguments come from the caller of this file: let it pass the secrets as well, and pass them on here',
      suggestion: `secrets: \${{ ${step.job.length === 0 ? 'inputs' : 'secrets'}.${BUILD_SECRETS} }}`,
    };
  const lines = change.secrets.flatMap(({ id, from }) => ('env' in from ? [`  ${id}=\${{ secrets.${from.env} }}`] : []));
  return {
    message: `the build arguments come from ${source === 'matrix' ? 'the matrix' : `\`${source}\``}: remove from them what is a secret now, and pass it here`,
    suggestion: lines.length > 0 ? ['secrets: |', ...lines].join('\n') : undefined,
  };
}

/** For a step that is not changed: reports each removed argument, with the text that replaces it. */
function unchangedEntries(
  { editor, change, inputs, args, entries }: Build,
  reason: string,
  breaks: Omit<Breakage, 'names'> | undefined,
): readonly CompanionCaveat[] {
  return entries.map((entry) => {
    const secret = replacementOf(change, entry.name);
    return {
      range: entryRange(editor, [...inputs, args], entry),
      message: `${reason} ${entry.name} is no longer a build argument`,
      suggestion: secret && `secrets: |\n  ${secret.id}=${entry.value?.includes('${{') ? entry.value.trim() : `\${{ secrets.${entry.name} }}`}`,
      breaks: breaks && { names: [entry.name], ...breaks },
      joins: true,
    };
  });
}

/** For a step whose Dockerfile does not exist: an earlier step may create it, but hardly from a Dockerfile of another name. */
function lostEntries(build: Build, lost: string): readonly CompanionCaveat[] {
  const isLike = lost === posix.basename(build.change.dockerfile);
  return unchangedEntries(
    build,
    'no Dockerfile of this project is at the path of this step; if it builds the changed one,',
    isLike ? { certain: false, unplaced: true } : undefined,
  );
}

/** For a step that uses version 1 of the action, which has no input for secrets. */
function version1Caveats(build: Build): readonly CompanionCaveat[] {
  const caveats = unchangedEntries(build, 'update the action to version 2 or newer, as version 1 cannot pass secrets:', { certain: true });
  const given = new Set(build.entries.flatMap(({ name }) => replacementOf(build.change, name)?.id ?? []));
  const absent = build.change.secrets.filter(({ id, from, required }) => !given.has(id) && (required || !('env' in from)));
  if (absent.length === 0) return caveats;
  const lines = absent.map(({ id, from }) => `  ${id}=${'env' in from ? `\${{ secrets.${from.env} }}` : '…'}`);
  return [
    ...caveats,
    {
      range: originalRange(build.editor, build.editor.get([...build.step.path, 'uses'])?.range),
      message: `version 1 of the action cannot pass secrets, but this build now needs ${absent.map(({ id }) => id).join(', ')}; with version 2 or newer:`,
      suggestion: `secrets: |\n${lines.join('\n')}`,
      breaks: { names: absent.flatMap(({ id, from }) => ('env' in from ? [] : id)), certain: true },
      misses: absent.flatMap(({ id, from }) => ('env' in from ? id : [])),
      lacks: absent.flatMap(({ id, from }) => ('env' in from ? id : [])),
    },
  ];
}

function emptyPlan(supplied: Iterable<string>): Plan {
  return { caveats: [], lines: { secrets: [], 'secret-envs': [], 'secret-files': [], ssh: [] }, gone: [], supplied: new Set(supplied) };
}

/** Reports `NAME: value` among the build arguments: a mistake, because of which the build never got the value. */
function reportSlips({ editor, change, inputs, argsText }: Build, plan: Plan): void {
  for (const entry of readEntries(argsText)) {
    const slip = slipOf(entry);
    const secret = slip && replacementOf(change, slip.name);
    if (!slip || !change.removedArgs.has(slip.name)) continue;
    plan.caveats.push({
      range: entryRange(editor, [...inputs, 'build-args'], entry),
      message: `build-args needs the form ${slip.name}=…, so ${slip.name}: … never reached the build; it is now a secret: pass it as one`,
      suggestion: secret && `secrets: |\n  ${secret.id}=${slip.value.includes('${{') ? slip.value : `\${{ secrets.${slip.name} }}`}`,
      breaks: { names: [slip.name], certain: true },
    });
    if (secret) plan.supplied.add(secret.id);
  }
}

/** Plans a secret for each removed argument, with the source of the argument. */
function replaceArguments({ editor, step, change, files, inputs, hasEnvs, entries }: Build, plan: Plan): void {
  for (const [index, entry] of entries.entries()) {
    const secret = replacementOf(change, entry.name);
    const isOverridden = entries.slice(index + 1).some((later) => later.name === entry.name);
    if (!secret || isOverridden || plan.supplied.has(secret.id) || 'ssh' in secret.from || 'file' in secret.from) {
      plan.gone.push(entry);
      continue;
    }
    const range = entryRange(editor, [...inputs, 'build-args'], entry);
    plan.supplied.add(secret.id);
    const given = givenAlready({ editor, step, change, files }, entry);
    if (given?.isFree && giveUnderId(editor, inputs, given, secret)) {
      plan.gone.push(entry);
      continue;
    }
    const supply = supplyFor(editor, step, entry, secret, hasEnvs && given?.input !== 'secrets');
    if ('message' in supply) {
      plan.caveats.push({ range, message: supply.message, suggestion: supply.suggestion, breaks: { names: [entry.name], certain: true } });
      continue;
    }
    plan.lines[supply.input].push(supply.line);
    plan.gone.push(entry);
    if (supply.input === 'secrets' && secret.required && entry.value?.includes('secrets.') && runsOnForks(editor)) {
      plan.caveats.push({
        range,
        message: `in a pull request from a fork ${secret.id} is empty, and the action does not pass an empty secret: the build then fails instead of running without it`,
        suggestion: undefined,
      });
    }
  }
}

/** Plans the secrets from files and from an ssh agent, which replace no argument. */
function supplyOthers({ editor, step, change, files, inputs, context }: Build, plan: Plan): void {
  for (const secret of change.secrets) {
    if (plan.supplied.has(secret.id)) continue;
    if ('file' in secret.from) plan.lines['secret-files'].push(`${secret.id}=${secretPath(secret.from.file, context, change, files)}`);
    else if ('ssh' in secret.from && textAt(editor, [...inputs, 'ssh']) === undefined) {
      plan.lines.ssh.push(secret.from.ssh);
      plan.caveats.push({
        range: originalRange(editor, editor.get([...step.path, 'uses'])?.range),
        message: 'the build now takes its key from an ssh agent: add a step that starts one and loads the key',
        suggestion: '- uses: webfactory/ssh-agent@v0.9.0\n  with:\n    ssh-private-key: ${{ secrets.SSH_PRIVATE_KEY }}',
      });
    }
  }
}

/** Reports the required secrets for which the step had no argument. */
function reportAbsent({ editor, step, change, inputs }: Build, plan: Plan): void {
  const target = textAt(editor, [...inputs, 'target']);
  const absent = change.secrets.flatMap((secret) =>
    'env' in secret.from && isMissed(change, secret, target) && !plan.supplied.has(secret.id) ? [{ id: secret.id, env: secret.from.env }] : [],
  );
  if (absent.length === 0) return;
  // an input that is a single expression may hold the secrets
  const isOpen = ['secrets', 'secret-envs', 'secret-files'].some((key) => /^\s*\$\{\{[^}]*\}\}\s*$/m.test(textAt(editor, [...step.path, 'with', key]) ?? ''));
  plan.caveats.push({
    ...(isOpen ? {} : { misses: absent.map(({ id }) => id), lacks: absent.map(({ id }) => id) }),
    range: originalRange(editor, editor.get([...step.path, 'uses'])?.range),
    message: `the build must now pass ${absent.length > 1 ? 'the secrets' : 'the secret'} ${absent.map(({ id }) => id).join(', ')}`,
    suggestion: `secrets: |\n${absent.map(({ id, env }) => `  ${id}=\${{ secrets.${env} }}`).join('\n')}`,
  });
}

function secretPath(file: string, context: string | undefined, change: BuildChange, files: CompanionFiles): string {
  if (file.startsWith('~/')) return `\${{ env.HOME }}/${file.slice(2)}`;
  return posix.relative(files.root, posix.join(context ?? change.context, file));
}

/** Writes the new lines in place of the removed build arguments. */
function writeInputs(editor: YamlEditor, step: Step, lines: { readonly [key: string]: readonly string[] }, gone: readonly InputEntry[]): void {
  const inputs = [...step.path, 'with'];
  const added = Object.entries(lines).filter(([, list]) => list.length > 0);
  const total = readEntries(textAt(editor, [...inputs, 'build-args']) ?? '').length;
  const [first, ...rest] = added;
  const takesPlace = first && gone.length > 0 && gone.length === total && editor.get([...inputs, first[0]]) === undefined;
  if (takesPlace) editor.replacePair([...inputs, 'build-args'], first[0], inputText(first[0], first[1]));
  const node = editor.get(inputs);
  if (node === undefined && added.length > 0) {
    editor.insertPair(step.path, 'with', Object.fromEntries(added.map(([key, list]) => [key, inputText(key, list)])));
    return;
  }
  const last = node?.kind === 'map' ? node.pairs.at(-1)?.name : undefined;
  const anchor = takesPlace ? first[0] : editor.get([...inputs, 'build-args']) ? 'build-args' : (last ?? '');
  for (const [key, list] of takesPlace ? rest : added) {
    if (key === 'ssh') editor.insertPair(inputs, key, inputText(key, list), { after: anchor });
    else if (!addEntries(editor, inputs, key, list, anchor)) return;
  }
  if (!takesPlace && gone.length > 0) removeEntries(editor, [...inputs, 'build-args'], gone);
}

function inputText(key: string, list: readonly string[]): string {
  return key === 'ssh' ? (list[0] ?? '') : `${list.join('\n')}\n`;
}
