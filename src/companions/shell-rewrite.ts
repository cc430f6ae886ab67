import { OTHER_BUILDERS } from '../knowledge/build-commands.ts';
import { parseScript } from '../syntax/shell.ts';
import type { Script, ShellCommand } from '../syntax/types.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { type BuildCall, findBuildCalls, hasOption, isKaniko, optionValues } from './build-invocation.ts';
import { rewriteComposeCall } from './build-invocation-compose.ts';
import { type Folders, resolvePath } from './build-invocation-place.ts';
import { rewriteCall, secretOption, type ValueSource } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions, targetOf } from './build-invocation-target.ts';
import { maskTemplates } from './shell-text.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from './types.ts';

/** A shell text and what its host says about the place it runs in. */
export interface ShellSite {
  readonly text: string;
  /** Templating that the host resolves before the shell sees the text, e.g. `${{ … }}`; a global expression. */
  readonly template?: RegExp;
  readonly folders: Folders;
  /** Why the host builds without BuildKit, if it does: it sets DOCKER_BUILDKIT=0, or runs an old docker. */
  readonly legacy?: string | undefined;
  /** Variables that the host sets for the shell, although the text may read them only. */
  readonly sets?: ReadonlySet<string>;
  /** Where the value of a template can be had; without it the text stays inside the script. */
  readonly resolveTemplate?: (value: string, variable: string, script: Script) => ValueSource;
  /** Only builds that pass a removed argument are ours for sure: the text is a document that may speak of builds in general. */
  readonly onlyMentions?: boolean;
  /** `--load` for a `docker buildx build`, or `--output type=docker` for a `docker build`, whose image is needed later; undefined: not asked for. */
  readonly output?: (call: BuildCall) => string | undefined;
}

/** A build command of the text with what was decided about it. */
export interface JudgedCall {
  readonly call: BuildCall;
  readonly target: CallTarget;
  readonly changed: boolean;
}

/** Edits and caveats count in the site's text. */
export interface ShellRewrite {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
  readonly invocations: readonly BuildInvocation[];
  readonly calls: readonly JudgedCall[];
}

const NOTHING: ShellRewrite = { edits: [], caveats: [], invocations: [], calls: [] };

/** Reads a shell text whose offsets count in itself. */
export function readShell(text: string): Script {
  return parseScript({ text, segments: [{ joined: 0, file: 0, length: text.length, fileLength: text.length }], encoding: 'plain' });
}

/** Whether a process that the script starts sees a variable: it came from outside, or is exported. */
function isExported(script: Script, name: string, sets: ReadonlySet<string> | undefined): boolean {
  const named = (word: string): boolean => word === name || word.startsWith(`${name}=`);
  const exports = script.commands.some(
    (command) =>
      (command.name === 'export' && command.words.some((word) => named(word.value))) ||
      (command.name === 'set' &&
        command.words.some((word, index) => word.value === '-a' || (word.value === 'allexport' && command.words[index - 1]?.value === '-o'))) ||
      (['declare', 'typeset'].includes(command.name) &&
        command.words.some((word) => /^-\w*x/.test(word.value)) &&
        command.words.some((word) => named(word.value))),
  );
  if (exports) return true;
  if (script.writes.has(name) || !/^[A-Za-z_]\w*$/.test(name)) return false;
  // what another file or a function sets, and whether it exports it, cannot be seen; what the host sets is exported
  return (sets?.has(name) ?? false) || !script.commands.some((command) => ['.', 'source', 'eval'].includes(command.name));
}

/** `DOCKER_BUILDKIT=0` turns BuildKit off: https://docs.docker.com/build/buildkit/#getting-started */
export const BUILDKIT_OFF = 'DOCKER_BUILDKIT=0 selects the legacy builder';

