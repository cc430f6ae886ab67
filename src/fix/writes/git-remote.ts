import { posix } from 'node:path';
import { invocationOf } from '../../facts/commands/invocation.ts';
import type { Persisted } from '../../facts/commands/layer-writes.ts';
import type { Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { continuation, isMultiLine } from '../edits/continuation.ts';
import { placeOf, shellPath } from './credential.ts';
import { isOffline } from './readers.ts';
import type { WriteContext, WriteRecipe } from './types.ts';

/** A statement cannot follow directly on commands in these without changing what they give to others. */
const CLOSED = new Set(['substitution', 'pipeline', 'negation', 'background', 'literal', 'function']);

/**
 * Takes the login out of the addresses that a clone keeps: in its settings, those of its submodules, and in the reflog, where git
 * before 2.27 wrote it too. The clone itself stays as it is.
 * Source: https://github.com/git/git/blob/v2.27.0/Documentation/RelNotes/2.27.0.txt
 */
export const scrubRemote: WriteRecipe = {
  name: 'git remote',
  rewrite(context, writes) {
    for (const write of writes) {
      const place = write.kind === 'clone-url' ? scrubPlace(context, write) : undefined;
      if (!place) continue;
      return {
        writes: [write],
        edits: [
          {
            range: { start: place.after.range.end, end: place.after.range.end },
            text: `${glue(context)}&& ${encode(context.script.source, scrubStatement(place.folder))}`,
          },
        ],
        removed: [],
        prelude: [],
        cleanup: [],
        satisfied: [],
        later: [],
        caveats: runtimeUse(context),
        effects: [`the login is taken out of ${write.where}`],
      };
    }
    return undefined;
  },
};

function glue({ facts, run }: WriteContext): string {
  return isMultiLine(facts.dockerfile, run) && run.form === 'shell' ? ` ${continuation(facts.dockerfile, run)}` : ' ';
}

/** A header given to the clone with `-c` stays in its settings too, but in no address. */
const ADDRESS_WITH_LOGIN = /:\/\/[^\s/]+@/;

/** Works with the find and sed of BusyBox as well. */
function scrubStatement(folder: string): string {
  return `find ${shellPath(folder)} -type f \\( -name config -o -path '*/logs/*' \\) -exec sed -i 's,\\(https*://\\)[^/]*@,\\1,' {} +`;
}

/** After which command, and where its folder is seen from there; undefined where a later git command needs the login and cannot be followed. */
function scrubPlace(context: WriteContext, write: Persisted): { readonly after: ShellCommand; readonly folder: string } | undefined {
  const { script } = context;
  if (!script.ok || !/(?:^|\/)\.git\/config$/.test(write.where) || /[`*?]|\$\(/.test(write.where)) return undefined;
  const { args } = invocationOf(write.command.words.map((word) => word.value));
  if (
    !args.some((word) => ADDRESS_WITH_LOGIN.test(word)) ||
    args.some((word) => /^--(?:bare|mirror|separate-git-dir)/.test(word)) ||
    !/^(?:-\S+ |-C \S+ )*(?:clone|remote)\b/.test(args.join(' ')) ||
    args.includes('-C')
  )
    return undefined;
  const places = placesOf(script, placeOf(context));
  const index = script.commands.indexOf(write.command);
  const later = script.commands.filter((command, at) => at > index && usesRemote(command));
  const after = later.at(-1) ?? write.command;
  const repository = write.where.replace(/\/?config$/, '');
  if (!canFollow(context, write.command, after)) return undefined;
  const folder = seenFrom(places[index], places[script.commands.indexOf(after)], repository);
  return folder === undefined ? undefined : { after, folder };
}

/** Whether a git command may need the login of the stored address. */
function usesRemote(command: ShellCommand): boolean {
  return (
    invocationOf(command.words.map((word) => word.value)).program === 'git' &&
    !isOffline(command) &&
    !/\bclone\b/.test(command.words.map((word) => word.value).join(' '))
  );
}

function canFollow(context: WriteContext, writer: ShellCommand, after: ShellCommand): boolean {
  const last = context.script.items[after.item];
  if (!after.editable || after.redirects.some((one) => one.heredoc) || after.within.some((one) => CLOSED.has(one))) return false;
  if (writer === after) return true;
  // what runs only sometimes does not clean up for what always ran
  return after.within.length === 0 && last?.operator !== '||' && context.script.items[after.item + 1]?.operator !== '||';
}

function seenFrom(from: Place | undefined, to: Place | undefined, folder: string): string | undefined {
  if (/^[/~$]/.test(folder) || from?.workdir === to?.workdir) return folder;
  const start = from?.workdir ?? '.';
  const end = to?.workdir;
  if (end === undefined || /[$~]/.test(start + end) || start.startsWith('/') !== end.startsWith('/')) return undefined;
  return posix.relative(end, posix.join(start, folder)) || '.';
}

function runtimeUse(context: WriteContext): { readonly applicability: 'unsafe'; readonly reason: string }[] {
  const uses = context.facts.dockerfile.instructions.some(
    (one) => (one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT') && /\bgit["',\s]+(?:pull|fetch|push)\b/.test(one.args.text),
  );
  const later = context.later.some((run) => run.script?.commands.some(usesRemote));
  return [
    ...(uses ? [{ applicability: 'unsafe' as const, reason: 'the container fetches from the address that held the login' }] : []),
    ...(later ? [{ applicability: 'unsafe' as const, reason: 'a later RUN fetches from the address that held the login' }] : []),
  ];
}
