import { type FileReading, fileReadersOf, fileReadersOfExec } from '../../facts/commands/file-readers.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { inRootHome, isWithin } from '../../facts/commands/paths.ts';
import { shortText } from '../../facts/commands/short-text.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { hasHelper } from '../../facts/flows/file-owner.ts';
import { baseImageOf } from '../../facts/stages/container.ts';
import { mentionOf } from '../../facts/stages/file-mentions.ts';
import { fetchesWithoutKey } from '../../facts/stages/http-fetches.ts';
import { resolveIn } from '../../facts/stages/stage-state.ts';
import { isCompanyImage } from '../../knowledge/docker/public-registries.ts';
import { isOfflineCommand, isOwnLogin, projectUseOf, seekersOf, writerOf } from '../../knowledge/tools/index.ts';
import { loginsByFile } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Instruction, Run, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/** The use of a stored credential by one RUN. */
export interface RunUse {
  readonly run: Run;
  /** The first command that logs in with it, shown to people; undefined if none does. */
  readonly reader: string | undefined;
  readonly readers: readonly ShellCommand[];
  /** The commands that delete it; then those that set its permissions. */
  readonly deletes: readonly FileReading[];
  readonly permissions: readonly FileReading[];
  /** The commands that set the permissions of a folder above it. */
  readonly folderPermissions: readonly ShellCommand[];
  /** Whether the RUN itself writes or copies the file. */
  readonly writes: boolean;
  /** Whether its script could be parsed. */
  readonly readable: boolean;
}

/** Returns how the commands of a RUN use the credential at `path`. `own`: commands that store it, to be ignored. */
export function useOf(facts: Facts, run: Run, path: string, own: readonly ShellCommand[] = []): RunUse {
  if (own.length > 0) return findUse(facts, run, path, own);
  const ofRun = usesOf(facts)(run);
  const use = ofRun.get(path) ?? findUse(facts, run, path, own);
  ofRun.set(path, use);
  return use;
}

/** Cached by path, because every write needs the uses of its file in all RUNs. */
const usesOf = keptWith((_: Facts) => keptWith((_run: Run) => new Map<string, RunUse>()));

function unreadable(run: Run, reader: string | undefined): RunUse {
  return { run, reader, readers: [], deletes: [], permissions: [], folderPermissions: [], writes: false, readable: reader === undefined };
}

function findUse(facts: Facts, run: Run, path: string, own: readonly ShellCommand[]): RunUse {
  const state = facts.states.get(run);
  const { script } = run;
  if (!script?.ok) {
    const exec = run.exec?.map((word) => word.value);
    const reading = exec && !script ? fileReadersOfExec(exec, path, state?.workdir, homeOf(state)) : undefined;
    const reads = reading?.certainty !== 'cannot-read';
    return unreadable(run, reads ? 'a RUN that cannot be parsed' : undefined);
  }
  // the commands of a function are asked themselves
  const isOwnFunction = ({ name }: ShellCommand): boolean => script.functions.some((one) => one.name === name);
  const readings = fileReadersOf(script, path, state?.workdir, homeOf(state)).filter((one) => !own.includes(one.command) && !isOwnFunction(one.command));
  const readers = readings
    .filter(
      (one) =>
        one.effect === 'read' && one.certainty !== 'cannot-read' && (one.certainty === 'names-it' || !isOffline(one.command)) && !logsInTo(one.command, path),
    )
    .filter((one) => !facts.isPrepared(run, commandInvocation(one.command).words))
    .filter((one) => one.certainty === 'names-it' || !fetchesWithoutKey(facts.dockerfile, run, path, one.command))
    .filter((one) => one.certainty !== 'may-read' || hasHelper(facts.dockerfile, inRootHome(path)) || !isOfPackages(one.command, path, facts.dockerfile))
    .filter(
      (one) =>
        one.certainty === 'names-it' || seekersOf(inRootHome(path)) === undefined || facts.mayAsk(run, commandInvocation(one.command).words, inRootHome(path)),
    )
    .map((one) => one.command);
  const isNamed = own.length === 0 && readings.every(({ certainty }) => certainty === 'cannot-read');
  if (isNamed && mentionOf(script, path, { workdir: state?.workdir, home: homeOf(state) }) !== undefined)
    return unreadable(run, 'a RUN that names it in a loop or a test');
  const first = readers[0];
  return {
    run,
    reader: first && shortText(first),
    readers,
    deletes: readings.filter((one) => one.effect === 'delete'),
    permissions: readings.filter((one) => one.effect === 'permissions' && !one.folder),
    folderPermissions: readings.filter((one) => one.effect === 'permissions' && one.folder).map((one) => one.command),
    writes: readings.some((one) => one.effect === 'write' || one.effect === 'copy'),
    readable: true,
  };
}

