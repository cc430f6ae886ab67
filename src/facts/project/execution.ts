import { MODULE_OPTION } from '../../knowledge/project/modules.ts';
import { INSTALLED_PROGRAMS, LAUNCHERS } from '../../knowledge/project/own-programs.ts';
import { SETS_ARGUMENTS, SYSTEM_SOURCES } from '../../knowledge/project/shell-scripts.ts';
import type { Ecosystem, ProjectUse } from '../../knowledge/tool-project.ts';
import { environmentOf } from '../../knowledge/tools/index.ts';
import { isSystemProgram } from '../../knowledge/tools/program-names.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import type { Script } from '../../syntax/types.ts';
import { judgeCode } from '../commands/command-readers.ts';
import { type Invocation, invocationOf } from '../commands/invocation.ts';
import { NOTHING_ASSIGNED, valueFor } from './builds/call-environment.ts';
import { withSettings } from './builds/chosen-settings.ts';
import { ExecutedFiles } from './builds/executed-files.ts';
import { isForeignProgram, standsApart } from './builds/foreign-programs.ts';
import { idleLines } from './builds/idle-lines.ts';
import { namedTask } from './builds/named-tasks.ts';
import { StartedPrograms } from './builds/started-programs.ts';
import { type Call, DEEPEST, type Execution, MOST_COMMANDS, nothingNoted, type Unfollowed, type UnknownCommand } from './executed.ts';
import type { FilePlace } from './file-texts.ts';
import { goCode } from './go-packages.ts';
import {
  fileAt,
  functionsOf,
  innerWords,
  interpreterBefore,
  interpreterOf,
  isForeignScript,
  isOfPackage,
  ownPrograms,
  programFiles,
  sourcesOf,
  useOf,
  withoutManifest,
} from './lookup.ts';
import { moduleFiles } from './modules.ts';
import { hooksOf, type ManifestScript, packageScripts } from './package-scripts.ts';
import { loadedCode, loadedSettings, strangerCode, usualCode } from './packages/loaded-code.ts';
import type { BuiltProject } from './project.ts';
import { recipesOf } from './recipes.ts';
import { calledBranches } from './scripts/called-branches.ts';
import { namedScripts } from './scripts/named-scripts.ts';
import { callsIn, handedOn, keyOf, type Running } from './scripts/script-calls.ts';
import { listedScripts } from './scripts/script-lists.ts';

/**
 * Returns the project code that the words execute, run in a folder of the image. Commands for which `isLeaf` is true are not followed: they count as unknown.
 */
export function executionOf(project: BuiltProject, words: readonly string[], folder: string, isLeaf?: (command: UnknownCommand) => boolean): Execution {
  const follower = new Follower(project, isLeaf);
  follower.follow({ words, folder, at: undefined, depth: 0, piped: false, given: [], assigned: NOTHING_ASSIGNED, callers: project.sourcing?.callers });
  return follower.result();
}

class Follower {
  readonly #project: BuiltProject;
  readonly #isLeaf: (command: UnknownCommand) => boolean;
  readonly #files = new ExecutedFiles();
  readonly #noted = nothingNoted();
  /** The ecosystems of clients that run programs by their names: what those load, nobody knows. */
  readonly #clients = new Set<Ecosystem>();
  readonly #seen = new Set<string>();
  readonly #started = new StartedPrograms();
  /** The command with which everything starts. */
  #first: Call | undefined;
  /** Of followed scripts, by name. */
  readonly #functions: Set<string>;

  constructor(project: BuiltProject, isLeaf: (command: UnknownCommand) => boolean = () => false) {
    this.#project = project;
    this.#isLeaf = isLeaf;
    this.#functions = new Set(project.sourcing?.functions);
  }

