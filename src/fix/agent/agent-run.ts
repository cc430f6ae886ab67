import { readersOf, readersOfExec } from '../../facts/commands/command-readers.ts';
import { type FileReading, fileReadersOf, fileReadersOfExec } from '../../facts/commands/file-readers.ts';
import { commandInvocation, invocationOf } from '../../facts/commands/invocation.ts';
import { shortText, shortTextOf } from '../../facts/commands/short-text.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { DEFAULT_KEY } from '../../knowledge/secrets/ssh-keys.ts';
import { CHANGES_USER, CONVERTS_TEXT, EVALUATES, IDLE, KEEPS_TEXT, SETS_MODE } from '../../knowledge/shell/commands.ts';
import { isSshFetch } from '../../knowledge/tools/index.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { removeWord } from '../edits/command-edit.ts';
import { isOffline } from '../writes/readers.ts';
import { emptiesAgent, endsAgent, fillsAgent, startsAgent } from './agent-commands.ts';

/** A private key in a file of the build, in a variable, or both. */
export interface Key {
  /** Absolute or below `~`; undefined if a RUN only adds the key to an agent that it starts. */
  readonly path: string | undefined;
  readonly variables: readonly string[];
}

/** Whether the key exists at this point: in its file, and in an agent of the RUN. */
export interface Presence {
  readonly file: boolean;
  readonly agent: boolean;
}

/** The changes to a RUN if the client's agent provides the key. */
export type AgentRun =
  | { readonly kind: 'impossible'; readonly reason: string }
  | {
      readonly kind: 'possible';
      /** Commands to remove: they write the key or remove it. */
      readonly removed: readonly ShellCommand[];
      /** Edits of commands that stay and lose the key as an argument. */
      readonly edits: readonly Edit[];
      /** The command that logs in, shown to people; undefined if none does. */
      readonly client: string | undefined;
      readonly after: boolean;
    };

/** Programs that may stand before the writing command in a pipe. */
const FEEDERS: ReadonlySet<string> = new Set([...KEEPS_TEXT, ...CONVERTS_TEXT, ...SETS_MODE, ...IDLE]);

/** Judges a RUN. `before`: whether the file of the key exists at its start. */
export function judgeAgentRun(facts: Facts, run: Run, key: Key, before: boolean): AgentRun {
  const { script } = run;
  if (run.exec && !script) return judgeExec(facts, run, key, before);
  if (!script?.ok || run.interpreter !== 'posix') {
    const touches = before || key.variables.some((name) => run.args.text.includes(name));
    return touches ? impossible(facts, run, 'a RUN that cannot be parsed') : { kind: 'possible', removed: [], edits: [], client: undefined, after: before };
  }
  const judge = new Judge(facts, run, script, key, before);
  for (let item = 0; item < script.items.length; item++) judge.take(item);
  return judge.result();
}

class Judge {
  readonly #facts: Facts;
  readonly #run: Run;
  readonly #script: Script;
  readonly #key: Key;
  readonly #readings: readonly FileReading[];
  readonly #removed: ShellCommand[] = [];
  readonly #edits: Edit[] = [];
  #present: Presence;
  #client: string | undefined;
  #reason: AgentRun | undefined;

  constructor(facts: Facts, run: Run, script: Script, key: Key, before: boolean) {
    this.#facts = facts;
    this.#run = run;
    this.#script = script;
    this.#key = key;
    const state = facts.states.get(run);
    this.#readings = key.path === undefined ? [] : fileReadersOf(script, key.path, state?.workdir, homeOf(state));
    this.#present = { file: before, agent: false };
  }

  result(): AgentRun {
    return this.#reason ?? { kind: 'possible', removed: this.#removed, edits: this.#edits, client: this.#client, after: this.#present.file };
  }

  /** Judges the commands of one list member: either they handle the key and are removed, or each is judged by itself. */
  take(item: number): void {
    const commands = this.#script.commands.filter((command) => command.item === item);
    const own = commands.filter((command) => this.#isOwn(command));
    if (own.length === 0) {
      for (const command of commands) this.#judge(command);
      return;
    }
    for (const command of own) this.#follow(command);
    const others = commands.filter((command) => !own.includes(command));
    if (others.every((command) => FEEDERS.has(command.name) || command.name === EVALUATES)) {
      const [only] = own;
      const reading = own.length === 1 && others.length === 0 && only ? this.#readings.find((one) => one.command === only) : undefined;
      if (only && reading?.otherTargets) this.#removeWords(only, reading.words);
      else this.#removed.push(...commands);
    } else this.#fail(`\`${others.map(shortText).join(', ')}\` does more than write the key file`);
  }

  /** Whether a command only handles the key: writes its file, deletes it, sets its permissions, or fills or ends an agent. */
  #isOwn(command: ShellCommand): boolean {
    if (command.within.includes('literal')) return false;
    if (fillsAgent(command) || startsAgent(command) || endsAgent(command)) return true;
    const reading = this.#readings.find((one) => one.command === command);
    if (!reading || reading.folder) return false;
    return reading.effect === 'write' || reading.effect === 'delete' || reading.effect === 'permissions';
  }

