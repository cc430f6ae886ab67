import { posix } from 'node:path';
import { originalRange } from '../yaml/settled.ts';
import { textOf } from '../yaml/tree.ts';
import { areMovable, keyRange, lackedBy, type Rewriter, removedIn, replaceArguments, stillToGive, variableOf, wantedBy } from './builder-arguments.ts';

/** A variable of the environment of the editor. https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson */
const LOCAL_ENV = /^\$\{(?:localEnv|env):(\w+)\}$/;

/** Dev containers have no key for secrets. `build.options` reaches the build command, in the same environment that `localEnv` refers to. https://containers.dev/implementors/json_reference/#image-specific */
export const devcontainer: Rewriter = (editor, document, asked) => {
  const given = editor.get(['build', 'options']);
  const words = given?.kind === 'seq' ? given.items.flatMap(({ value }) => textOf(value) ?? []) : [];
  const change = stillToGive(
    asked,
    words.flatMap((word) => /(?:^|[=,])id=([^,]+)/.exec(word)?.[1] ?? []),
  );
  const folder = posix.dirname(document.path);
  const file = textOf(editor.get(['build', 'dockerfile'])) ?? textOf(editor.get(['dockerFile']));
  if (file === undefined || posix.resolve(folder, file) !== change.dockerfile) return { caveats: [], invocations: [] };
  const names = removedIn(editor, ['build', 'args'], change);
  const options = wantedBy(names, change).flatMap((secret) =>
    'env' in secret.from
      ? ['--secret', `id=${secret.id},env=${variableOf(editor, ['build', 'args'], secret, change, LOCAL_ENV)}`]
      : 'file' in secret.from
        ? ['--secret', `id=${secret.id},src=${secret.from.file}`]
        : ['--ssh', secret.from.ssh],
  );
  const invocations = [
    // `context` beside `dockerFile` is the older form
    {
      context: posix.resolve(folder, textOf(editor.get(['build', 'context'])) ?? textOf(editor.get(['context'])) ?? '.'),
      target: textOf(editor.get(['build', 'target'])),
      service: undefined,
    },
  ];
  if (names.length === 0 && options.length === 0) return { caveats: [], invocations };
  if ((given === undefined || given.kind === 'seq') && areMovable(editor, ['build', 'args'], names, change, LOCAL_ENV)) {
    if (!replaceArguments(editor, ['build', 'args'], names, 'options', options)) for (const word of options) editor.insertItem(['build', 'options'], word);
    return { caveats: [], invocations };
  }
  const lacked = lackedBy(names, change);
  const range = names.length > 0 ? keyRange(editor, ['build', 'args', names[0] ?? '']) : originalRange(editor, editor.get(['build'])?.range);
  const message = `${names.length > 0 ? `remove ${names.join(', ')} from build.args; ` : ''}the build gets its secrets through build.options, from the environment in which the editor was started`;
  return {
    caveats: [
      {
        range,
        message,
        suggestion: `"options": ${JSON.stringify(options).replaceAll('","', '", "')}`,
        breaks: { names, certain: true },
        ...(lacked.length > 0 ? { misses: lacked, lacks: lacked } : {}),
      },
    ],
    invocations,
  };
};
