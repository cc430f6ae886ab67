import { rmSync } from 'node:fs';
import path from 'node:path/posix';
import { runCommand } from '../io/command.ts';
import { absentWords, contextFiles, type Lab, writeDockerfile } from './build-inputs.ts';
import type { BuildValues } from './values.ts';

/** How a build without its secrets ended. */
export interface AbsentBuild {
  readonly builds: boolean;
  /** The failed step; undefined if no step failed, or if it is unknown. */
  readonly step: string | undefined;
}

/**
 * Builds a Dockerfile without any of the secrets, and makes no image. Deletes the secret files in the copy of the build context, so it must be the last build.
 */
export async function buildWithout(lab: Lab, which: 'before-without' | 'after-without', values: BuildValues): Promise<AbsentBuild> {
  const { engine, contextCopy, plan, signal } = lab;
  if (contextCopy !== undefined) for (const file of contextFiles(plan, values).keys()) rmSync(path.join(contextCopy, file), { force: true });
  writeDockerfile(lab, which, values.dockerfile);
  const { ok, tail } = await runCommand(absentWords(lab, which), { cwd: engine.io.cwd, env: { ...engine.io.env }, signal });
  return { builds: ok, step: ok ? undefined : engine.program.failedStep(tail) };
}
