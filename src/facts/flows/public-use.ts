import { PUBLIC_PLACE, SAYS_PRIVATE } from '../../knowledge/secrets/public-places.ts';
import { IDLE, TESTS } from '../../knowledge/shell/commands.ts';
import { inertUseOf, outputOf, takesPublicKeys } from '../../knowledge/tools/index.ts';
import { followersOf } from '../../syntax/shell/script-reads.ts';
import type { Instruction, Script, ShellCommand } from '../../syntax/types.ts';
import { fileEffects, STANDARD_INPUT } from '../commands/file-effects.ts';
import type { FileReading } from '../commands/file-readers.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { judgeName } from '../sensitivity/index.ts';
import { withKnownVariables } from '../stages/known-variables.ts';
import type { StageState } from '../stages/stage-state.ts';
import { isPublicOnWindows } from '../windows/windows-words.ts';
import type { OtherUse } from './other-uses.ts';
import type { Sink } from './sink.ts';

/** Whether a name may be for a public key or a certificate: `SSH_KEY`, `DEPLOY_KEY`, but not `SSH_PRIVATE_KEY`. */
function mayBePublic(name: string): boolean {
  return !SAYS_PRIVATE.test(name) && (judgeName(name).shape === 'ssh-key' || /KEYS?$|CERT(?:IFICATE)?S?$/i.test(name));
}

/** Whether all commands with the variable write it to files for public keys and certificates: `echo "$SSH_KEY" >> ~/.ssh/authorized_keys`. */
export function isPublicKey(name: string, sinks: readonly Sink[], otherUses: readonly OtherUse[], states: ReadonlyMap<Instruction, StageState>): boolean {
  if (!mayBePublic(name)) return false;
  const named = sinks.filter((sink) => sink.named);
  const written = [
    ...named.map((sink) => ({ script: sink.run.script, instruction: sink.run, name: sink.name })),
    ...otherUses.map((use) => ({ script: 'script' in use.instruction ? use.instruction.script : undefined, instruction: use.instruction, name: use.name })),
  ];
  return (
    written.length > 0 &&
    written.every(({ script, instruction, name: own }) => {
      if (instruction.keyword === 'COPY' && instruction.heredocs.length > 0) return PUBLIC_PLACE.test(instruction.destination?.value ?? '');
      if (instruction.keyword === 'RUN' && instruction.interpreter === 'windows') return isPublicOnWindows(instruction, own);
      const state = states.get(instruction);
      return script !== undefined && isWrittenToPublicPlace(state ? withKnownVariables(script, state.env) : script, own);
    })
  );
}

/** Whether in a script only tests and commands with output to a public place name the variable. */
function isWrittenToPublicPlace(script: Script, name: string): boolean {
  const readers = script.reads.filter((read) => read.name === name).map((read) => (read.command === undefined ? undefined : script.commands[read.command]));
  const writers = readers.filter((command) => !command || !(TESTS.has(command.name) || IDLE.has(command.name)));
  return writers.length > 0 && writers.every((command) => command !== undefined && endsInPublicPlace(script, command));
}

/** Whether the output of a command is written to a public place, by its own redirect or by those of later commands in its pipeline. */
function endsInPublicPlace(script: Script, command: ShellCommand): boolean {
  return [command, ...followersOf(script, command)].some((one) => {
    const effects = fileEffects(one).filter(
      ({ effect, path, sources }) => (effect === 'write' || effect === 'append' || sources.includes(STANDARD_INPUT)) && !path.startsWith('/dev/'),
    );
    return effects.length > 0 && effects.every(({ path }) => PUBLIC_PLACE.test(path));
  });
}

/**
 * Whether a copied key is only added to lists of public keys, as by `apt-key add` or `cat /tmp/key >> ~/.ssh/authorized_keys`. `readings` and `scripts` are by
 * RUN.
 */
export function isPublicKeyFile(
  kind: string,
  text: string | undefined,
  readings: readonly (readonly FileReading[])[],
  scripts: readonly (Script | undefined)[],
): boolean {
  if ((kind !== 'ssh-key' && kind !== 'private-key') || /PRIVATE KEY/.test(text ?? '')) return false;
  const taken = readings.flatMap((ofRun, index) =>
    ofRun.flatMap((reading) => {
      const script = scripts[index];
      if (reading.certainty !== 'names-it' || reading.effect === 'delete' || reading.effect === 'permissions' || !script) return [];
      if (reading.effect === 'copy') return [fileEffects(reading.command).every(({ path }) => PUBLIC_PLACE.test(path))];
      const given = isTextFilter(reading.command) ? nextInPipeline(script, reading.command) : undefined;
      return [takesPublic(given ?? reading.command, script) || (isTextFilter(reading.command) && endsInPublicPlace(script, reading.command))];
    }),
  );
  return taken.length > 0 && taken.every(Boolean);
}

/** The command that gets the output: `apt-key add -` for the `cat` of `cat FILE | apt-key add -`. */
function nextInPipeline({ commands }: Script, { item, pipeline }: ShellCommand): ShellCommand | undefined {
  return commands.find((one) => one.item === item && one.pipeline.length === pipeline.length && one.pipeline.index === pipeline.index + 1);
}

/** Whether the key that a command takes is public: `apt-key add FILE`, `rpm --import FILE`, `gpg --import FILE` before `gpg --verify`. */
export function takesPublic(command: ShellCommand, { commands }: Script): boolean {
  const { program, args } = commandInvocation(command);
  const others = commands.filter((one) => one !== command).map((one) => commandInvocation(one));
  return takesPublicKeys(program, args.join(' '), others.map((one) => [one.program, ...one.args].join(' ')).join('\n'));
}

/** Whether a command can only print its input: `cat`, `sed`. */
function isTextFilter(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  const output = outputOf(program, args.join(' '));
  return (output === 'input' || output === 'search') && inertUseOf(program)?.certainty === 'always';
}
