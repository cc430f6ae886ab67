import type { ShellCommand } from '../../syntax/types.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Edit } from '../../text/edit.ts';
import { invocationOf } from '../../facts/invocation.ts';
import { mayNeed } from './scrub.ts';
import type { WriteContext, WriteRecipe, WriteRewrite } from './types.ts';

/** Files whose tools expand `${NAME}` when they read them. Sources: https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#environment-variables, https://yarnpkg.com/configuration/yarnrc */
const EXPANDED_FILES = /(?:^|\/)(?:\.?npmrc|\.yarnrc\.yml)$/;

/** Settings commands that store their argument as it is, in such a file. */
const EXPANDED_SETTINGS: readonly { readonly programs: readonly string[]; readonly arguments: RegExp }[] = [
  { programs: ['npm'], arguments: /^(?:--?\S+ )*(?:config set|c set|set)\b/ },
  { programs: ['yarn'], arguments: /^config set (?:-H |--home )?(?:npmAuthToken|npmAuthIdent|npmScopes|npmRegistries)\b/ },
];

/** Lets the file hold `${NAME}` instead of the value: the tool fills it in when it reads the file. */
export const keepReference: WriteRecipe = {
  name: 'reference',
  rewrite(context) {
    const { write, script, name } = context;
    if (!script.ok || !isExpanded(write.command, write.where)) return undefined;
    const edits = escapeReads(context);
    if (!edits) return undefined;
    return {
      edits,
      prelude: [],
      cleanup: [],
      commands: script.commands.filter((_, index) => feeds(context, index, script.commands.indexOf(write.command))),
      stillReads: false,
      // the file refers to the variable in other stages, too
      later: context.carried.filter((run) => mayNeed(context, run)).map((run) => ({ run, name, prelude: [], cleanup: [], reader: 'what reads the copied file' })),
      caveats: runtimeCaveats(context),
      effects: [`${write.where} keeps \${${name}} instead of the value`],
    } satisfies WriteRewrite;
  },
};

function isExpanded(command: ShellCommand, where: string): boolean {
  const { program, args } = invocationOf(command.words.map((word) => word.value));
  const settings = EXPANDED_SETTINGS.find((one) => one.programs.includes(program));
  if (settings) return settings.arguments.test(args.join(' '));
  return EXPANDED_FILES.test(where) && ['echo', 'printf', 'cat', 'sed', 'tee'].includes(program);
}

/** `$X` → `\${X}` at every read that goes into the file; undefined where one of them cannot stay a reference. */
function escapeReads(context: WriteContext): Edit[] | undefined {
  const { script, write, name } = context;
  const index = script.commands.indexOf(write.command);
  const reads = script.reads.filter((read) => read.name === name && read.command !== undefined && feeds(context, read.command, index));
  if (reads.length === 0 || reads.some((read) => read.operator !== '' || !read.editable || (read.place !== 'word' && read.place !== 'heredoc'))) return undefined;
  return reads.map((read) => ({ range: read.range, text: encode(script.source, `\\\${${name}}`) }));
}

/** Whether a command is the writing one or stands before it in the same pipeline. */
function feeds(context: WriteContext, command: number, writer: number): boolean {
  if (command === writer) return true;
  const one = context.script.commands[command];
  const other = context.script.commands[writer];
  return one !== undefined && other !== undefined && one.item === other.item && one.pipeline.length > 1 && one.pipeline.index < other.pipeline.index;
}

/** Yarn 1 and npm 6 refuse to start where the variable is not set, so also in the container. Source: https://github.com/npm/npm/issues/19169 */
function runtimeCaveats(context: WriteContext): WriteRewrite['caveats'] {
  const starts = context.facts.dockerfile.instructions.filter((one) => (one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT') && /\byarn\b/.test(one.args.text));
  const pnpm = [context.run, ...context.later].some((run) => run.script?.commands.some((command) => invocationOf(command.words.map((word) => word.value)).program === 'pnpm'));
  return [
    ...(starts.length > 0 ? [{ applicability: 'unsafe' as const, reason: `yarn 1 does not start in the container while ${context.write.where} refers to a variable that is not set` }] : []),
    ...(pnpm ? [{ applicability: 'unsafe' as const, reason: 'newer pnpm does not expand variables in the .npmrc of a project' }] : []),
  ];
}