/** Why a call builds without BuildKit; undefined where it does not. */
function legacyReason(call: BuildCall, script: Script, site: ShellSite): string | undefined {
  if (call.program.kind === 'podman' || call.program.kind === 'buildx') return undefined;
  const own = call.command.assignments.find((one) => one.name === 'DOCKER_BUILDKIT');
  if (own) return own.value?.value === '0' ? BUILDKIT_OFF : undefined;
  const set = script.commands.flatMap((command) => [
    ...command.assignments.flatMap((one) => (command.name === '' && one.name === 'DOCKER_BUILDKIT' ? [one.value?.value] : [])),
    ...(command.name === 'export' ? command.words.flatMap((word) => /^DOCKER_BUILDKIT=(.*)$/.exec(word.value)?.[1] ?? []) : []),
  ]);
  if (set.length === 0) return site.legacy;
  return set.at(-1) === '0' ? BUILDKIT_OFF : undefined;
}

function suggestionFor(change: BuildChange): string {
  return change.secrets.map((secret) => secretOption(secret)).join(' ');
}

/** Places that pass a removed build argument without being in a command that we could judge: an array of options, a quoted command, a script that does not parse. */
export function strayArguments(text: string, change: BuildChange, judged: readonly Range[]): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  for (const match of text.matchAll(/(?:--build-arg(?:[=\s]|["'],\s*["'])+["']?|\bbuild-arg:)([A-Za-z_]\w*)/g)) {
    const name = match[1] ?? '';
    const range = { start: match.index, end: match.index + match[0].length };
    const lineStart = text.lastIndexOf('\n', range.start) + 1;
    if (
      !change.removedArgs.has(name) ||
      judged.some((one) => one.start <= range.start && range.end <= one.end) ||
      /^\s*(#|\/\/|\*)/.test(text.slice(lineStart, range.start))
    )
      continue;
    const secret = change.secrets.find((one) => one.id === change.removedArgs.get(name));
    // the command may have begun on a line before, which a backslash continues
    const before = /(?:[^\n]*\\\r?\n)*[^\n]*$/.exec(text.slice(Math.max(0, range.start - 2000), range.start))?.[0] ?? '';
    const other = OTHER_BUILDERS.find(({ program }) => program.test(before));
    const option = other ? other.option?.replaceAll('ID', secret?.id ?? '') : secret && secretOption(secret);
    caveats.push({
      range,
      message: `if this is for ${baseName(change.dockerfile)}: it no longer takes ${name} as a build argument${other?.note ? `; ${other.note}` : ''}`,
      suggestion: secret ? option : undefined,
    });
  }
  return caveats;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Rewrites every build of the changed Dockerfile in a shell text, and says what it could not. Never throws. */
export function rewriteShell(site: ShellSite, change: BuildChange, files: CompanionFiles): ShellRewrite {
  if (!/build|bud|kaniko/.test(site.text) || (change.secrets.length === 0 && change.removedArgs.size === 0)) return NOTHING;
  const script = readShell(maskTemplates(site.text, site.template));
  if (!script.ok) return { ...NOTHING, caveats: strayArguments(site.text, change, []) };
  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const calls: JudgedCall[] = [];
  for (const call of findBuildCalls(script)) {
    const compose =
      call.program.kind === 'compose' ? rewriteComposeCall(call, script, site, change, files, (name) => isExported(script, name, site.sets)) : undefined;
    const target = compose?.target ?? targetOf(call, script, site.folders, change, files);
    if (target.verdict === 'no' || (site.onlyMentions === true && !mentions(call, change))) {
      calls.push({ call, target, changed: false });
      continue;
    }
    if (target.verdict === 'maybe') {
      calls.push({ call, target, changed: false });
      caveats.push(...maybeCaveat(call, change));
      continue;
    }
    if (!compose) invocations.push({ context: target.context, target: optionValues(call, '--target').at(-1), service: undefined });
    if (call.command.within.includes('literal')) {
      calls.push({ call, target, changed: false });
      caveats.push({
        range: call.verbWord.range,
        message: 'this builds the changed Dockerfile from inside a quoted script, which may not see the variables of this one: give it the secrets by hand',
        suggestion: suggestionFor(change),
      });
      continue;
    }
    const legacy = legacyReason(call, script, site);
    if (legacy !== undefined) {
      calls.push({ call, target, changed: false });
      caveats.push({
        range: call.verbWord.range,
        message: `${legacy}, which cannot mount secrets: this build fails until it uses BuildKit (DOCKER_BUILDKIT=1)`,
        suggestion: suggestionFor(change),
      });
      continue;
    }
    const place = {
      text: site.text,
      cwd: target.cwd,
      context: target.context,
      exported: (name: string): boolean => isExported(script, name, site.sets),
      template: (value: string, variable: string): ValueSource => (site.resolveTemplate ? site.resolveTemplate(value, variable, script) : 'inline'),
    };
    const result = compose ?? rewriteCall(call, change, place);
    const output = result.edits.length > 0 && !compose ? site.output?.(call) : undefined;
    edits.push(...(output ? withOutput(result.edits, call, output) : result.edits));
    caveats.push(...result.caveats);
    calls.push({ call, target, changed: result.edits.length > 0 });
  }
  const kaniko = script.commands.filter(isKaniko);
  for (const command of kaniko) if (kanikoBuilds(command, site, change)) caveats.push({ range: command.range, message: KANIKO, suggestion: undefined });
  const judged = [...calls.map(({ call }) => call.command.range), ...kaniko.map((command) => command.range)];
  return { edits, caveats: [...caveats, ...strayArguments(site.text, change, judged)], invocations, calls };
}

/** What a build with kaniko means for a Dockerfile with secret mounts: https://github.com/GoogleContainerTools/kaniko/issues/3028 */
export const KANIKO = 'kaniko ignores secret mounts: this build would run without the secret. Build with BuildKit or buildah instead';

/** Whether a kaniko command builds the changed Dockerfile: its path is relative to the context. */
function kanikoBuilds(command: ShellCommand, site: ShellSite, change: BuildChange): boolean {
  const values = command.words.map((word) => word.value);
  const option = (...names: readonly string[]): string | undefined =>
    values
      .flatMap((value, index) =>
        names.flatMap((name) => (value === name ? [values[index + 1] ?? ''] : value.startsWith(`${name}=`) ? [value.slice(name.length + 1)] : [])),
      )
      .at(-1);
  const [start = site.folders.root] = site.folders.starts;
  const context = resolvePath((option('--context', '-c') ?? '.').replace(/^dir:\/\//, ''), start, site.folders, new Map());
  const file = resolvePath(option('--dockerfile', '-f') ?? 'Dockerfile', context ?? start, site.folders, new Map());
  const names = values.flatMap((value, index) =>
    value === '--build-arg' ? [values[index + 1] ?? ''] : value.startsWith('--build-arg=') ? [value.slice(12)] : [],
  );
  return file === change.dockerfile || names.some((name) => change.removedArgs.has(/^[^=]*/.exec(name)?.[0] ?? ''));
}

/** What to say about a build whose Dockerfile only a run would tell. Nothing where it is not likely to be ours. */
function maybeCaveat(call: BuildCall, change: BuildChange): readonly CompanionCaveat[] {
  if (mentions(call, change)) {
    return call.options.flatMap((option) => {
      const name = option.name === '--build-arg' ? (/^[^=]*/.exec(option.value ?? '')?.[0] ?? '') : '';
      const secret = change.secrets.find((one) => one.id === change.removedArgs.get(name));
      if (!change.removedArgs.has(name)) return [];
      return [
        {
          range: option.range,
          message: `if this builds ${baseName(change.dockerfile)}: it no longer takes ${name} as a build argument`,
          suggestion: secret && call.program.kind !== 'compose' ? secretOption(secret) : undefined,
        },
      ];
    });
  }
  if (!change.secrets.some((secret) => secret.required)) return [];
  return [
    {
      range: call.verbWord.range,
      message: `if this builds ${baseName(change.dockerfile)}: the build must now be given its secrets`,
      suggestion: suggestionFor(change),
    },
  ];
}

/** The edits with the option that brings the image into the local store, directly behind `build`. */
function withOutput(edits: readonly Edit[], call: BuildCall, output: string): readonly Edit[] {
  const at = call.verbWord.range.end;
  if (hasOption(call, '--load', '--push', '-o', '--output') || edits.some((edit) => edit.range.start === at && edit.range.end === at)) return edits;
  return [...edits, { range: { start: at, end: at }, text: ` ${output}` }];
}