  #follow(command: ShellCommand): void {
    const reading = this.#readings.find((one) => one.command === command);
    if (fillsAgent(command)) this.#present = { ...this.#present, agent: !emptiesAgent(command) };
    else if (reading?.effect === 'delete') this.#present = { ...this.#present, file: false };
    else if (reading?.effect === 'write') {
      if (!FEEDERS.has(command.name)) this.#fail(`\`${shortText(command)}\` gets the key from somewhere else`);
      this.#present = { ...this.#present, file: true };
    }
  }

  #judge(command: ShellCommand): void {
    const index = this.#script.commands.indexOf(command);
    const reading = this.#readings[index];
    if (reading?.folder && reading.effect === 'delete') this.#present = { ...this.#present, file: false };
    if (reading && (reading.effect === 'copy' || reading.effect === 'write')) this.#fail(`\`${shortText(command)}\` copies the key`);
    if (this.#script.reads.some((read) => read.command === index && this.#key.variables.includes(read.name)))
      this.#fail(`\`${shortText(command)}\` reads the key from the variable`);
    const { program, args } = commandInvocation(command);
    const isClient = isSshFetch(program, args.join(' '));
    const logsIn = this.#present.agent || (this.#present.file && DEFAULT_KEY.test(this.#key.path ?? ''));
    if (this.#present.file && reading?.effect === 'read' && reading.certainty === 'names-it' && !isSetting(command))
      this.#fail(`\`${shortText(command)}\` names the key file`);
    if (isClient) {
      if (logsIn && !isOffline(command)) this.#login(command);
      return;
    }
    const mayRead =
      (this.#present.file && reading?.effect === 'read' && reading.certainty !== 'cannot-read' && !isSetting(command) && !isOffline(command)) ||
      this.#key.variables.some((name) => readersOf(this.#script, name)[index]?.certainty !== 'cannot-read');
    if (mayRead) this.#fail(`\`${shortText(command)}\` may read the key`);
  }

  #login(command: ShellCommand): void {
    const around = this.#script.commands.filter((one) => one.item === command.item);
    if (around.some((one) => one.words.some((word) => CHANGES_USER.has(word.value)))) this.#fail(`\`${shortText(command)}\` runs as another user`);
    this.#client ??= shortText(command);
  }

  #removeWords(command: ShellCommand, words: readonly number[]): void {
    for (const word of words) {
      const edit = removeWord(command, word);
      if (edit) this.#edits.push(edit);
      else this.#fail(`\`${shortText(command)}\` cannot be edited`);
    }
  }

  #fail(reason: string): void {
    this.#reason ??= impossible(this.#facts, this.#run, reason);
  }
}

/** Judges an exec form: it writes no key, but may log in with it. */
function judgeExec(facts: Facts, run: Run, key: Key, before: boolean): AgentRun {
  const words = run.exec?.map((word) => word.value) ?? [];
  const state = facts.states.get(run);
  const { program, at, args } = invocationOf(words);
  const file = key.path === undefined || !before ? 'cannot-read' : fileReadersOfExec(words, key.path, state?.workdir, homeOf(state)).certainty;
  const isClient = isSshFetch(program, args.join(' '));
  const names = file === 'names-it' || key.variables.some((name) => readersOfExec(words, name).certainty === 'names-it');
  const mayRead = file !== 'cannot-read' || key.variables.some((name) => readersOfExec(words, name).certainty !== 'cannot-read');
  if (names || (mayRead && !isClient)) return impossible(facts, run, `\`${shortTextOf(words)}\` may read the key`);
  const client = isClient && before && DEFAULT_KEY.test(key.path ?? '') ? shortTextOf(words) : undefined;
  if (client !== undefined && words.slice(0, at).some((word) => CHANGES_USER.has(word))) return impossible(facts, run, `\`${client}\` runs as another user`);
  return { kind: 'possible', removed: [], edits: [], client, after: before };
}

/** Whether a command writes a setting that names the key file. The file may be missing: ssh then uses the agent. */
function isSetting(command: ShellCommand): boolean {
  return FEEDERS.has(command.name) && command.words.some((word) => /\bIdentityFile\b/i.test(word.value));
}

function impossible(facts: Facts, run: Run, reason: string): AgentRun {
  return { kind: 'impossible', reason: `${reason} (line ${facts.dockerfile.document.positionAt(run.range.start).line})` };
}
