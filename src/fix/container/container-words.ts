import type { ContainerReader } from '../../facts/flows/file-container.ts';
import type { Runner } from '../../facts/flows/tool-use.ts';
import type { StartShown } from '../../facts/stages/container.ts';

/** The program that a container starts, shown to people: `the container starts "node server.js"`. */
export function describeStart(shown: StartShown): string {
  if (shown.kind === 'command') return `the container starts "${shown.text}"`;
  if (shown.kind === 'unknown-image') return `"${shown.base}" may define what the container starts`;
  return shown.starts === undefined ? 'the command is chosen when the container starts' : `"${shown.base}" starts ${shown.starts}`;
}

/** The program in a container that runs commands defined elsewhere. */
export function describeRunner(runner: Runner): string {
  switch (runner.kind) {
    case 'started':
      return `the container starts ${runner.daemon}, which runs commands that are defined elsewhere`;
    case 'installed':
      return `the image installs ${runner.daemon}, which runs commands that are defined elsewhere`;
    case 'waits':
      return `the container only waits ("${runner.program}") for commands that are run in it`;
    case 'image':
      return `${describeStart(runner.shown)}, which runs commands that are defined elsewhere`;
  }
}

/** `the container starts "node server.js", which may read .env`. */
export function describePossibleRead(shown: StartShown, name: string): string {
  return shown.kind === 'command' ? `${describeStart(shown)}, which may read ${name}` : `${describeStart(shown)}, and that command may read ${name}`;
}

/** The program in a container that reads a file, or may read it. */
export function describeFileReader({ reader, name }: { readonly reader: ContainerReader; readonly name: string }): string {
  switch (reader.kind) {
    case 'daemon':
      return `${reader.daemon} reads ${name} in the container`;
    case 'purpose':
      return 'a file of this kind is for the container';
    case 'call':
      return `the container starts "${reader.text}", which ${reader.how} ${name}`;
    case 'script':
      return `${reader.path}, which the container starts, may read ${name}`;
    case 'elsewhere':
      return `${reader.path}:${reader.line} starts "${reader.text}" in a container, which may read ${name}`;
    case 'runner':
      return `${describeRunner(reader.runner)}, and those may read ${name}`;
    case 'env-file':
      return `the container reads ${name}`;
    case 'unseen':
      return describePossibleRead(reader.shown, name);
  }
}