  result(): Execution {
    for (const path of loadedSettings(this.#project, this.#files.paths)) this.#files.add(path);
    // a set that grows while it is walked is walked to its end
    for (const path of this.#files.paths)
      for (const inner of this.#first ? this.#started.callsOf(this.#project, path, this.#first, { idle: this.#files.idle.get(path) }) : []) this.follow(inner);
    const { paths: files, idle, outside } = this.#files;
    return { ...this.#noted, files, idle, outside, ecosystems: new Set([...this.#noted.loaded, ...this.#noted.ecosystems]) };
  }

  follow(call: Call): void {
    this.#first ??= call;
    const key = keyOf(call);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (call.depth > DEEPEST || this.#noted.commands.length > MOST_COMMANDS) {
      this.#lose(undefined);
      return;
    }
    const handed = handedOn(call);
    if (handed === 'unknown') this.#lose(undefined);
    else if (handed) this.follow(handed);
    if (handed) return;
    const invocation = invocationOf(call.words);
    this.#noted.commands.push({ invocation, at: call.at, isInner: call.depth > 0, valueOf: this.#valueFor(call, invocation) });
    const { program, path, args } = invocation;
    if (this.#isLeaf(call)) {
      this.#lose(call);
      return;
    }
    const use = isSystemProgram(path) || LAUNCHERS.test(path) || INSTALLED_PROGRAMS.test(path) ? useOf(invocation) : undefined;
    if (judgeCode(invocation).certainty === 'cannot-read' && use?.installs !== true) return;
    if (use === undefined && call.words[invocation.at - 1] === MODULE_OPTION) {
      this.#namedModule(invocation, call);
      return;
    }
    const inPath = use === undefined && path !== '' ? fileAt(this.#project, path, call.folder) : undefined;
    if (inPath !== undefined) this.#runFile(inPath, call);
    else if (use) this.#use(use, invocation, call);
    else if (path === '') this.#lose(undefined);
    else if (path.includes('/') && !isSystemProgram(path)) this.#made(invocation, call);
    else if (environmentOf(program)) for (const own of programFiles(this.#project, args.join(' '))) this.#files.add(own);
    else if (!this.#functions.has(path)) this.#unknownProgram(invocation, call);
  }

  /** Handles an unknown program. A program of a package may load code and settings that its arguments name. */
  #unknownProgram(invocation: Invocation, call: Call): void {
    const { path, args } = invocation;
    const own = ownPrograms(this.#project, path, call.folder);
    const isStranger = !call.isOfPackage && !isOfPackage(call.words, invocation, call.at?.path);
    const isPackage = !isStranger || isForeignProgram(this.#project, path);
    for (const words of own) this.follow({ ...call, words: [...words, ...args], depth: call.depth + 1 });
    if (own.length > 0) return;
    for (const file of isPackage ? strangerCode(this.#project, invocation, call.folder) : []) this.#files.add(file);
    this.#lose({ ...call, isStranger }, isPackage ? 'package' : 'project');
  }

  #use(use: ProjectUse, invocation: Invocation, call: Call): void {
    const { args } = invocation;
    const missing = withoutManifest(this.#project, use, args, call.folder);
    if (missing) {
      if (use.installs) this.#addMatching(use, invocation, call);
      if (missing.words) this.follow({ ...call, words: missing.words, depth: call.depth + 1 });
      else if (!missing.isNamed) this.#lose(call);
      return;
    }
    if (use.libraries && !use.installs) (use.follows === 'package-script' || use.follows === 'program' ? this.#clients : this.#noted.loaded).add(use.libraries);
    if (use.follows === 'settings' || use.follows === 'tests') this.#loads(use, invocation, call);
    else if (use.follows === 'shell') this.#shell(args, call);
    else if (use.follows === 'recipe') this.#textsOf(recipesOf(this.#project, args, call.folder, use.manifest), call);
    else if (use.follows === 'module') this.#module(use, invocation, call);
    else if (use.follows === 'script-list') this.#textsOf(listedScripts(this.#project, args, call.folder), call);
    else if (use.follows === 'program') this.#innerProgram(use, args, call);
    else if (use.follows === 'go-packages') this.#goPackages(use, invocation, call);
    else {
      this.#addMatching(use, invocation, call);
      this.#manifestScripts(hooksOf(this.#project, use, args.join(' ')), call);
      if (use.follows === 'package-script') this.#packageScript(invocation, call);
    }
  }

  /** What a bundler or a program that runs tests loads; all of the code where that cannot be followed. */
  #loads(use: ProjectUse, invocation: Invocation, call: Call): void {
    const found = loadedCode(this.#project, use, invocation, call.folder);
    if (!found) this.#addMatching(use, invocation, call);
    const idle = use.idle && idleLines(this.#project, use.idle, invocation.args.join(' '));
    for (const path of found?.files ?? []) this.#files.add(path, idle);
    for (const path of found?.prepares ?? []) this.#noted.prepares.add(path);
    for (const path of found?.inlined ?? []) if (use.inlines) this.#noted.inlined.set(path, use.inlines);
  }

  /** Adds code that runs as a whole, and follows what it starts. */
  #runCode(path: string, call: Call): void {
    this.#files.add(path);
    for (const inner of this.#started.callsOf(this.#project, path, call, { isCertain: true })) this.follow(inner);
  }

  #packageScript({ program, args }: Invocation, call: Call): void {
    const found = packageScripts(this.#project, program, args, call.folder);
    this.#manifestScripts(found.scripts, call);
    if (found.program.length > 0) this.follow({ ...call, words: found.program, depth: call.depth + 1, isOfPackage: true });
    if (found.scripts.length === 0 && found.program.length === 0) this.#lose(call);
  }

  #manifestScripts(scripts: readonly ManifestScript[], call: Call): void {
    for (const { folder, ...text } of scripts) {
      this.#noted.texts.push(text);
      this.#script(parseText(text.text), folder, text, { ...call, given: [] });
    }
  }

  #shell(args: readonly string[], call: Call): void {
    const isCommand = args.some((word) => /^-\w*c$/.test(word));
    // the commands of a literal argument are also separate commands of the script
    if (isCommand) {
      if (args.some((word) => /\$\(|`/.test(word))) this.#noted.unfollowed.add('download');
      return;
    }
    const file = args.find((word) => !word.startsWith('-'));
    const path = file === undefined ? undefined : fileAt(this.#project, file, call.folder);
    if (file !== undefined && path !== undefined) this.#runShell(path, { ...call, given: args.slice(args.indexOf(file) + 1) });
    else if (file === undefined && call.piped) this.#noted.unfollowed.add('download');
    else if (file === undefined || !SYSTEM_SOURCES.test(file)) this.#lose(call);
  }

  #textsOf(found: readonly ManifestScript[] | undefined, call: Call): void {
    if (found) this.#manifestScripts(found, call);
    else this.#lose(call);
  }

  #module(use: ProjectUse, invocation: Invocation, call: Call): void {
    const { args } = invocation;
    const inner = args[0] === MODULE_OPTION ? args.slice(1) : [];
    if (inner[0] !== undefined && useOf(invocationOf(inner))) {
      this.follow({ ...call, words: inner, depth: call.depth + 1 });
      return;
    }
    const project = withSettings(this.#project, args.join(' '), this.#valueFor(call, invocation));
    const found = moduleFiles(project, use.modules ?? 'path', args, call.folder, use.starts);
    if ((found === 'whole' || (found === 'missing' && use.manifest)) && use.files) this.#addMatching(use, invocation, call);
    else if (typeof found === 'string') this.#lose(call);
    else for (const path of found) this.#runCode(path, call);
  }

  /** Follows the program after the words that the card knows: `bundle exec rails …`, `uv run tool.py`. */
  #innerProgram(use: ProjectUse, args: readonly string[], call: Call): void {
    const words = innerWords(use, args);
    const task = namedTask(this.#project, use.task ?? words[0] ?? '', call.folder);
    if (task) this.#manifestScripts(task, call);
    else if (words.length === 0 || use.task !== undefined) this.#lose(call);
    else this.follow({ ...call, words, depth: call.depth + 1, ...(words[0]?.includes('/') ? {} : { isOfPackage: true }) });
  }

  #goPackages(use: ProjectUse, invocation: Invocation, call: Call): void {
    const found = goCode(this.#project, invocation.args, call.folder);
    if (!found) this.#addMatching(use, invocation, call);
    const idle = use.idle && idleLines(this.#project, use.idle, invocation.args.join(' '));
    for (const path of found?.files ?? []) this.#files.add(path, idle);
    this.#manifestScripts(found?.scripts ?? [], call);
  }

  /** Follows `python -m name` if the name is no known program. */
  #namedModule({ at, path, args }: Invocation, call: Call): void {
    const outer = interpreterBefore(call.words, at);
    const use = useOf(outer);
    if (use?.libraries) this.#noted.ecosystems.add(use.libraries);
    if (use) this.#module(use, { ...outer, args: [MODULE_OPTION, path, ...args] }, call);
    else this.#lose(call);
  }

  /** Follows a file of the project that is run by its path. */
  #runFile(path: string, call: Call): void {
    const interpreter = interpreterOf(this.#project, path);
    const given = { ...call, given: call.words.slice(invocationOf(call.words).at + 1) };
    if (interpreter === undefined) this.#lose(call);
    else if (useOf(invocationOf([interpreter, path]))?.follows === 'shell') this.#runShell(path, given);
    else this.follow({ ...call, words: [interpreter, ...call.words], depth: call.depth + 1 });
  }

  #runShell(path: string, call: Call): void {
    const text = this.#project.texts.textOf(path);
    if (text === undefined || isForeignScript(text)) this.#lose(call);
    else {
      const script = parseText(text);
      const running = calledBranches(this.#project, script, call);
      this.#files.add(path, running && new Map([[path, running.idle]]));
      this.#script(script, call.folder, { path, line: 1 }, { ...call, given: SETS_ARGUMENTS.test(text) ? [] : call.given }, running);
    }
  }

  #script(script: Script, folder: string, at: FilePlace, around: Call, running?: Running): void {
    if (!script.ok) this.#lose(undefined);
    if (!script.ok) return;
    for (const name of functionsOf(script.source.text)) this.#functions.add(name);
    this.#noted.scripts.push({ script, at, folder, runs: running?.runs });
    for (const call of callsIn(script, folder, at, around, running)) this.follow(call);
  }

  /** Handles a program at a path without a project file: a program of a package, or compiled from the sources. */
  #made({ path, args }: Invocation, call: Call): void {
    const isPackage = INSTALLED_PROGRAMS.test(path);
    const sources = isPackage ? undefined : sourcesOf(this.#project, path, args.join(' '));
    const kind = isPackage ? 'package' : standsApart(this.#project, path) ? 'foreign' : 'project';
    if (!sources && kind === 'foreign') this.#noted.foreign.add(path);
    if (!sources) this.#lose(call, kind);
    for (const own of sources ?? []) this.#noted.sources.add(own);
  }

  /** Records that the code of a command is unknown. `call`: undefined if it is not a single command. */
  #lose(call: UnknownCommand | undefined, kind: Unfollowed = 'project'): void {
    for (const ecosystem of this.#clients) this.#noted.ecosystems.add(ecosystem);
    this.#noted.unfollowed.add(kind);
    this.#noted.unknown.push(call && { words: call.words, folder: call.folder, ...(call.isStranger ? { isStranger: true } : {}) });
  }

  #valueFor(call: Call, { assignments }: Invocation): (name: string) => string | undefined {
    return (name) => valueFor(this.#project, call, assignments, name);
  }

  /** The files that a command executes by its card, and scripts that they name. */
  #addMatching(use: ProjectUse, invocation: Invocation, call: Call): void {
    const valueOf = this.#valueFor(call, invocation);
    for (const path of this.#files.addMatching(this.#project, use, invocation, call.folder, valueOf)) if (use.runsMade) this.#noted.sources.add(path);
    for (const path of use.follows ? [] : usualCode(this.#project, use, call.folder)) this.#runCode(path, call);
    for (const { path, ...inner } of namedScripts(this.#project, use, invocation.args, call.folder))
      this.follow({ ...call, ...inner, at: { path, line: 1 }, depth: call.depth + 1 });
  }
}