/** Whether a command works without a login. */
export function isOffline(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return isOfflineCommand(program, args.join(' '));
}

/** A path where programs keep what is theirs. */
const HIDDEN = /(?:^|\/)[.~][^/]*\//;

/** Whether a command runs only code of packages, which does not use the login of another tool: pip and ~/.aws/credentials. */
function isOfPackages(command: ShellCommand, path: string, dockerfile: Dockerfile): boolean {
  const { program, args } = commandInvocation(command);
  const use = projectUseOf(program, args.join(' '));
  if (use?.installs !== true) return false;
  const logins = loginsByFile(inRootHome(path));
  // packages that it is told by their names know no file that the build has made up, unless a variable tells them
  if (logins.length === 0) return use.namedOnly === true && !HIDDEN.test(path) && !isInEnvironment(dockerfile, path);
  return isOwnLogin(inRootHome(path)) || (logins.length > 0 && !logins.some(({ programs }) => programs.has(program)));
}

/** Whether an ENV tells programs the path: GOOGLE_APPLICATION_CREDENTIALS. */
function isInEnvironment({ instructions }: Dockerfile, path: string): boolean {
  return instructions.some((one) => one.keyword === 'ENV' && one.entries.some(({ value }) => value?.value === path));
}

/** Whether a command stores a credential at this path itself, so that it needs no existing one. */
function logsInTo(command: ShellCommand, path: string): boolean {
  const { program, args } = commandInvocation(command);
  const writer = writerOf(program, args.join(' '));
  const files = writer ? [...writer.files, ...(writer.revert ?? []).flatMap((row) => row.file ?? [])] : [];
  return files.some((file) => inRootHome(file) === inRootHome(path));
}

/** Whether an earlier instruction may create the file, so that its content is not only that of the RUN. */
export function mayExistBefore(facts: Facts, run: Run, path: string): boolean {
  const { instructions } = facts.dockerfile;
  const key = `${run.onbuild} ${run.stage} ${path}`;
  const search = searches(facts).get(key) ?? { next: 0, from: Number.POSITIVE_INFINITY };
  searches(facts).set(key, search);
  for (
    let one = instructions[search.next];
    search.from === Number.POSITIVE_INFINITY && one && one.range.start < run.range.start;
    one = instructions[search.next]
  ) {
    if (mayCreate(facts, run, one, path)) search.from = one.range.start;
    search.next++;
  }
  return search.from < run.range.start;
}

/** For each path, how far the instructions were searched, and where the first one begins that may create the file. */
const searches = keptWith((_: Facts) => new Map<string, { next: number; from: number }>());

function mayCreate(facts: Facts, run: Run, one: Instruction, path: string): boolean {
  if (one.onbuild !== run.onbuild) return false;
  if (one.keyword === 'RUN') return one.script !== undefined && useOf(facts, one, path).writes;
  if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.stage !== run.stage || !one.destination) return false;
  const state = facts.states.get(one);
  const folder = state && resolveIn(state, one.destination);
  return folder === undefined || isWithin(path.replace(/^~/, '/root'), folder.replace(/(.)\/+$/, '$1'));
}

/** Whether the base image may contain logins: it comes from a private registry, or a variable without a default names it. */
export function mayComeWithImage({ dockerfile }: Facts, run: Run): boolean {
  const image = baseImageOf(dockerfile, run);
  const argument = /^\$\{?(\w+)\}?$/.exec(image)?.[1];
  const declared = dockerfile.globals.flatMap((one) => (one.keyword === 'ARG' ? one.entries : [])).find(({ name }) => name === argument);
  return isCompanyImage(declared?.value?.value ?? image);
}
