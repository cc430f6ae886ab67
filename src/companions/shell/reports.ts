import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { COMPOSE, COMPOSE_BUILD, COMPOSE_NAME, IMAGE_BUILD, OTHER_BUILDERS, type OtherBuilder } from '../../knowledge/docker/build-commands.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { doubtful } from '../doubt.ts';
import { variableIn } from '../mentions.ts';
import { shownValue } from '../references.ts';
import type { BuildChange, CompanionCaveat } from '../types.ts';
import { secretOption } from './argument-value.ts';
import { type Folders, resolvePath } from './build-invocation-place.ts';

/** The options that pass all secrets of the change to a build. */
export function suggestionFor(change: BuildChange): string {
  return change.secrets.map((secret) => secretOption(secret)).join(' ');
}

/**
 * Sources of the spellings other than `--build-arg`: https://learn.microsoft.com/en-us/cli/azure/acr#az-acr-build, https://docs.balena.io/reference/balena-cli/latest/#build-source,
 * https://github.com/moby/buildkit#building-a-dockerfile-with-buildctl, https://minikube.sigs.k8s.io/docs/commands/image/#minikube-image-build
 */
const ARGUMENT =
  /(?:(?:--(?:secret-)?build-arg|--buildArg|(?<=\bbalena\s[^\n]{0,200}\s)-B)(?:[=\s]|["'`]\s*,\s*[frbu]{0,2}["'`])+["'`]?|\bbuild-arg:|\bbuild-opt[=\s]["']?build-arg=)([A-Za-z_]\w*)/g;
/** `heroku container:push web --arg A=1,B=2`. https://devcenter.heroku.com/articles/container-registry-and-runtime#using-build-args */
const HEROKU_ARGUMENT = /(?<=\bheroku\s+container:push\b[^\n]{0,200}\s--arg[=\s](?:\w+=[^\s,]{0,200},){0,20})([A-Za-z_]\w*)(?==)/g;

/** A command with the literal values of secret-named assignments masked, to be shown. */
export function withoutValues(command: string): string {
  return command.replace(
    /\b(\w*(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|KEY|AUTH|CREDENTIALS?)\w*=)(?:"([^"$`]+)"|'([^']+)'|(?!["'])[^\s"'$`\uE000-\uE005]+(?![^\s]*\$))/gi,
    (_, name: string, double: string | undefined, single: string | undefined) =>
      double !== undefined ? `${name}"…"` : single !== undefined ? `${name}'…'` : `${name}…`,
  );
}

/** An argument of a build whose Dockerfile is uncertain. */
interface Passed {
  readonly name: string;
  readonly dockerfile: string;
  /** Whether its replacement follows the message. */
  readonly isReplaced: boolean;
  /** The reason for the doubt. */
  readonly why?: string;
  /** What else to know, a clause. */
  readonly note: string;
}

/** What to say of an argument of a build whose Dockerfile is uncertain. */
export function stillPasses({ name, dockerfile, isReplaced, why, note }: Passed): ReturnType<typeof doubtful> {
  const does = `still passes --build-arg NAMES${why === undefined ? '' : ` (${why})`}`;
  return doubtful({ does, names: [name], dockerfiles: [dockerfile], act: isReplaced ? INSTEAD : undefined, note });
}

const INSTEAD = 'write this instead';

/**
 * Reports removed build arguments outside of the commands that were judged: in an array of options, a quoted command, a script that does not parse. Paths in
 * messages are relative to `root`, the project root.
 */
export function strayArguments(text: string, change: BuildChange, judged: readonly Range[], root: string): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  if (![...change.removedArgs.keys()].some((name) => text.includes(name))) return caveats;
  for (const match of [...text.matchAll(ARGUMENT), ...(text.includes('container:push') ? text.matchAll(HEROKU_ARGUMENT) : [])]) {
    const name = match[1] ?? '';
    const range = { start: match.index, end: match.index + match[0].length };
    const lineStart = text.lastIndexOf('\n', range.start) + 1;
    if (
      !change.removedArgs.has(name) ||
      judged.some((one) => one.start <= range.start && range.end <= one.end) ||
      /^\s*(?:#|\/\/|\*|::|rem\s)/i.test(text.slice(lineStart, range.start))
    )
      continue;
    const secret = replacementOf(change, name);
    const other = otherBuilderAt(text, range.start);
    const value = /^=[^\n]{0,200}?(?=\s-|\n|$)/.exec(text.slice(range.end))?.[0] ?? '';
    // `$(X)`, or the same with private-use characters, is a make reference
    const env =
      /^=["']?(?:\$(?:\{|\((?=[A-Z_0-9]+\)))?|\uE001[\uE002\uE004])([A-Za-z_]\w*)[})\uE003\uE005]?["']?(?:\s|$)/.exec(value)?.[1] ?? variableIn(value);
    const own = /^=["']?(\$\(?\{?\w+[^\s"']*)/.exec(value)?.[1];
    const isLocal = secret !== undefined && 'env' in secret.from && own !== undefined && !/^\$\{?env:/i.test(own) && isPowerShell(text, range);
    const option = other
      ? other.option?.replaceAll(/\b(?:ID|VARIABLE)\b/g, (word) => (word === 'ID' ? secret?.id : (env ?? ownVariable(secret))) ?? '')
      : secret && secretOption(secret, env !== undefined && 'env' in secret.from ? { env } : secret.from);
    caveats.push({
      range,
      ...stillPasses({
        name,
        dockerfile: posix.relative(root, change.dockerfile),
        isReplaced: secret !== undefined && option !== undefined,
        note: noteOf(other, secret),
      }),
      suggestion: isLocal && !other ? `$env:${name} = ${shownValue(own)}\n${secretOption(secret, { env: name })}` : secret ? option : undefined,
      breaks: { names: [name], certain: false },
      joins: true,
    });
  }
  return caveats;
}

/**
 * Returns the program that takes the build argument at `at`, if it is none of those that build with `--secret`. Where its command names no build, as in a list of
 * options, it is Compose if the text builds with nothing else.
 */
export function otherBuilderAt(text: string, at: number): OtherBuilder | undefined {
  const before = commandBefore(text.slice(Math.max(0, at - 2000), at));
  const own = [COMPOSE, ...OTHER_BUILDERS].find(({ program }) => program.test(before));
  if (own || /\bbuild\b/.test(before)) return own;
  return buildsWithCompose(text) && !IMAGE_BUILD.test(text) ? COMPOSE : undefined;
}

/** What to say of a builder beside the replacement, a clause; empty for nothing. */
export function noteOf(builder: OtherBuilder | undefined, secret: BuildSecret | undefined): string {
  if (!builder || builder.note === '') return '';
  return builder.note.replace(/\bVARIABLE\b/, () => ownVariable(secret) ?? 'its variable');
}

/** Whether a text is PowerShell around a place: `$NAME` is no variable of the environment there. */
function isPowerShell(text: string, { start, end }: Range): boolean {
  return POWERSHELL.test(text.slice(Math.max(0, start - 1500), end + 300));
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables */
const POWERSHELL =
  /\$env:\w|\$(?:ErrorActionPreference|PSScriptRoot)\b|\b(?:Write|Invoke)-[A-Z]\w+|\b(?:pwsh|powershell)["']?[ \t]*:|shell:[ \t]*(?:pwsh|powershell)\b|\bPowerShell@\d/;

/** The variable that gives a secret its value unless the caller has another; its id for a secret from a file. */
function ownVariable(secret: BuildSecret | undefined): string | undefined {
  return secret && 'env' in secret.from ? secret.from.env : secret?.id;
}

/** Whether Compose builds anywhere in a text, also by a variable that names it: `$(DC) build`. */
function buildsWithCompose(text: string): boolean {
  if (COMPOSE_BUILD.test(text)) return true;
  return [...text.matchAll(COMPOSE_NAME)].some(([, name = '']) => new RegExp(`\\$[({]?${literalPattern(name)}[)}"]*[ \\t][^\\n]*\\bbuild\\b`).test(text));
}

/** The end of a text from the start of its last command, which may be on an earlier line with a backslash at its end. */
function commandBefore(text: string): string {
  for (let at = text.lastIndexOf('\n'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1))
    if (text[at - (text[at - 1] === '\r' ? 2 : 1)] !== '\\') return text.slice(at + 1);
  return text;
}

/** `docker buildx bake --set app.args.NAME=…`. https://docs.docker.com/reference/cli/docker/buildx/bake/#set */
const BAKE_SETTING = /(?<=--set[=\s]["']?)([\w*.-]+)\.args\.([A-Za-z_]\w*)(?==)/g;

/** Reports removed build arguments that a command sets for targets of Bake, unless edits replace them. */
export function bakeSettings(text: string, change: BuildChange, edits: readonly Edit[], root: string): readonly CompanionCaveat[] {
  if (!text.includes('.args.')) return [];
  return [...text.matchAll(BAKE_SETTING)].flatMap((match): readonly CompanionCaveat[] => {
    const [setting, pattern = '', name = ''] = match;
    const at = match.index;
    if (!change.removedArgs.has(name) || edits.some(({ range }) => range.start < at && at < range.end)) return [];
    const secret = replacementOf(change, name);
    return [
      {
        range: { start: at, end: at + setting.length },
        ...doubtful({
          does: `still passes --set ${setting}`,
          names: [name],
          dockerfiles: [posix.relative(root, change.dockerfile)],
          act: secret && INSTEAD,
          note: '',
        }),
        suggestion: secret && `--set ${pattern}.secrets+=id=${secret.id},env=${'env' in secret.from ? secret.from.env : name}`,
        breaks: { names: [name], certain: false },
      },
    ];
  });
}

/** `--build-arg "$name=…"`: the names come from elsewhere in the text, from a list or the words of a loop. */
const COMPUTED_ARGUMENT = /--build-arg(?:[=\s]|["'])+(?:\$[({]?!?\w|\{\{|%s|\{)/;

/** Reports removed arguments in a text that computes argument names: the first mention of each name without another caveat. */
export function computedArguments(text: string, change: BuildChange, said: readonly CompanionCaveat[], root: string): readonly CompanionCaveat[] {
  if (!COMPUTED_ARGUMENT.test(text)) return [];
  return [...change.removedArgs.keys()].flatMap((name) => {
    const places = [...text.matchAll(new RegExp(`(?<![\\w$.{-])${literalPattern(name)}(?![\\w=])`, 'g'))].filter(
      ({ index }) => !/^\s*(?:#|\/\/)/.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index)),
    );
    const [first] = places;
    if (!first || said.some(({ breaks }) => breaks?.names.includes(name))) return [];
    const secret = replacementOf(change, name);
    const range = { start: first.index, end: first.index + name.length };
    return [
      {
        range,
        ...doubtful({
          does: `the build arguments get their names from a list, and ${name} is in the text`,
          names: [name],
          dockerfiles: [posix.relative(root, change.dockerfile)],
          act: 'remove it from the list and write this',
          note: '',
        }),
        suggestion: secret && secretOption(secret),
        breaks: { names: [name], certain: false },
      },
    ];
  });
}

/** What a build with kaniko means for a Dockerfile with secret mounts: https://github.com/GoogleContainerTools/kaniko/issues/3028 */
export const KANIKO = 'kaniko ignores secret mounts: this build would run without the secret. Build with BuildKit or buildah instead';

/** Whether a kaniko command builds the changed Dockerfile: its path is relative to the context. */
export function kanikoBuilds(command: ShellCommand, folders: Folders, change: BuildChange): boolean {
  const values = command.words.map((word) => word.value);
  const option = (...names: readonly string[]): string | undefined =>
    values
      .flatMap((value, index) =>
        names.flatMap((name) => (value === name ? [values[index + 1] ?? ''] : value.startsWith(`${name}=`) ? [value.slice(name.length + 1)] : [])),
      )
      .at(-1);
  const [start = folders.root] = folders.starts;
  const context = resolvePath((option('--context', '-c') ?? '.').replace(/^dir:\/\//, ''), start, folders, new Map());
  const file = resolvePath(option('--dockerfile', '-f') ?? 'Dockerfile', context ?? start, folders, new Map());
  const names = values.flatMap((value, index) =>
    value === '--build-arg' ? [values[index + 1] ?? ''] : value.startsWith('--build-arg=') ? [value.slice(12)] : [],
  );
  return file === change.dockerfile || names.some((name) => change.removedArgs.has(/^[^=]*/.exec(name)?.[0] ?? ''));
}
