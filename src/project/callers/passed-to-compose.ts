import { findBuildCalls, hasOption, passedArguments } from '../../companions/shell/build-invocation.ts';
import type { BuildChange, ComposePassing } from '../../companions/types.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import { hasName } from '../../text/pattern.ts';
import type { CompanionFile } from '../companion-search.ts';

/**
 * For each removed build argument, the files that may pass it to a build of Compose: other compose files, and files that call `docker compose`. Searches the
 * original texts, so that files that were already changed still count.
 */
export function passedToCompose(
  found: readonly CompanionFile[],
  { secrets, removedArgs }: BuildChange,
  read: (file: string) => string | undefined,
): ReadonlyMap<string, readonly ComposePassing[]> {
  const names = [...removedArgs].filter(([, id]) => secrets.some((secret) => secret.id === id && 'env' in secret.from)).map(([name]) => name);
  if (names.length === 0 || !found.some(({ companion }) => companion.kind === 'compose')) return new Map();
  const texts = found.flatMap(({ path: file, companion: { kind, concerns } }) => {
    // an argument in a comment is passed by nobody
    const text = concerns ? undefined : read(file)?.replace(/^[ \t]*#[^\n]*/gm, '');
    return text !== undefined && (kind === 'compose' || (/compose/.test(text) && /--build-arg/.test(text))) ? [{ file, kind, text }] : [];
  });
  return new Map(
    names.map((name) => [
      name,
      texts
        .filter(({ text }) => hasName(text, name))
        .map(({ file, kind, text }) => ({ file, services: kind === 'compose' ? undefined : servicesIn(text, name) })),
    ]),
  );
}

/** A command that builds without Compose: `docker build`, `docker buildx build`, `podman build`. */
const OTHER_BUILD = /\b(?:docker(?:[ \t]+(?:buildx|image|builder))?|podman|nerdctl|buildah)[ \t]+(?:build|bud)\b/;

/** The services that a text passes the argument to; undefined if it may be any service, for example because a command names none. */
function servicesIn(text: string, name: string): ReadonlySet<string> | undefined {
  const services = new Set<string>();
  let isPassedOtherwise = false;
  // a command continues on the next line after a backslash or caret, and in a folded YAML scalar before a line that starts with an option
  const lines = text.replace(/[\\^`][ \t]*\r?\n|\r?\n(?=[ \t]+--?[a-z])/g, ' ').split(/\r?\n/);
  for (const line of lines) {
    if (!hasName(line, name) || !/--build-arg/.test(line)) continue;
    const command = /\bdocker(?:-compose|[ \t]+compose)\b.*/.exec(line)?.[0];
    if (command === undefined && OTHER_BUILD.test(line)) {
      isPassedOtherwise = true;
      continue;
    }
    const script = command === undefined ? undefined : parseText(command);
    const calls = script?.ok ? findBuildCalls(script).filter((call) => passedArguments(call).includes(name)) : [];
    if (calls.length === 0) return undefined;
    for (const call of calls) {
      const isPlain = call.certain && call.hidden.length === 0 && call.operands.length > 0 && call.operands.every((word) => word.literal);
      if (!isPlain || hasOption(call, '--with-dependencies')) return undefined;
      for (const word of call.operands) services.add(word.value);
    }
  }
  return services.size > 0 || isPassedOtherwise ? services : undefined;
}
