import type { Run } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import { readersOfExec, summarise } from '../commands/command-readers.ts';
import type { BuildContext } from '../project/build-context.ts';
import type { Sink } from './sink.ts';

/** What a RUN does with a variable that is in its environment. What cannot be analysed counts as may-read. */
export function readRun(run: Run, name: string, context: BuildContext | undefined): Sink {
  const named = isNamed(run, name);
  const common = { run, name, named };
  if (run.interpreter === 'windows') return { ...common, certainty: named ? 'reads' : 'may-read', reader: label(run), reason: 'commands for Windows' };
  if (run.interpreter === 'program') return { ...common, certainty: named ? 'reads' : 'may-read', reader: label(run), reason: 'a script in another language' };
  if (run.script) {
    const { certainty, ...reading } = summarise(run.script, name);
    return withEvidence({ ...reading, ...common, certainty: named && certainty === 'cannot-read' ? 'may-read' : certainty }, context);
  }
  if (run.exec) {
    const { certainty, reason } = readersOfExec(
      run.exec.map((word) => word.value),
      name,
    );
    return withEvidence(
      { ...common, certainty: certainty === 'names-it' || certainty === 'known-reader' ? 'reads' : certainty, reader: label(run), reason },
      context,
    );
  }
  return { ...common, certainty: 'may-read', reader: label(run), reason: 'commands that cannot be analysed' };
}

/** Config files of package managers in the context that expand variables; one that names the variable is evidence that its tool reads it. */
const CONFIG_FILES: readonly string[] = [
  '.npmrc',
  '.yarnrc.yml',
  '.yarnrc',
  'pip.conf',
  'requirements.txt',
  'Pipfile',
  'nuget.config',
  'NuGet.Config',
  'settings.xml',
  'Gemfile',
  'build.gradle',
  'build.gradle.kts',
  'bunfig.toml',
  'pyproject.toml',
];

function withEvidence(sink: Sink, context: BuildContext | undefined): Sink {
  if (!context || sink.certainty !== 'may-read') return sink;
  const file = configFileNaming(context, sink.name);
  return file ? { ...sink, reason: `${sink.reason}; ${file} names the variable` } : sink;
}

/** The first config file at the root of the context that names the variable. */
export function configFileNaming(context: BuildContext, name: string): string | undefined {
  return CONFIG_FILES.find((path) => mentions(context.read(path), name));
}

function mentions(text: string | undefined, name: string): boolean {
  return text !== undefined && hasName(text, name);
}

/** Whether the text of a RUN contains the variable's name as a word: `$X`, `printenv X`, `env X=…`, `$env:X`, `%X%`. */
function isNamed(run: Run, name: string): boolean {
  return hasName(run.args.text, name) || run.heredocs.some((heredoc) => hasName(heredoc.body.text, name));
}

function label(run: Run): string {
  const text = run.exec ? run.exec.map((word) => word.value).join(' ') : (run.args.text.trim().split('\n')[0] ?? '');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
