import { deletesIfThere, isFileTool } from '../../facts/commands/file-effects.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import { CHANGES_FOLDER, IDEMPOTENT, MAKES_FOLDER, UNSETS } from '../../knowledge/shell/commands.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { ListItem, Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { isForgiven } from '../edits/absence.ts';
import { appendingPlace, removeCommands, removeWord } from '../edits/command-edit.ts';
import { isCarriedOn } from './carried.ts';
import { containerCaveats } from './container-need.ts';
import { type Credential, credentialsOf, placeOf } from './credential.ts';
import { laterNeed, namesIn } from './later-need.ts';
import { findLaterUndo } from './later-undo.ts';
import { type RunUse, useOf } from './readers.ts';
import { copiedEntryCaveats, settingsCaveats } from './settings-beside.ts';
import { sourceText } from './source-text.ts';
import type { RemovedCommand, WriteContext, WriteRecipe, WriteRewrite } from './types.ts';
import { isWhole } from './whole-file.ts';

/**
 * Recipe: logs in, uses the credential and logs out inside every RUN that needs it, so that no layer keeps it. A RUN that only logged in is removed.
 *
 *     before  RUN npm config set //npm.example.com/:_authToken $T
 *             RUN npm ci
 *     after   RUN npm config set //npm.example.com/:_authToken $T && npm ci && npm config delete //npm.example.com/:_authToken
 */
export const keepTemporary: WriteRecipe = {
  name: 'temporary',
  rewrite(context, writes) {
    if (!context.script.ok || context.run.interpreter !== 'posix') return undefined;
    for (const credential of credentialsOf(context, writes)) {
      const rewrite = rewriteCredential(context, credential);
      if (rewrite) return rewrite;
    }
    return undefined;
  },
};

/** A RUN with permissions by a pattern (`chmod 600 ~/.ssh/*`) keeps the file until its end: without it, the pattern may match nothing. */
function rewriteCredential(context: WriteContext, credential: Credential): WriteRewrite | undefined {
  const { facts, run, script } = context;
  const places = [credential.path, ...credential.writes.flatMap(({ writer }) => writer?.inImages ?? [])];
  if (places.some((path) => isCarriedOn(facts, run, path)) || !isWhole(context, credential) || !isSameLater(context, credential)) return undefined;
  const first = Math.min(...credential.commands.map((command) => script.commands.indexOf(command)));
  const here = useOf(facts, run, credential.path, credential.commands);
  const readersHere = here.readers.filter((command) => script.commands.indexOf(command) > first);
  const undone = findLaterUndo(context, credential);
  // after this RUN, nothing uses the credential any more
  const end = undone?.run ?? deletingRun(context, credential);
  const reached = end ? context.later.slice(0, context.later.indexOf(end) + 1) : context.later;
  const uses = reached.map((later) => useOf(facts, later, credential.path, later === undone?.run ? [undone.command] : []));
  const needing = uses.filter((use) => use.reader !== undefined);
  const isRead = readersHere.length + needing.length > 0;
  // what no RUN reads is for the container, unless that does not get it
  if ((!isRead && !end && isInFinalImage(facts.dockerfile, run)) || (needing.length > 0 && !credential.isMovable)) return undefined;
  const trailing = permissionsBefore(credential, [here, ...uses], needing[0]);
  if (trailing === undefined || uses.some((use) => use.writes)) return undefined;
  const texts = needing.length > 0 ? repeatable(context, credential, trailing) : [];
  const cleanup = statementsAtEnd(context, credential);
  if (texts === undefined || cleanup === undefined) return undefined;
  const isCleanIn = (use: RunUse): boolean => isDeletedIn(use, credential) || use.run === undone?.run;
  const names = namesIn(context, credential);
  const later = needing.map((use) => laterNeed(context, credential, use, { texts, cleanup: isCleanIn(use) ? [] : cleanup, names }));
  if (!later.every((need) => need !== undefined)) return undefined;
  const touches = removeTouches(uses);
  // the command would fail in a RUN without the setting
  const undoing = undone && !needing.some((use) => use.run === undone.run) ? [undone] : [];
  if (!touches || undoing.some(({ run: one, command }) => !one.script || removeCommands(one.script, [command]).kind === 'impossible')) return undefined;
  const removed = [...touches.removed, ...undoing];
  const common = {
    writes: credential.writes,
    later: later.filter((need) => need !== undefined),
    caveats: [...(end ? [] : containerCaveats(facts, run, credential)), ...settingsCaveats(context, credential), ...copiedEntryCaveats(context, credential)],
  };
  if (readersHere.length === 0 && needing.length > 0 && here.permissions.length === 0) {
    const moved = takeOut(context, credential);
    if (moved)
      return {
        ...common,
        edits: [...touches.edits, ...moved.edits],
        removed: [...removed, ...moved.removed],
        prelude: [],
        cleanup: [],
        satisfied: moved.satisfied,
        effects: [`${label(credential)} is written only in the RUNs that need it, and removed at the end of each`],
      };
  }
  if (!appendingPlace(run)) return undefined;
  return {
    ...common,
    edits: [...touches.edits, ...givenEnvironment(context, credential)],
    removed,
    prelude: [],
    cleanup,
    satisfied: [],
    effects: [`${label(credential)} is removed in the RUN that writes it${isRead ? '' : ': no other RUN reads it'}`],
  };
}

/** The first later RUN of the stage that certainly deletes the file or its folder. */
function deletingRun(context: WriteContext, credential: Credential): Run | undefined {
  if (credential.kind !== 'file') return undefined;
  return context.later.find(
    (run) => run.stage === context.run.stage && useOf(context.facts, run, credential.path).deletes.some((one) => isUnconditional(run, one.command)),
  );
}

function isUnconditional({ script }: Run, command: ShellCommand): boolean {
  return script?.items.some((item) => item.command === command && item.operator !== '||') === true;
}

/** Whether the RUN itself deletes the file unconditionally. */
function isDeletedIn(use: RunUse, credential: Credential): boolean {
  return credential.kind === 'file' && use.deletes.some((one) => !one.folder && isUnconditional(use.run, one.command));
}

function label(credential: Credential): string {
  return credential.writes[0]?.where ?? credential.path;
}

/** Whether the undo has the same meaning at the end of the RUN: it uses no loop variable, and no variable that is unset before. */
function isSameLater({ script }: WriteContext, credential: Credential): boolean {
  if (!credential.strict) return true;
  if (credential.commands.some((command) => command.within.some((one) => one === 'loop' || one === 'function'))) return false;
  const unset = script.commands.filter((command) => command.name === UNSETS).flatMap((command) => command.words.slice(1).map((word) => word.value));
  return !unset.some((name) => new RegExp(`\\$\\{?${name.replace(/\W/g, '')}\\b`).test(credential.undo));
}

/**
 * The commands before the first needing RUN that set permissions of the file, as text: without `chmod -R 600 ~/.ssh`, ssh rejects the key. Undefined if one of
 * them cannot be limited to the file.
 */
function permissionsBefore(credential: Credential, uses: readonly RunUse[], first: RunUse | undefined): readonly string[] | undefined {
  if (!first || credential.kind !== 'file') return [];
  const before = uses.slice(0, uses.indexOf(first));
  if (credential.writes.some(({ kind }) => kind === 'key-file') && before.some(({ run }) => setsOpenPermissions(run))) return undefined;
  const texts = before.flatMap((use) => [
    // of a pattern, only what it does to the file
    ...use.permissions.map(({ command, words }) =>
      words.some((index) => /[*?[]/.test(command.words[index]?.value ?? ''))
        ? onFileAlone(command, credential)
        : use.run.script && sourceText(use.run.script.source, command.range),
    ),
    ...use.folderPermissions.map((command) => onFileAlone(command, credential)),
  ]);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Whether a RUN sets permissions of files that its words do not show: `find ~/.ssh -exec chmod 600 {} +`, `for f in …; do chmod 600 "$f"`. */
function setsOpenPermissions({ script }: Run): boolean {
  return (script?.commands ?? []).some(({ words, within }) => {
    const at = words.findIndex(({ value }) => isFileTool(value, 'permissions'));
    const [, ...files] = at < 0 ? [] : words.slice(at + 1).filter(({ value }) => !value.startsWith('-'));
    return at >= 0 && (files.length === 0 || files.some(({ value }) => value === '{}' || (within.includes('loop') && value.includes('$'))));
  });
}

/** `chmod -R 600 ~/.ssh` limited to the file: `chmod 600 ~/.ssh/id_rsa`. */
function onFileAlone({ name, words }: ShellCommand, credential: Credential): string | undefined {
  const path = /^rm -f (\S+)$/.exec(credential.undo)?.[1];
  const [mode, ...folders] = words.slice(1).filter((word) => !word.value.startsWith('-'));
  if (!isFileTool(name, 'permissions') || path === undefined || !mode || folders.length === 0) return undefined;
  const options = words.slice(1).filter((word) => word.value.startsWith('-') && !/^-R$|^--recursive$/.test(word.value));
  return options.length > 0 ? undefined : `${name} ${mode.text} ${path}`;
}

/** The commands as statements for the start of another RUN; undefined if they do more than store the credential. */
function repeatable(context: WriteContext, credential: Credential, after: readonly string[]): readonly string[] | undefined {
  const { script, facts } = context;
  if (credential.commands.some((command) => command.redirects.some((one) => one.heredoc))) return undefined;
  const place = placeOf(context);
  if (credential.local && (place.workdir === undefined || changesFolder(script, credential.commands))) return undefined;
  const items = [...new Set(credential.commands.map((command) => command.item))].sort((a, b) => a - b);
  const isOwn = (command: ShellCommand): boolean => credential.commands.includes(command) || isIdempotent(command) || makesFolder(command);
  if (script.commands.some((command) => items.includes(command.item) && !isOwn(command))) return undefined;
  const whole = isAllOwn(context, credential);
  const indexes = whole ? script.items.map((_, index) => index) : items;
  const conditional = indexes.some((index) => isConditional(script, index));
  if (conditional && !whole) return undefined;
  const texts = indexes.map((index) => sourceText(script.source, script.items[index]?.range ?? { start: 0, end: 0 }));
  if (script.source.encoding === 'json' || [...texts, ...after].some((text) => /[\r\n]/.test(text) || facts.dockerfile.escape === '`')) return undefined;
  const environment = credential.environment === undefined ? [] : [`export ${credential.environment}`];
  // if the RUN continues after a failure, the repeating RUN does too
  const forgiven = (text: string, index: number): string => (isForgiven(script, indexes[index] ?? -1) ? `{ ${text} || true; }` : text);
  if (!whole || (!conditional && texts.every((_, index) => index === 0 || script.items[indexes[index] ?? 0]?.operator === '&&')))
    return [...environment, ...texts.map(forgiven), ...after];
  const own = [...environment, texts.map((text, index) => (index === 0 ? text : joined(script.items[indexes[index] ?? 0], text))).join('')].join(' && ');
  return [conditional || /[;&|]\s*$/.test(own) ? `{ ${own}; }` : own, ...after];
}

function joined(item: ListItem | undefined, text: string): string {
  return item?.operator === ';' ? `; ${text}` : ` ${item?.operator ?? '&&'} ${text}`;
}

/** Whether a command only prepares the write and is idempotent, so that it can be repeated with it. */
function isIdempotent(command: ShellCommand): boolean {
  if (!IDEMPOTENT.has(command.name)) return false;
  return ![...command.redirects, ...command.inherited].some(
    (one) => one.operator.startsWith('>') && one.target && one.target.value !== '/dev/null' && one.operator !== '>&',
  );
}

/** Whether a command is `mkdir -p`. It can be repeated, but must also stay: other commands may write into the folder. */
function makesFolder(command: ShellCommand): boolean {
  return command.name === MAKES_FOLDER && command.words.some((word) => /^-\w*p|^--parents$/.test(word.value));
}

/** Whether the RUN only stores the credential. */
function isAllOwn(context: WriteContext, credential: Credential): boolean {
  return context.script.commands.every((command) => credential.commands.includes(command) || isIdempotent(command));
}

/** Whether a list member is joined by `||` or `&` on either side. */
function isConditional(script: Script, index: number): boolean {
  return [script.items[index], script.items[index + 1]].some((item) => item?.operator === '||' || item?.operator === '&');
}

function changesFolder(script: Script, commands: readonly ShellCommand[]): boolean {
  const last = Math.max(...commands.map((command) => script.commands.indexOf(command)));
  return script.commands.slice(0, last).some((command) => CHANGES_FOLDER.has(command.name));
}

/** The statements that remove the credential at the end of a RUN; undefined if they depend on an unknown folder. */
function statementsAtEnd(context: WriteContext, credential: Credential): readonly string[] | undefined {
  const conditional =
    credential.strict &&
    credential.commands.some(
      (command) =>
        isConditional(context.script, command.item) || command.within.some((one) => one === 'if' || one === 'case' || one === 'loop' || one === 'function'),
    );
  const undo = conditional ? [`{ ${credential.undo} || true; }`] : credential.undo.split(' && ').filter((text) => !isSaidAfter(context, credential, text));
  if (!credential.local) return undo;
  const moves = context.script.commands.some((command) => CHANGES_FOLDER.has(command.name) && !command.within.includes('subshell'));
  if (!moves || (credential.kind === 'file' && /rm -f "?[/~]/.test(credential.undo))) return undo;
  const { workdir } = placeOf(context);
  return workdir === undefined || changesFolder(context.script, credential.commands) ? undefined : [`cd ${workdir}`, ...undo];
}

/** Whether the RUN already contains the same undo statement after the last write. */
function isSaidAfter({ script }: WriteContext, { commands }: Credential, undo: string): boolean {
  const last = Math.max(...commands.map((command) => command.item));
  return script.items.some((item, index) => index > last && item.operator === '&&' && sourceText(script.source, item.range).trim() === undo);
}

function givenEnvironment({ script }: WriteContext, { environment, writes }: Credential): readonly Edit[] {
  if (environment === undefined) return [];
  const words = new Set(writes.flatMap((write) => write.command.words[0] ?? []));
  // a replacement, because mounts are inserted at the same offset and must come first
  return [...words].map(({ range }) => ({ range, text: encode(script.source, `${environment} ${sourceText(script.source, range)}`) }));
}

/** Removes the commands of a RUN that only store the credential; undefined if that is not possible. */
function takeOut(
  context: WriteContext,
  credential: Credential,
): { readonly removed: readonly RemovedCommand[]; readonly edits: readonly Edit[]; readonly satisfied: readonly ShellCommand[] } | undefined {
  const { script, run } = context;
  if (isAllOwn(context, credential)) return { removed: script.commands.map((command) => ({ run, command })), edits: [], satisfied: script.commands };
  const items = new Set(credential.commands.map((command) => command.item));
  const commands = script.commands.filter((command) => items.has(command.item));
  if (commands.some((command) => !credential.commands.includes(command) && !isIdempotent(command)) || removeCommands(script, commands).kind === 'impossible')
    return undefined;
  return { removed: commands.map((command) => ({ run, command })), edits: [], satisfied: commands };
}

/** Removes commands of later RUNs on the file, which no longer exists there: deleting it, setting its permissions. Undefined if that is not possible. */
function removeTouches(uses: readonly RunUse[]): { readonly removed: readonly RemovedCommand[]; readonly edits: readonly Edit[] } | undefined {
  const removed: RemovedCommand[] = [];
  const edits: Edit[] = [];
  for (const use of uses) {
    const { script } = use.run;
    if (use.reader !== undefined || !script) continue;
    for (const touch of [...use.deletes, ...use.permissions]) {
      if (touch.folder) continue;
      if (touch.otherTargets) {
        const words = touch.words.map((index) => removeWord(touch.command, index));
        if (words.some((edit) => edit === undefined)) return undefined;
        edits.push(...words.filter((edit) => edit !== undefined));
      } else if (removeCommands(script, [touch.command]).kind !== 'impossible') removed.push({ run: use.run, command: touch.command });
      else if (!deletesIfThere(touch.command)) return undefined;
    }
  }
  return { removed, edits };
}
