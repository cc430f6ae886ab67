import { posix } from 'node:path';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { type Persisted, withoutSubstitutions } from '../../facts/commands/layer-writes.ts';
import { normalisePath, type Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { startScriptOf } from '../../facts/flows/variable-owner.ts';
import { startCommands } from '../../facts/project/starts/start-commands.ts';
import { startsWith } from '../../facts/stages/container.ts';
import { KEEPS_TEXT } from '../../knowledge/shell/commands.ts';
import type { AddressScrub } from '../../knowledge/tool-writes.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Instruction, ShellCommand } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { isMultiLine, joinedByAnd, longestLine } from '../edits/continuation.ts';
import { runsElsewhere } from './carried.ts';
import { placeOf, shellPath } from './credential.ts';
import { isOffline } from './readers.ts';
import type { WriteContext, WriteRecipe } from './types.ts';

/** Constructs in which a statement after a command would change the result of the construct. */
const CLOSED = new Set(['substitution', 'pipeline', 'negation', 'background', 'literal', 'function']);

/** Recipe: removes the login from the addresses that a clone keeps, by the statement of the tool's card. The clone itself stays. */
export const scrubRemote: WriteRecipe = {
  name: 'address of a clone',
  rewrite(context, writes) {
    for (const write of writes) {
      const scrub = write.writer?.scrub;
      const place = scrub && scrubPlace(context, write, scrub);
      if (!scrub || !place) continue;
      return {
        writes: [write],
        edits: [
          {
            range: { start: place.after.range.end, end: place.after.range.end },
            text: followedBy(
              context,
              place.after,
              encode(
                context.script.source,
                scrub.statement.replace('{folder}', () => shellPath(place.folder)),
              ),
            ),
          },
        ],
        removed: [],
        prelude: [],
        cleanup: [],
        satisfied: [],
        later: [],
        caveats: laterUse(context, write, scrub),
        effects: [`the login is removed from ${write.where}`],
      };
    }
    return undefined;
  },
};

/** A statement that runs after a command, on a line of its own where the RUN has several lines or the line would be too long. */
function followedBy({ facts: { dockerfile }, run }: WriteContext, { range: { end } }: ShellCommand, statement: string): string {
  const { start } = dockerfile.document.lineRange(dockerfile.document.positionAt(end).line);
  const isLong = end - start + ' && '.length + statement.length > longestLine(dockerfile);
  const and = run.form === 'shell' && (isMultiLine(dockerfile, run) || isLong) ? joinedByAnd(dockerfile, run) : ' && ';
  return `${and}${statement}`;
}

/**
 * The command after which the statement must run, and the folder relative to its working directory. Undefined if a later command needs the login and no
 * statement can follow it.
 */
function scrubPlace(context: WriteContext, write: Persisted, scrub: AddressScrub): { readonly after: ShellCommand; readonly folder: string } | undefined {
  const { script } = context;
  const folderOf = (path: string): string => posix.dirname(path);
  const repository = folderOf(write.where);
  if (!script.ok || posix.basename(repository) !== scrub.folder || /[`*?]|\$\(/.test(write.where)) return undefined;
  const { program, args } = commandInvocation(write.command);
  if (!scrub.arguments.test(withoutSubstitutions(args.join(' ')))) return undefined;
  const places = placesOf(script, placeOf(context));
  const index = script.commands.indexOf(write.command);
  const later = script.commands.filter((command, at) => at > index && usesAddress(command, program, scrub));
  const after = later.at(-1) ?? write.command;
  if (!canFollow(context, write.command, after)) return undefined;
  const folder = seenFrom(places[index], places[script.commands.indexOf(after)], repository);
  return folder === undefined ? undefined : { after, folder };
}

/** Whether a command of the same program may use the login of the stored address. */
function usesAddress(command: ShellCommand, program: string, scrub: AddressScrub): boolean {
  return programOf(command) === program && !isOffline(command) && !scrub.makes.test(command.words.map((word) => word.value).join(' '));
}

/** The canonical name of the program that a command runs. */
export function programOf(command: ShellCommand): string {
  return commandInvocation(command).program;
}

function canFollow(context: WriteContext, writer: ShellCommand, after: ShellCommand): boolean {
  const last = context.script.items[after.item];
  if (!after.editable || after.redirects.some((one) => one.heredoc) || after.within.some((one) => CLOSED.has(one))) return false;
  if (writer === after) return true;
  // a command that runs only sometimes cannot clean up after one that always ran
  return after.within.length === 0 && last?.operator !== '||' && context.script.items[after.item + 1]?.operator !== '||';
}

function seenFrom(from: Place | undefined, to: Place | undefined, folder: string): string | undefined {
  if (/^[/~$]/.test(folder) || from?.workdir === to?.workdir) return folder;
  const start = from?.workdir ?? '.';
  const end = to?.workdir;
  if (end === undefined || /[$~]/.test(start + end) || start.startsWith('/') !== end.startsWith('/')) return undefined;
  return posix.relative(end, posix.join(start, folder)) || '.';
}

/** Caveats if removing the login may break something: the container or a later RUN fetches from that address. */
function laterUse(context: WriteContext, write: Persisted, scrub: AddressScrub): { readonly applicability: 'unsafe'; readonly reason: string }[] {
  const program = programOf(write.command);
  const place = placesOf(context.script, placeOf(context))[context.script.commands.indexOf(write.command)];
  const carried = place ? runsElsewhere(context.facts, context.run, normalisePath(write.where, place)) : [];
  const fetches = new RegExp(`\\b${literalPattern(program)}["',\\s]+(?:${scrub.fetches.map(literalPattern).join('|')})\\b`);
  const uses = isFetchedInContainer(context.facts, fetches);
  const later = [...context.later, ...carried].some((run) => run.script?.commands.some((command) => usesAddress(command, program, scrub)));
  return [
    ...(uses ? [{ applicability: 'unsafe' as const, reason: 'the container fetches from the address that contained the login' }] : []),
    ...(later ? [{ applicability: 'unsafe' as const, reason: 'a later RUN fetches from the address that contained the login' }] : []),
  ];
}

/**
 * Whether a container fetches: by its command, by a script or another file of the project that starts it, or by a text that a RUN or COPY writes for it, such as
 * a line for cron.
 */
function isFetchedInContainer({ dockerfile, context, persisted }: Facts, fetches: RegExp): boolean {
  const isFetch = (words: readonly string[]): boolean => fetches.test(words.join(' '));
  const isWritten = (one: Instruction): boolean => {
    if (one.heredocs.some(({ body }) => one.keyword !== 'RUN' && fetches.test(body.text))) return true;
    if (one.keyword === 'RUN') return one.script?.commands.some((command) => KEEPS_TEXT.has(command.name) && isFetch(textsOf(command))) ?? false;
    return (one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT' || one.keyword === 'HEALTHCHECK') && fetches.test(one.args.text);
  };
  return (
    dockerfile.instructions.some(isWritten) ||
    [...persisted.keys()].some((run) => startsWith(dockerfile, run).some((start) => startScriptOf(context, start, isFetch) !== undefined)) ||
    (context !== undefined && startCommands(context).some(({ text }) => fetches.test(text)))
  );
}

function textsOf({ words, redirects }: ShellCommand): readonly string[] {
  return [...words.slice(1).map((word) => word.value), ...redirects.map(({ heredoc }) => heredoc?.body ?? '')];
}
