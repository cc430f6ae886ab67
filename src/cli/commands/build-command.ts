import path from 'node:path/posix';
import { joinedLines } from '../../companions/build-command.ts';
import { withTexts } from '../../project/texts.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { configSource } from '../config/config.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { readInputs } from '../io/inputs.ts';
import { complain, type Io } from '../io/io.ts';
import { shownPath } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { runLint } from './lint-run.ts';

/**
 * `dockerlint build-command [PATH]`: prints only the commands that build the Dockerfiles in their present state, so that a script can run the output. Returns
 * the exit status.
 */
export async function buildCommand(options: LintArguments, io: Io): Promise<number> {
  const found = await discover(options.paths, whereabouts(io));
  const inputs = readInputs(found.files, shownPath(io.cwd));
  const problems = [...found.problems, ...inputs.problems];
  for (const problem of problems) complain(io, problem);
  const config = await configSource(options, [...new Set(found.files.map((file) => path.dirname(file)))], io.cwd);
  const paths = [...inputs.texts.keys()];
  const result = await runLint({ files: withTexts(diskFiles(whereabouts(io)), inputs.texts), paths, fix: 'none', config, io, everyBuild: true });
  for (const { build, lint } of result.files)
    if (build)
      io.stdout.write(
        visible(
          joinedLines([...build.guards, build.command])
            .map((line) => `${line}\n`)
            .join(''),
          lint.values,
        ),
      );
  if (result.files.length > 0 && !result.files.some(({ build }) => build)) {
    const isFixable = result.files.some(({ lint }) => lint.findings.some(({ fix }) => fix?.applicability === 'safe'));
    complain(io, `${paths.length === 1 ? 'the build takes' : 'the builds take'} no secret${isFixable ? ' before dockerlint --fix' : ''}`);
  }
  return problems.length > 0 ? 2 : 0;
}
