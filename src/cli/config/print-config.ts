import path from 'node:path/posix';
import { RULES } from '../../../rules/index.ts';
import { formatMount } from '../../fix/edits/mount-spec.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import type { Io } from '../io/io.ts';
import { UserError } from '../io/io.ts';
import { shownPath, toSlashes } from '../io/paths.ts';
import { configSource } from './config.ts';

/** `--print-config [PATH]`: prints the configuration of a file and the configuration files it comes from, as JSON. Returns the exit status. */
export async function printConfig(options: LintArguments, io: Io): Promise<number> {
  const [word = 'Dockerfile', ...more] = options.paths;
  if (more.length > 0) throw new UserError('--print-config takes one PATH');
  const file = path.resolve(io.cwd, toSlashes(word));
  const shown = shownPath(io.cwd);
  const source = await configSource(options, [path.dirname(file)], io.cwd);
  const config = source.configOf(file);
  const rules = RULES.map((rule) => [rule.meta.name, config.levels.get(rule.meta.name) ?? rule.meta.severity]);
  const value = {
    files: source.layersOf(file).map((layer) => shown(layer.file)),
    ignored: config.ignored,
    engine: config.engine.name,
    rules: Object.fromEntries([...rules, [UNUSED_SUPPRESSION, config.levels.get(UNUSED_SUPPRESSION) ?? 'info']]),
    ...(config.context === undefined ? {} : { context: shown(config.context) }),
    companions: config.companions,
    keepArguments: config.keepArguments,
    sshAgent: config.sshAgent,
    ...config.settings,
    requireReason: config.requireReason ?? false,
    requiredMounts: (config.requiredMounts ?? []).map((required) => ({
      command: required.words.join(' '),
      mount: formatMount(required.mount).replace('--mount=', ''),
    })),
  };
  io.stdout.write(visible(`${JSON.stringify(value, undefined, 2)}\n`, []));
  return 0;
}
