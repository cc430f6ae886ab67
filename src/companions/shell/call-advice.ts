import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { applyEdits } from '../../text/edit.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { type CallPlace, replacementFor, secretOption } from './argument-value.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { type Folders, resolvePath } from './build-invocation-place.ts';
import { argumentName, optionFor, rewriteCall } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions } from './build-invocation-target.ts';
import { stillPasses, suggestionFor, withoutValues } from './reports.ts';

/** The replacement for one build argument, with the variable from which the call takes its value. */
interface Advice {
  readonly text: string;
  /** What must be done in addition. */
  readonly message: string | undefined;
}

function adviceFor(call: BuildCall, option: CallOption, name: string, secret: BuildSecret, place: CallPlace): Advice {
  // an empty value is to be filled in
  if ('env' in secret.from && option.value === `${name}=`) return { text: secretOption(secret, { env: name }), message: undefined };
  const found = 'env' in secret.from ? replacementFor(option, name, secret, call, place) : { env: name };
  if ('message' in found) return { text: found.suggestion, message: found.message };
  const text = optionFor(secret, found);
  if (found.assignment === undefined) return { text, message: undefined };
  const before = place.text.slice(call.command.range.start, call.environment.assignAt);
  return { text: `${before}${found.assignment} ${call.program.words.join(' ')} ${text}`, message: undefined };
}

/** The options that pass the secrets of a call: from its own variables; for secrets without an argument, from those of the change. */
export function optionAdvice(call: BuildCall, change: BuildChange, place: CallPlace): string {
  const texts = call.options.flatMap((option) => {
    const name = argumentName(option) ?? '';
    const secret = replacementOf(change, name);
    return secret ? [{ id: secret.id, text: adviceFor(call, option, name, secret, place).text }] : [];
  });
  const rest = change.secrets.filter(({ id }) => !texts.some((one) => one.id === id));
  return [...texts.map(({ text }) => text), ...(rest.length > 0 ? [suggestionFor({ ...change, secrets: rest })] : [])].join(' ');
}

/** Reports removed arguments that a call takes from a file. https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md */
export function argumentFiles(call: BuildCall, change: BuildChange, folders: Folders, files: CompanionFiles): readonly CompanionCaveat[] {
  return call.options.flatMap((option): readonly CompanionCaveat[] => {
    if (option.name !== '--build-arg-file' || option.value === undefined) return [];
    const value = option.value;
    const path = folders.starts.flatMap((start) => resolvePath(value, start, folders, new Map()) ?? []).find((one) => files.exists(one));
    const lines = (path === undefined ? undefined : files.read(path))?.split('\n') ?? [];
    return [...change.removedArgs.keys()].flatMap((name): readonly CompanionCaveat[] => {
      const line = lines.findIndex((text) => text.trimStart().startsWith(`${name}=`));
      if (line < 0) return [];
      const secret = replacementOf(change, name);
      const act = secret && 'env' in secret.from ? `remove that line and set the variable ${secret.from.env}` : 'remove that line';
      return [
        {
          range: option.range,
          message: `${value}:${line + 1} still passes ${name} as a build argument: if this builds ${posix.relative(folders.root, change.dockerfile)}, ${act}`,
          suggestion: undefined,
          breaks: { names: [name], certain: false },
        },
      ];
    });
  });
}

/** A call of the legacy builder, rewritten to use BuildKit and its secrets. */
export function buildKitAdvice(call: BuildCall, change: BuildChange, place: CallPlace): string {
  const { range } = call.command;
  const { edits } = rewriteCall(call, change, place);
  if (edits.length === 0) return optionAdvice(call, change, place);
  const moved = edits.map((edit) => ({ ...edit, range: { start: edit.range.start - range.start, end: edit.range.end - range.start } }));
  const command = applyEdits(place.text.slice(range.start, range.end), moved);
  const on = command.replace(/^((?:\S+\s+)*?DOCKER_BUILDKIT=)["']?0["']?(?=\s)/, '$11');
  return withoutValues(on === command ? `DOCKER_BUILDKIT=1 ${command}` : on);
}

/**
 * Caveats for a build whose Dockerfile is known only at run time. None if it is unlikely to be the changed one. Paths in messages are relative to `root`, the
 * project root.
 */
export function maybeCaveats(
  call: BuildCall,
  change: BuildChange,
  place: CallPlace,
  { root, target }: { readonly root: string; readonly target: CallTarget & { readonly verdict: 'maybe' } },
): readonly CompanionCaveat[] {
  const file = posix.relative(root, change.dockerfile);
  if (!mentions(call, change)) {
    if (!change.secrets.some((secret) => secret.required)) return [];
    return [
      {
        range: call.verbWord.range,
        message: `if this builds ${file} (${target.why}): the build must now pass the secrets`,
        suggestion: suggestionFor(change),
      },
    ];
  }
  return call.options.flatMap((option) => {
    const name = argumentName(option) ?? '';
    if (!change.removedArgs.has(name)) return [];
    const secret = replacementOf(change, name);
    const advice = secret && call.program.kind !== 'compose' ? adviceFor(call, option, name, secret, place) : undefined;
    return [
      {
        range: option.range,
        ...stillPasses({ name, dockerfile: file, isReplaced: advice !== undefined, why: target.why, note: advice?.message ?? '' }),
        suggestion: advice?.text,
        unsure: target.why,
        // as no Dockerfile exists there, it may build one of another project
        breaks: { names: [name], certain: target.lost !== true, unplaced: true },
        joins: true,
      },
    ];
  });
}
